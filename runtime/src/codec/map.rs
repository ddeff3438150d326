use super::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag};
use crate::{
    field::MapField,
    path::{self, Path},
    rule::{Rule, Validator},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    hash::{BuildHasher, Hash},
    sync::Arc,
};

/// A key of a map that is stored as a document, where keys are strings: a `String`, or a type of your own that has a
/// text.
///
/// ```
/// use docmodel::{codec::MapKey, prelude::*};
/// use std::{borrow::Cow, collections::HashMap};
///
/// #[derive(Debug, PartialEq, Eq, Hash)]
/// enum City {
///     Oslo,
///     Bergen,
/// }
///
/// impl MapKey for City {
///     fn as_key(&self) -> Cow<'_, str> {
///         match self {
///             Self::Oslo => "oslo".into(),
///             Self::Bergen => "bergen".into(),
///         }
///     }
///
///     fn from_key(key: &str) -> Result<Self, String> {
///         match key {
///             "oslo" => Ok(Self::Oslo),
///             "bergen" => Ok(Self::Bergen),
///             _ => Err(format!("expected a city, found {key:?}")),
///         }
///     }
/// }
///
/// #[derive(DocumentModel)]
/// struct Product {
///     #[field(id)]
///     id: ObjectId,
///     stock: HashMap<City, i32>,
/// }
///
/// let in_oslo = Product::F.stock.key(&City::Oslo.as_key(), |n| n.gte(1));
/// assert_eq!(in_oslo.to_string(), r#"{ "stock.oslo": { $gte: 1 } }"#);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the key of a stored map: BSON document keys are strings",
    label = "not a map key",
    note = "use `String`, or a type of your own that implements `docmodel::codec::MapKey`",
    note = "keys that are not text fit better into a `Vec` of structs with a field for the key: it can be indexed"
)]
pub trait MapKey: Sized + 'static {
    /// The text that is stored. Keys that differ need texts that differ, and every text needs to be one that MongoDB
    /// can address: not empty, without a leading `$`, without `.` and NUL. Other texts are an error when they are
    /// stored.
    fn as_key(&self) -> Cow<'_, str>;

    /// The key with this text.
    ///
    /// # Errors
    /// A message that says what was expected and what was found, if the text is none of [`as_key`](Self::as_key).
    fn from_key(key: &str) -> Result<Self, String>;

    /// Whether there is a key with this text.
    #[doc(hidden)]
    fn check_key(key: &str) -> Result<(), String> {
        Self::from_key(key).map(|_| ())
    }
}

macro_rules! text_key {
    ($($type:ty),*) => {$(
        impl MapKey for $type {
            fn as_key(&self) -> Cow<'_, str> {
                Cow::Borrowed(self)
            }

            fn from_key(key: &str) -> Result<Self, String> {
                Ok(key.to_owned().into())
            }

            fn check_key(_: &str) -> Result<(), String> {
                Ok(())
            }
        }
    )*};
}

text_key!(String, Box<str>, Arc<str>, Cow<'static, str>);

macro_rules! map {
    ($map:ident<K: $($bound:ident)&+ $(, $hasher:ident)?> by $entries:ident, $from:ident, $tag:ident: $new:expr) => {
        impl<K, V $(, $hasher)?> FieldType for $map<K, V $(, $hasher)?>
        where
            K: MapKey $(+ $bound)+,
            V: FieldType,
            $($hasher: BuildHasher + Default + 'static,)?
        {
            type Accessor<P: Path> = MapField<P, Self, V>;
            const BSON_TYPE: &'static str = "document";

            fn encode(&self, key: &[u8], out: &mut Encoder) {
                out.unordered(|out| out.map(key, $entries(self)));
            }

            fn decode($tag: Tag, $from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let mut entries = $new;
                decode($tag, $from, |key, value| entries.insert(key, value).is_none())?;
                Ok(entries)
            }

            fn validate(&self, at: &mut Validator) {
                validate(self, at);
            }
        }
    };
}

map!(HashMap<K: Eq & Hash, S> by sorted_entries,
    from, tag: Self::with_capacity_and_hasher(from.capacity::<(K, V)>(tag), S::default()));
map!(BTreeMap<K: Ord> by entries, from, tag: Self::new());

/// The entries of a map as they are stored.
pub(super) fn entries<'m, K: MapKey, V>(
    map: impl IntoIterator<Item = (&'m K, V)>,
) -> impl Iterator<Item = (Cow<'m, str>, V)> {
    map.into_iter().map(|(key, value)| (key.as_key(), value))
}

/// The same, in the order of their keys. A hash map has a different one each time, and MongoDB compares documents with
/// it: equal maps have to be equal documents.
pub(super) fn sorted_entries<'m, K: MapKey, V>(
    map: impl IntoIterator<Item = (&'m K, V)>,
) -> impl Iterator<Item = (Cow<'m, str>, V)> {
    let mut entries: Vec<_> = entries(map).collect();
    entries.sort_unstable_by(|(left, _), (right, _)| left.cmp(right));
    entries.into_iter()
}

/// Reads the entries of a map; `insert` says whether the key is new.
pub(super) fn decode<K: MapKey, V: FieldType>(
    tag: Tag,
    from: &mut Decoder<'_>,
    mut insert: impl FnMut(K, V) -> bool,
) -> Result<(), DecodeError> {
    from.map(tag, |key, tag, from| {
        let start = from.remaining();
        let key = K::from_key(key).map_err(|problem| DecodeError::at(start, DecodeReason::Custom(problem)))?;
        if insert(key, V::decode(tag, from)?) {
            Ok(())
        } else {
            Err(DecodeError::at(start, DecodeReason::DuplicateKey))
        }
    })
}

/// Checks the keys and the values of a map.
pub(super) fn validate<'m, K: MapKey, V: FieldType>(
    entries: impl IntoIterator<Item = (&'m K, &'m V)>,
    at: &mut Validator,
) {
    validate_with(entries, at, V::validate);
}

/// Checks the keys of a map, and what `validate` says of the values.
pub(super) fn validate_with<'m, K: MapKey, V: 'm>(
    entries: impl IntoIterator<Item = (&'m K, &'m V)>,
    at: &mut Validator,
    validate: impl Fn(&V, &mut Validator),
) {
    for (key, value) in entries {
        let key = key.as_key();
        if let Err(problem) = path::check_key(&key) {
            at.violation(Rule::MapKey, problem);
        }
        at.key(&key, |at| validate(value, at));
    }
}
