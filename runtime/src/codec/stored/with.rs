//! What `#[field(with = "module")]` is made of.

use crate::codec::{DecodeError, DecodeReason, Decoder, FieldType, Tag};
use std::fmt::Display;

/// Reads a stored value, and makes the field's value of it.
///
/// # Errors
/// If the element is no such stored value, or `from_stored` fails.
pub fn with_decode<S: FieldType, T, E: Display>(
    tag: Tag,
    from: &mut Decoder<'_>,
    from_stored: impl FnOnce(S) -> Result<T, E>,
) -> Result<T, DecodeError> {
    let start = from.remaining();
    from_stored(S::decode(tag, from)?).map_err(|error| DecodeError::at(start, DecodeReason::Custom(error.to_string())))
}

/// What the field's value is where the document has no such field: what is made of the stored type's.
pub fn with_missing<S: FieldType, T, E>(from_stored: impl FnOnce(S) -> Result<T, E>) -> Option<T> {
    S::missing().and_then(|stored| from_stored(stored).ok())
}
