//! What generated code names, in one place. Not part of the public interface.

pub use crate::{
    codec::{DecodeError, Decoder, Encoder, FieldType, Tag},
    field::{Accessor, AccessorOf, EmbeddedField, Traverse, path_of},
    index::{Index, IndexKey},
    model::{DocumentId, DocumentModel, EmbeddedModel, Fields, Model},
    path::{Child, Path, Root, Segment},
    rule::Validator,
};
pub use bson::oid::ObjectId;

pub mod rule {
    pub use crate::rule::{Pattern, max, max_items, max_length, min, min_items, min_length, pattern};
}

use std::fmt;

/// `OrderFields(shipTo)`.
///
/// # Errors
/// As the formatter.
pub fn debug_fields<P: Path>(name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{name}({})", P::DOTTED)
}
