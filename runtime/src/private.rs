//! What generated code names, in one place. Not part of the public interface.

pub use crate::{
    codec::{DecodeError, Decoder, Encoder, FieldType, Tag},
    field::{Accessor, EmbeddedField, Traverse, path_of},
    index::{Index, IndexKey},
    model::{DocumentId, DocumentModel, EmbeddedModel, Model},
    path::{Child, Path, Root, Segment},
    rule::Validator,
};

pub mod rule {
    pub use crate::rule::{Pattern, max, max_items, max_length, min, min_items, min_length, pattern};
}

use std::fmt;

/// A reference for ever to a value without data.
///
/// `&const { .. }` would do for concrete types, but not for generic ones.
#[must_use]
pub fn zero_sized<T: 'static>(value: T) -> &'static T {
    const { assert!(size_of::<T>() == 0, "accessors hold no data") };
    // A box of a zero-sized value allocates nothing, so nothing is leaked.
    Box::leak(Box::new(value))
}

/// `OrderFields(shipTo)`.
///
/// # Errors
/// As the formatter.
pub fn debug_fields<P: Path>(name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{name}({})", P::DOTTED)
}
