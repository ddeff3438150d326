//! The accessors that a model's fields struct holds: what one can ask of a field, and do to it.
//!
//! | accessor | for fields of type |
//! |---|---|
//! | [`Field`] | `bool`, numbers, `String`, `ObjectId`, `DateTime`, enums whose variants hold nothing |
//! | [`EmbeddedField`] | structs with `#[derive(EmbeddedModel)]`; its fields are reached through it: `o.ship_to.city` |
//! | [`ArrayField`] | `Vec<T>`, `VecDeque<T>`, `[T; N]`, `HashSet<T>`, `BTreeSet<T>` |
//! | [`TupleField`] | `(A, B)` and so on; its parts are reached through it: `o.range.0` |
//! | [`MapField`] | `HashMap<String, V>`, `BTreeMap<String, V>` |
//! | [`FlattenedField`], [`RestField`] | fields with `#[field(flatten)]` |
//! | [`VariantsField`] | enums whose variants hold something: `o.payment.is_card()`, `o.payment.variant_card().last4` |
//! | [`Optional`] | `Option<T>`: all that `T` has, and more |
//! | [`AdaptedField`] | fields stored in another way than their type's: all that the accessor of the stored form has |
//!
//! They are zero-sized, and have no comparison operators of Rust's: `o.total.eq(18.5)` builds a filter.

mod adapted;
mod array;
mod compare;
mod distinct;
mod elements;
mod embedded;
mod flattened;
mod geometry;
mod length;
mod map;
mod now;
mod number;
mod operand;
mod optional;
mod positions;
mod reach;
mod relative;
mod scalar;
mod text;
mod tuple;
pub(crate) mod variants;

pub use self::{
    adapted::AdaptedField,
    array::ArrayField,
    compare::Comparand,
    distinct::Distinct,
    elements::{Found, Slice},
    embedded::{EmbeddedField, Traverse, traverse},
    flattened::{FlattenedField, Named, RestField},
    geometry::{Area, Geometry},
    length::Length,
    map::MapField,
    now::CurrentDate,
    number::Integral,
    operand::{Factor, Growable, List, Numeric, Operand, Ordered, Sequence},
    optional::Optional,
    positions::{PositionRange, Positions},
    reach::{
        Assignable, Certain, Direct, InDocument, Insert, NotArray, OfDocument, Readable, Replace, Settled, Single,
        Together,
    },
    relative::Relative,
    scalar::Field,
    text::Textual,
    tuple::{Parts, TupleField},
    variants::{Variants, VariantsField},
};

use crate::{
    codec::FieldType,
    model::DocumentModel,
    path::{Path, Root},
};

/// What every accessor knows: the path it stands for, and the type of the values there.
pub trait Accessor: Copy + 'static {
    /// The path of the field.
    type Path: Path;
    /// The type of the field.
    type Value: FieldType;
    /// The accessor: a value without data.
    const NEW: Self;
    /// Whether the field holds an array, where MongoDB's comparisons look at the elements.
    #[doc(hidden)]
    const IS_ARRAY: bool = false;
    /// The accessor of fields whose type `N` is a newtype of this accessor's value: the same kind, with operands of
    /// type `N` where there is no accessor to go on to.
    #[doc(hidden)]
    type Newtype<N: FieldType>: Accessor<Path = Self::Path>;

    /// The dotted path in stored names.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Address { city: String }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, #[field(name = "shipTo")] ship_to: Address }
    /// assert_eq!(Order::F.ship_to.city.path(), "shipTo.city");
    /// ```
    fn path(self) -> &'static str {
        <Self::Path as Path>::DOTTED
    }
}

/// The accessor of fields of type `T` at the path `P`: what a fields struct holds.
pub type AccessorOf<T, P> = <T as FieldType>::Accessor<P>;

/// The dotted path of a field as a constant, through any depth of embedding.
///
/// The closure is never called; its return type carries the path, so a misspelt field is an ordinary error on that
/// field.
///
/// ```
/// # use docmodel::prelude::*;
/// # #[derive(EmbeddedModel)] struct Address { city: String }
/// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, ship_to: Address }
/// const CITY: &str = docmodel::path_of::<Order, _>(|o| o.ship_to.city);
/// assert_eq!(CITY, "ship_to.city");
/// ```
#[must_use]
pub const fn path_of<M: DocumentModel, A: Accessor>(_: fn(&'static M::Fields<Root<M>>) -> A) -> &'static str {
    <A::Path as Path>::DOTTED
}

/// `Copy`, `Clone` and `Debug` without bounds on the parameters, and [`Accessor`]. `as` is the accessor of a newtype `N`
/// of the value, if it is not the same one.
macro_rules! accessor {
    (@newtype) => { Self };
    (@newtype $newtype:ty) => { $newtype };
    ($name:ident<P, $($param:ident),+> of $value:ty $(as $newtype:ty)? $(where $($bounded:ident: $bound:path),+)? $(; $is_array:ident)?) => {
        impl<P, $($param),+> Copy for $name<P, $($param),+> {}
        impl<P, $($param),+> Clone for $name<P, $($param),+> {
            fn clone(&self) -> Self {
                *self
            }
        }
        impl<P: $crate::path::Path, $($param),+> std::fmt::Debug for $name<P, $($param),+> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), P::DOTTED)
            }
        }
        impl<P: $crate::path::Path, $($param: 'static),+> $crate::field::Accessor for $name<P, $($param),+>
        where
            $value: $crate::codec::FieldType,
        {
            type Path = P;
            type Value = $value;
            type Newtype<N: $crate::codec::FieldType> = $crate::field::accessor!(@newtype $($newtype)?);
            const NEW: Self = $name(std::marker::PhantomData);
            $(const IS_ARRAY: bool = $is_array;)?
        }
    };
}

/// Filters and updates that every kind of field has.
macro_rules! any_field {
    ($name:ident<P, $($param:ident),+>) => {
        impl<P: Path, $($param: 'static),+> $name<P, $($param),+> {
            /// Whether the document has the field, `null` included: [`$exists`].
            ///
            /// ```
            /// # use docmodel::prelude::*;
            /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: Option<String> }
            /// assert_eq!(Order::F.note.exists(true).to_string(), "{ note: { $exists: true } }");
            /// ```
            ///
            /// [`$exists`]: https://www.mongodb.com/docs/manual/reference/operator/query/exists/
            pub fn exists(self, exists: bool) -> Filter<P::Model> {
                Filter::at::<P>("$exists", Ok(exists.into()))
            }

            /// Whether the field, or an element of the array in it, has this BSON type, whatever the model says: to find
            /// what others stored. [`$type`].
            ///
            /// ```
            /// # use docmodel::{codec::Tag, prelude::*};
            /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
            /// assert_eq!(Order::F.number.type_is(Tag::INT32).to_string(), "{ number: { $type: 16 } }");
            /// ```
            ///
            /// [`$type`]: https://www.mongodb.com/docs/manual/reference/operator/query/type/
            pub fn type_is(self, tag: $crate::codec::Tag) -> Filter<P::Model> {
                Filter::at::<P>("$type", Ok(tag.number().into()))
            }
        }
    };
}

pub(crate) use {accessor, any_field};
