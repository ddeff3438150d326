use super::{Kept, Viewed};
use crate::codec::{DecodeError, Decoder, FieldType, Tag};
use std::fmt::Debug;

/// What a field type is in a view, and how that is read.
pub trait Form<T: FieldType> {
    /// What it is in a view of a document that is borrowed for `'a`.
    type Ref<'a>: Clone + Debug;

    /// Reads the value of an element of this BSON type.
    ///
    /// # Errors
    /// If the element is not such a value.
    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<Self::Ref<'a>, DecodeError>;

    /// The value of a field that the document does not have; `None` makes that an error.
    #[must_use]
    fn missing<'a>() -> Option<Self::Ref<'a>> {
        None
    }

    #[doc(hidden)]
    fn default<'a>(default: impl FnOnce() -> T, kept: &'static Kept) -> Result<Self::Ref<'a>, DecodeError> {
        kept.read(default, Self::decode, Self::missing)
    }
}

/// The form of types that are the same in a view. They have to be `Clone` and `Debug`, as views are.
#[derive(Debug)]
pub enum Owned {}

impl<T: FieldType + Clone + Debug> Form<T> for Owned {
    type Ref<'a> = T;

    #[inline]
    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<Self::Ref<'a>, DecodeError> {
        T::decode(tag, from)
    }

    #[inline]
    fn missing<'a>() -> Option<Self::Ref<'a>> {
        T::missing()
    }

    fn default<'a>(default: impl FnOnce() -> T, _: &'static Kept) -> Result<Self::Ref<'a>, DecodeError> {
        Ok(default())
    }
}

/// The form of embedded models that have a view of their own.
#[derive(Debug)]
pub enum Borrowed {}

impl<M: Viewed + FieldType> Form<M> for Borrowed {
    type Ref<'a> = M::Ref<'a>;

    #[inline]
    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<M::Ref<'a>, DecodeError> {
        from.expect_tag(tag, Tag::DOCUMENT)?;
        M::decode_view(from)
    }
}
