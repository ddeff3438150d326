#[cfg(feature = "serde")]
mod serde;

use crate::{
    codec::{DecodeError, Decoder, Encoder, FieldType, Tag},
    field::{AdaptedField, Optional},
    path::{Path, Unwrapped},
    rule::{Items, Number, Text, Validator},
};

/// A field's value, where a field that is missing and one that is `null` mean two things.
///
/// An `Option` reads both as `None`, and stores `None` as `null`. A `Presence` keeps them apart: what is read is what
/// was stored. In a partial update, say, a missing field is one to leave alone and a `null` one to clear.
///
/// ```
/// use docmodel::{Presence, prelude::*};
///
/// #[derive(DocumentModel)]
/// struct Profile {
///     #[field(id)]
///     id: ObjectId,
///     phone: Presence<String>,
/// }
///
/// let read = |stored| docmodel::from_document::<Profile>(&stored).map(|profile| profile.phone);
/// let id = ObjectId::new();
/// assert_eq!(read(bson::doc! { "_id": id })?, Presence::Missing);
/// assert_eq!(read(bson::doc! { "_id": id, "phone": null })?, Presence::Null);
/// assert_eq!(read(bson::doc! { "_id": id, "phone": "123" })?, Presence::Value("123".to_owned()));
///
/// let filter = Profile::F.phone.is_missing() | Profile::F.phone.eq("123");
/// assert_eq!(filter.to_string(), r#"{ $or: [{ phone: { $exists: false } }, { phone: "123" }] }"#);
/// # Ok::<(), docmodel::DecodeError>(())
/// ```
///
/// The accessor is that of an `Option`: an [`Optional`].
///
/// - It is the type of a field. As an element of an array, or as a value of a map, `Missing` is an encode error: there
///   is no place for an element that is not there.
/// - Of a `Presence<Option<T>>`, a stored `null` is read as `Null`, never as `Value(None)`.
/// - With the feature `serde` it is (de)serialised as an `Option`. For JSON that leaves a missing field out, add
///   `#[serde(default, skip_serializing_if = "Presence::is_missing")]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence<T> {
    /// The document does not have the field.
    #[default]
    Missing,
    /// The field is `null`.
    Null,
    /// The field has a value.
    Value(T),
}

impl<T> Presence<T> {
    /// Whether the document does not have the field.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// Whether the field is `null`.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether the field has a value.
    #[must_use]
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The value, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing | Self::Null => None,
        }
    }

    /// The value, if there is one.
    ///
    /// ```
    /// use docmodel::Presence;
    ///
    /// assert_eq!(Presence::Value(1).into_option(), Some(1));
    /// assert_eq!(Presence::<i32>::Missing.into_option(), None);
    /// ```
    #[must_use]
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing | Self::Null => None,
        }
    }

    /// The same with a reference to the value.
    #[must_use]
    pub const fn as_ref(&self) -> Presence<&T> {
        match self {
            Self::Missing => Presence::Missing,
            Self::Null => Presence::Null,
            Self::Value(value) => Presence::Value(value),
        }
    }

    /// The same with another value.
    ///
    /// ```
    /// use docmodel::Presence;
    ///
    /// assert_eq!(Presence::Value("a").map(str::len), Presence::Value(1));
    /// assert_eq!(Presence::<&str>::Null.map(str::len), Presence::Null);
    /// ```
    #[must_use]
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Presence<U> {
        match self {
            Self::Missing => Presence::Missing,
            Self::Null => Presence::Null,
            Self::Value(value) => Presence::Value(f(value)),
        }
    }
}

impl<T> From<T> for Presence<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is `Null`, as it is stored.
impl<T> From<Option<T>> for Presence<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T: FieldType> FieldType for Presence<T> {
    type Accessor<P: Path> = AdaptedField<Optional<T::Accessor<Unwrapped<P>>>, Self>;
    const BSON_TYPE: &'static str = T::BSON_TYPE;

    #[inline]
    fn encode(&self, key: &[u8], out: &mut Encoder) {
        match self {
            Self::Missing => {}
            Self::Null => out.header(Tag::NULL, key),
            Self::Value(value) => value.encode(key, out),
        }
    }

    #[inline]
    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        if tag == Tag::NULL { Ok(Self::Null) } else { T::decode(tag, from).map(Self::Value) }
    }

    fn missing() -> Option<Self> {
        Some(Self::Missing)
    }

    fn validate(&self, at: &mut Validator) {
        if let Self::Value(value) = self {
            value.validate(at);
        }
    }
}

// A rule says nothing about a value that is not there.
#[diagnostic::do_not_recommend]
impl<T: Number> Number for Presence<T> {
    type Bound = T::Bound;

    fn number(&self) -> Option<&T::Bound> {
        self.value()?.number()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Text> Text for Presence<T> {
    fn text(&self) -> Option<&str> {
        self.value()?.text()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Items> Items for Presence<T> {
    fn items(&self) -> Option<usize> {
        self.value()?.items()
    }
}
