//! What `#[field(with = "module")]` is made of.

use super::{StoreAs, StoredAccessor};
use crate::{
    codec::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag},
    path::Path,
    rule::Validator,
};
use std::{fmt::Display, marker::PhantomData};

/// The functions of a module for fields of type `T`, as the derive finds them.
pub trait With<T>: 'static {
    /// The type that is stored.
    type Stored: FieldType;

    /// What is stored for a value.
    fn to_stored(value: &T) -> Self::Stored;

    /// The value that a stored one stands for.
    ///
    /// # Errors
    /// The text of the function's own.
    fn from_stored(stored: Self::Stored) -> Result<T, String>;
}

/// What a function of the user's returned, with the text of its error.
///
/// # Errors
/// The function's.
pub fn outcome<T, E: Display>(result: Result<T, E>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}

/// The adapter that they make.
#[derive(Debug)]
pub struct Functions<W>(PhantomData<W>);

#[diagnostic::do_not_recommend]
impl<W: With<T>, T: 'static> StoreAs<T> for Functions<W> {
    type Stored = W::Stored;
    type Accessor<P: Path> = StoredAccessor<Self, T, P>;

    fn encode(value: &T, key: &[u8], out: &mut Encoder) {
        W::to_stored(value).encode(key, out);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<T, DecodeError> {
        let start = from.remaining();
        let stored = W::Stored::decode(tag, from)?;
        W::from_stored(stored).map_err(|error| DecodeError::at(start, DecodeReason::Custom(error)))
    }

    fn missing() -> Option<T> {
        W::Stored::missing().and_then(|stored| W::from_stored(stored).ok())
    }

    fn validate(value: &T, at: &mut Validator) {
        W::to_stored(value).validate(at);
    }
}

/// What stands in for the functions of a module that has none of that name: errors that say what the module needs.
/// They name the stored type, so that a module that is missing as a whole is one error.
pub mod missing {
    /// No type.
    #[diagnostic::on_unimplemented(
        message = "the module has no function `to_stored`, which makes what is stored of the field's value",
        label = "needs `fn to_stored(value: &{Self}) -> Stored`",
        note = "a module for `with` has three items that the model can see: `type Stored`, `fn to_stored(&T) -> Stored`, \
                and `fn from_stored(Stored) -> Result<T, E>`, whose error can be displayed"
    )]
    pub trait ToStored<S> {}

    /// No type.
    #[diagnostic::on_unimplemented(
        message = "the module has no function `from_stored`, which makes the field's value of what is stored",
        label = "needs `fn from_stored(stored: Stored) -> Result<{Self}, E>`",
        note = "a module for `with` has three items that the model can see: `type Stored`, `fn to_stored(&T) -> Stored`, \
                and `fn from_stored(Stored) -> Result<T, E>`, whose error can be displayed"
    )]
    pub trait FromStored<S> {}

    /// Compiles for no type.
    #[must_use]
    pub fn to_stored<T: ToStored<S>, S>(_: &T) -> S {
        unreachable!("no type is `ToStored`")
    }

    /// Compiles for no type.
    ///
    /// # Errors
    /// Never.
    pub fn from_stored<S, T: FromStored<S>>(_: S) -> Result<T, String> {
        unreachable!("no type is `FromStored`")
    }
}
