//! What generated code names, in one place. Not part of the public interface.

pub use crate::{
    changes::Tracked,
    codec::{
        DecodeError, Decoder, Encoder, FieldType, Flatten, MapKey, Tag,
        stored::{
            As, Binary, Functions, Inside as OptionOf, Lenient, Serde, StoreAs, Truncate, With, missing, outcome,
        },
        upgrade, variant,
    },
    field::Together,
    field::variants::{Variants, VariantsField, is_other_variant, is_variant},
    field::{
        Accessor, AccessorOf, CurrentDate, EmbeddedField, Field, FlattenedField, Growable, Integral, Numeric, Ordered,
        Sequence, path_of, traverse,
    },
    filter::Filter,
    hooks::{Dispatch, Hooked, dispatch},
    index::{Index, IndexKey, PartialFilter},
    model::{
        DeletionTime, DocumentId, DocumentModel, EmbeddedModel, Fields, Model, Names, SoftDelete, Unknown, Version,
        VersionNumber, Versioned, WriteTime,
    },
    path::{
        Aliases, Check, Child, Computed, Id, Mark, Marked, OfVariant, Path, Renamed, Root, Segment, Upgraded, Variant,
    },
    projection::{Place, Projection, Wanted, text_score},
    rule::Validator,
    snapshot::{KeepsSnapshot, Snapshot},
    view::{self, FlattenView, View, ViewAs, Viewed, view_from_slice},
};
pub use bson::{DateTime, oid::ObjectId};
pub use std::sync::LazyLock;

pub mod rule {
    pub use crate::rule::{
        Items, Number, Pattern, Text, max, max_items, max_length, min, min_items, min_length, pattern,
    };
}

use crate::{
    codec::read_bson,
    model::zero_sized,
    projection::{ReadFrom, Source},
};
use bson::Bson;
use std::{any::Any, borrow::Cow, fmt, marker::PhantomData};

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
    message = "`{Self}` is never `None`, so there is nothing that `skip_none` could leave out",
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

/// Types with a value for a field that no document has, or that is computed once the others are read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no default",
    label = "needs `Default`",
    note = "a field with `skip` is not in any document, and one with `computed` may be missing from one and is computed \
            from the others: when a document is read, such a field starts as its type's default",
    note = "implement `Default` for the type, make it an `Option`, or for `skip` name a function: \
            `default = \"path::to::function\"`"
)]
pub trait Placeholder {
    fn placeholder() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> Placeholder for T {
    fn placeholder() -> Self {
        Self::default()
    }
}

/// Reads a stored value as a field does, and checks the rules of the field.
///
/// # Errors
/// If it is no value of the field's.
pub fn check_stored<T>(
    value: &Bson,
    at: &mut Validator,
    decode: fn(Tag, &mut Decoder<'_>) -> Result<T, DecodeError>,
    rules: fn(&T, &mut Validator),
) -> Result<(), DecodeError> {
    rules(&read_bson(value, decode)?, at);
    Ok(())
}

/// Why a function of the user's failed.
pub type Reason = String;

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

/// What a projection's field is read from.
#[derive(Debug)]
pub struct SourceOf<A, V> {
    source: A,
    value: PhantomData<fn() -> V>,
}

/// The source that a closure leads to.
pub fn source<M: Model, A: Source>(of: impl FnOnce(&'static M::Fields<Root<M>>) -> A) -> SourceOf<A, A::Output> {
    SourceOf { source: of(M::fields()), value: PhantomData }
}

/// How a projection's field of type `T` is read.
pub type Reader<T> = Box<dyn ReadField<T>>;

/// What is read from a source, as a `T`.
pub trait ReadField<T>: Send + Sync {
    /// Asks for it.
    fn want(&self, out: &mut Wanted);

    /// Reads it.
    ///
    /// # Errors
    /// If it is not there, or no `T`.
    fn read(&self, document: &Place<'_>) -> Result<T, DecodeError>;
}

/// A source, and the one way in which a value is read from it.
struct FieldReader<A, V, How> {
    source: A,
    how: PhantomData<fn() -> (V, How)>,
}

impl<T: ReadFrom<V, A, How>, A: Send + Sync, V, How> ReadField<T> for FieldReader<A, V, How> {
    fn want(&self, out: &mut Wanted) {
        T::want(&self.source, out);
    }

    fn read(&self, document: &Place<'_>) -> Result<T, DecodeError> {
        T::read_from(&self.source, document)
    }
}

/// The reader of a field of type `T`.
#[must_use]
pub fn reader<T, A, V, How>(of: SourceOf<A, V>) -> Reader<T>
where
    T: ReadFrom<V, A, How>,
    A: Send + Sync + 'static,
    V: 'static,
    How: 'static,
{
    Box::new(FieldReader { source: of.source, how: PhantomData::<fn() -> (V, How)> })
}

/// What makes a field's default, for a projection.
pub type DefaultValue = Option<fn() -> Box<dyn Any>>;

/// A field's default.
pub fn default_value<T: 'static>(make: impl FnOnce() -> T) -> Box<dyn Any> {
    Box::new(make())
}
