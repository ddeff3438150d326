//! What generated code names, in one place. Not part of the public interface.

pub use crate::{
    codec::{
        DecodeError, Decoder, Encoder, FieldType, Flatten, MapKey, Tag,
        stored::{As, Binary, Inside as OptionOf, Lenient, Serde, StoreAs, Truncate, with_decode, with_missing},
        upgrade, variant,
    },
    field::Together,
    field::variants::{Variants, VariantsField, is_other_variant, is_variant},
    field::{Accessor, AccessorOf, EmbeddedField, Field, Growable, Numeric, Ordered, Sequence, path_of, traverse},
    filter::Filter,
    index::{Index, IndexKey},
    model::{DocumentId, DocumentModel, EmbeddedModel, Fields, Model, Names, Unknown},
    path::{Aliases, Child, Computed, Mark, OfVariant, Path, Renamed, Root, Segment, Variant},
    rule::Validator,
};
pub use bson::oid::ObjectId;

pub mod rule {
    pub use crate::rule::{
        Items, Number, Pattern, Text, max, max_items, max_length, min, min_items, min_length, pattern,
    };
}

use crate::model::zero_sized;
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

/// Types of which some value says that there is none.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` is never `None`, so there is nothing that `skip_none` could leave out",
    label = "not an `Option`",
    note = "`skip_none` is for fields of type `Option<_>`"
)]
pub trait Nullable {
    fn is_some(&self) -> bool;
}

impl<T> Nullable for Option<T> {
    fn is_some(&self) -> bool {
        Self::is_some(self)
    }
}

impl<T: Nullable + ?Sized> Nullable for Box<T> {
    fn is_some(&self) -> bool {
        T::is_some(self)
    }
}

impl<T: Nullable + ?Sized> Nullable for std::sync::Arc<T> {
    fn is_some(&self) -> bool {
        T::is_some(self)
    }
}

/// Whether there is a value to store.
#[inline]
pub fn is_some<T: Nullable + ?Sized>(value: &T) -> bool {
    value.is_some()
}

/// The text of a map key.
pub type KeyText<'a> = Cow<'a, str>;

/// What is wrong with a map key.
pub type KeyError = String;

/// A reference to a struct of accessors.
#[must_use]
pub fn fields<F: Fields>() -> &'static F {
    zero_sized(Fields::NEW)
}

/// `OrderFields(shipTo)`.
///
/// # Errors
/// As the formatter.
pub fn debug_fields<P: Path>(name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{name}({})", P::DOTTED)
}
