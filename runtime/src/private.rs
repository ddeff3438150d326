//! What generated code names, in one place. Not part of the public interface.

pub use crate::{
    codec::{DecodeError, Decoder, Encoder, FieldType, MapKey, Tag, variant},
    field::{Accessor, AccessorOf, EmbeddedField, Field, Growable, Numeric, Ordered, Sequence, path_of, traverse},
    index::{Index, IndexKey},
    model::{DocumentId, DocumentModel, EmbeddedModel, Fields, Model},
    path::{Aliases, Child, Computed, Path, Renamed, Root, Segment},
    rule::Validator,
};
pub use bson::oid::ObjectId;

pub mod rule {
    pub use crate::rule::{
        Items, Number, Pattern, Text, max, max_items, max_length, min, min_items, min_length, pattern,
    };
}

use std::{borrow::Cow, fmt};

/// The type itself, named together with a lifetime. A bound on it may be false: `for<'a> <String as SameAs<'a>>::Type:
/// Numeric` is an impl for nothing, where `String: Numeric` is an error. So what a newtype inherits is left to the type
/// in it.
pub trait SameAs<'a> {
    type Type: ?Sized;
}

impl<T: ?Sized> SameAs<'_> for T {
    type Type = Self;
}

/// The text of a map key.
pub type KeyText<'a> = Cow<'a, str>;

/// What is wrong with a map key.
pub type KeyError = String;

/// `OrderFields(shipTo)`.
///
/// # Errors
/// As the formatter.
pub fn debug_fields<P: Path>(name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{name}({})", P::DOTTED)
}
