use super::{DecodeError, Decoder, Encoder, FieldType, MapKey, Tag};
use crate::{
    field::{Accessor, Named, RestField},
    model::{EmbeddedModel, Names},
    path::Path,
    rule::Validator,
};
use bson::{Bson, Document};
use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasher, Hash},
};

/// A type whose elements can stand among those of the model around it: `#[field(flatten)]`.
///
/// An embedded model then has no document of its own: its fields are stored, filtered and updated as if they were
/// declared in the outer model. A map holds all the keys that no field of the outer model has, so that reading and
/// storing a document loses nothing that others put into it.
///
/// ```
/// use docmodel::prelude::*;
///
/// #[derive(EmbeddedModel)]
/// struct Address {
///     city: String,
///     zip: Option<String>,
/// }
///
/// #[derive(DocumentModel)]
/// struct Customer {
///     #[field(id)]
///     id: ObjectId,
///     #[field(flatten)]
///     address: Address,
///     #[field(flatten)]
///     rest: bson::Document,
/// }
///
/// let filter = Customer::F.address.city.eq("Oslo") & Customer::F.rest.has_key("vip");
/// assert_eq!(filter.to_string(), r#"{ city: "Oslo", vip: { $exists: true } }"#);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be flattened: it has no elements that could stand in the document around it",
    label = "neither an embedded model nor a map",
    note = "`flatten` is for a struct with `#[derive(EmbeddedModel)]`, and for a `bson::Document` or another map, which \
            holds the keys that the model does not have; a type parameter needs a bound, `T: docmodel::EmbeddedModel`",
    note = "a part that may be missing is stored as a field of its own: remove `flatten`, or make its fields `Option`s"
)]
pub trait Flatten: FieldType {
    /// What a model's fields struct offers for it, at the path of the document around it.
    type Elements<P: Path, O: Named>: 'static;

    /// Its value, which has no data.
    #[doc(hidden)]
    fn elements<P: Path, O: Named>() -> &'static Self::Elements<P, O>;

    /// The names of its elements.
    #[doc(hidden)]
    const NAMES: &'static Names;

    /// Writes its elements; `known` are the names in the whole document.
    #[doc(hidden)]
    fn encode_elements(&self, known: &Names, out: &mut Encoder);

    /// Finds its elements in the document that starts there.
    #[doc(hidden)]
    fn decode_elements(document: &Decoder<'_>, known: &Names) -> Result<Self, DecodeError>;

    /// Checks the rules inside of it.
    #[doc(hidden)]
    fn validate_elements(&self, at: &mut Validator) {
        self.validate(at);
    }
}

#[diagnostic::do_not_recommend]
impl<E: EmbeddedModel> Flatten for E {
    type Elements<P: Path, O: Named> = E::Fields<P>;
    const NAMES: &'static Names = E::NAMES;

    fn elements<P: Path, O: Named>() -> &'static Self::Elements<P, O> {
        E::fields::<P>()
    }

    #[inline]
    fn encode_elements(&self, _: &Names, out: &mut Encoder) {
        self.encode_fields(out);
    }

    #[inline]
    fn decode_elements(document: &Decoder<'_>, _: &Names) -> Result<Self, DecodeError> {
        E::decode_document(&mut document.clone())
    }
}

/// Maps, with the type of their values.
macro_rules! rest {
    ($($map:ty: $value:ty $(, [$($generics:tt)*])?;)*) => {$(
        impl$(<$($generics)*>)? Flatten for $map {
            type Elements<P: Path, O: Named> = RestField<P, Self, $value, O>;
            const NAMES: &'static Names = &Names::REST;

            fn elements<P: Path, O: Named>() -> &'static Self::Elements<P, O> {
                const { &Accessor::NEW }
            }

            fn encode_elements(&self, known: &Names, out: &mut Encoder) {
                encode_rest(self, known, out);
            }

            fn decode_elements(document: &Decoder<'_>, known: &Names) -> Result<Self, DecodeError> {
                decode_rest(document, known)
            }
        }
    )*};
}

rest! {
    Document: Bson;
    HashMap<K, V, S>: V, [K: MapKey + Eq + Hash, V: FieldType, S: BuildHasher + Default + 'static];
    BTreeMap<K, V>: V, [K: MapKey + Ord, V: FieldType];
}

#[cfg(feature = "indexmap-2")]
rest! {
    indexmap::IndexMap<K, V, S>: V, [K: MapKey + Eq + Hash, V: FieldType, S: BuildHasher + Default + 'static];
}

#[cfg(feature = "serde_json-1")]
rest! {
    serde_json::Map<String, serde_json::Value>: serde_json::Value;
}

/// Writes a map's entries as elements of the document around it, where no key may stand twice.
fn encode_rest<T: FieldType>(rest: &T, known: &Names, out: &mut Encoder) {
    let mut apart = out.apart();
    rest.encode(b"\0", &mut apart);
    let copied = apart.finish().map_err(|error| error.to_string()).and_then(|bytes| {
        let mut from = Decoder::new(&bytes);
        copy_elements(&mut from, known, out).map_err(|error| error.to_string())
    });
    if let Err(problem) = copied {
        out.fail(problem);
    }
}

/// Copies what stands in the one element that `from` has.
fn copy_elements(from: &mut Decoder<'_>, known: &Names, out: &mut Encoder) -> Result<(), DecodeError> {
    let [_tag, _key] = *from.chunk()?;
    let document = from.begin_document()?;
    loop {
        let start = from.clone();
        let Some((tag, key)) = from.next_element(&document)? else {
            return Ok(());
        };
        if known.contains(key) {
            let key = String::from_utf8_lossy(key);
            out.fail(format!("the key {key:?} of a flattened map is the name of another field of the document"));
        }
        from.skip(tag.unmarked())?;
        out.raw(start.up_to(from));
    }
}

/// Reads the elements that no other field has, as a document of their own.
fn decode_rest<T: FieldType>(document: &Decoder<'_>, known: &Names) -> Result<T, DecodeError> {
    let mut from = document.clone();
    let frame = from.begin_document()?;
    let mut apart = Encoder::new();
    let mut unread = Ok(());
    apart.framed(|out| unread = unknown_elements(&mut from, &frame, known, out));
    unread?;
    let bytes = apart.finish().map_err(|error| DecodeError::custom(error.to_string()))?;
    T::decode(Tag::DOCUMENT, &mut document.instead(&bytes)).map_err(|error| error.inside(&bytes, document.remaining()))
}

fn unknown_elements(
    from: &mut Decoder<'_>,
    frame: &super::DocumentFrame,
    known: &Names,
    out: &mut Encoder,
) -> Result<(), DecodeError> {
    loop {
        let start = from.clone();
        let Some((tag, key)) = from.next_element(frame)? else {
            return Ok(());
        };
        from.skip(tag)?;
        if !known.contains(key) {
            out.raw(start.up_to(from));
        }
    }
}
