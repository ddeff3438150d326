//! What a path leads to: one value or many, from a document or from an array element.

use super::{Accessor, EmbeddedField, Field, MapField, Optional, Variants, VariantsField};
use crate::{
    codec::FieldType,
    model::{DocumentModel, EmbeddedModel},
    path::{
        Aliases, Child, Computed, Id, OfVariant, Path, Renamed, Root, Segment, Unwrapped, Upgraded, Variant,
        reach::{Computation, EveryElement, Identity, OldName, OneVariant, Straight},
    },
    projection::Gather,
};

/// Paths to one value, which an update can change: those that pass no array, or start at one of its elements; and that
/// the value is certain to be under, if it is there.
pub trait Single: Path {}

impl<P: Path> Single for P where P::Reach: OneValue + OneName + Stored + AllVariants + Changeable {}

/// Paths to a value that an update can replace as a whole: all [`Single`] ones, and the path of a field that may still
/// have an old name, which is removed then.
pub trait Replace: Path {}

impl<P: Path> Replace for P where P::Whole: OneValue + OneName + Stored + AllVariants + Changeable {}

/// Paths to a value that an upsert can give to the document that it makes: from the document's root, through embedded
/// models only. The `_id` is one.
#[diagnostic::on_unimplemented(
    message = "this field lies inside an array or a map, and the document that an upsert makes has none for it",
    label = "not reached from the document through embedded models",
    note = "give the document the whole array or map: `o.items.set_on_insert(..)`"
)]
pub trait Insert: Direct {}

impl<P: Direct> Insert for P where P::Whole: Stored + AllVariants {}

/// Paths that a field can be renamed from and to, and that an expression can be stored at: from the document's root,
/// through embedded models only.
#[diagnostic::on_unimplemented(
    message = "this field lies inside an array, a tuple or a map, where `rename_to` and `set_to` do not reach",
    label = "not reached from the document through embedded models",
    note = "set the whole array, tuple or map, or use `set`"
)]
pub trait Assignable: Direct {}

impl<P: Direct> Assignable for P where P::Reach: OneName + Stored + AllVariants + Changeable {}

/// Paths whose values an expression can be made of, and documents can be counted by.
#[diagnostic::on_unimplemented(
    message = "this field lies inside an array or a map, where neither an expression nor `count_by` reaches it",
    label = "not reached from the document through embedded models",
    note = "the whole array or map is a value: `o.items.expr()`, `count_by(|o| o.items)`"
)]
pub trait Readable: Direct + Gather {}

impl<P: Direct + Gather> Readable for P where P::Reach: OneName + AllVariants {}

/// Paths that go through no `Option`, so that each document has a value there.
#[diagnostic::on_unimplemented(
    message = "this field lies inside an `Option`, and not every document has it",
    label = "on a path through an `Option`",
    note = "`o.address.city.expr().if_null(..)` is a value in every document"
)]
pub trait Certain: Path {}

#[diagnostic::do_not_recommend]
impl<M: 'static> Certain for Root<M> {}
#[diagnostic::do_not_recommend]
impl<P: Certain, S: Segment> Certain for Child<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: Certain, S: Aliases> Certain for Renamed<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: Certain, S: Segment> Certain for Id<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: Certain, S: Segment> Certain for Computed<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: Certain, M: 'static> Certain for Upgraded<P, M> {}

/// Paths that all documents have under the same name, so that they can be sorted by it.
pub trait Settled: Path {}

impl<P: Path> Settled for P where P::Reach: OneName {}

/// What leads to one value.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this path leads to the values of all elements of an array, and an update has to say which",
    label = "on a path through `any()`",
    note = "use `at(n, |i| ..)` for one position, `each(|i| ..)` for all elements, `filtered(|i| .., |i| ..)` for some"
)]
pub trait OneValue {}

/// What has one name in all documents.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a field on this path may still be stored under an old name, so only filters can go through it",
    label = "on a path with an `alias`",
    note = "`set` and `unset` of the field itself work, and move it to its new name",
    note = "when no document has the old name any more, say `migrated`: then other updates, sorting and `count_by` work, too"
)]
pub trait OneName {}

/// What updates can change.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "docmodel writes a field on this path by itself, so no update changes it",
    label = "on a computed field, or on the version of the document",
    note = "a computed field is computed when the document is saved: update the fields that it is computed from, and save \
            the document",
    note = "the version is counted up by every write"
)]
pub trait Stored {}

/// What can change in a stored document.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "the `_id` of a stored document never changes, so no update sets it",
    label = "on the `_id`",
    note = "an upsert can give a new document its `_id`: `set_on_insert`",
    note = "for a stored document, insert a copy with the new `_id`, and delete the old one"
)]
pub trait Changeable {}

/// What updates and expressions can go to without a look at which variant of an enum is stored.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this path goes into a variant of an enum, and a document can have another variant",
    label = "on a path into a variant",
    note = "an update would damage the other variant; replace the whole enum: `o.payment.set(..)`",
    note = "count by the whole enum: `count_by(|o| o.payment)`"
)]
pub trait AllVariants {}

/// Paths whose values a condition can be about together with another condition.
pub trait Together: Path {}

impl<P: Path> Together for P where P::Reach: OneElement {}

/// What leads to one element of an array, or passes none.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a path into a variant cannot go through `any()`: one element could be that variant, and another one meet \
               the condition",
    label = "on a path through `any()`",
    note = "use `elem_match(|p| p.variant_card().last4.eq(..))`, which asks both of one element"
)]
pub trait OneElement {}

macro_rules! passes {
    ($trait:ident: $($reach:ident),*) => {
        #[diagnostic::do_not_recommend]
        impl $trait for Straight {}
        $(
            #[diagnostic::do_not_recommend]
            impl<R: $trait> $trait for $reach<R> {}
        )*
    };
}
passes!(OneValue: OldName, Identity, Computation, OneVariant);
passes!(OneElement: OldName, Identity, Computation, OneVariant);
passes!(OneName: EveryElement, Identity, Computation, OneVariant);
passes!(Stored: EveryElement, OldName, Identity, OneVariant);
passes!(AllVariants: EveryElement, OldName, Identity, Computation);
passes!(Changeable: EveryElement, OldName, Computation, OneVariant);

/// Accessors of elements that a dotted path reaches: MongoDB passes through one level of arrays, not through an array
/// in an array.
#[diagnostic::on_unimplemented(
    message = "a dotted path does not reach the elements of an array in an array",
    label = "the elements are arrays themselves",
    note = "use `elem_match(|row| row.elem_match(|x| ..))`, or `at(n, |row| ..)`"
)]
pub trait NotArray: Accessor {}

#[diagnostic::do_not_recommend]
impl<P: Path, T: FieldType> NotArray for Field<P, T> {}
#[diagnostic::do_not_recommend]
impl<P: Path, E: EmbeddedModel> NotArray for EmbeddedField<P, E> {}
#[diagnostic::do_not_recommend]
impl<P: Path, M: FieldType, V: FieldType> NotArray for MapField<P, M, V> {}
#[diagnostic::do_not_recommend]
impl<P: Path, E: Variants, T: FieldType> NotArray for VariantsField<P, E, T> {}
#[diagnostic::do_not_recommend]
impl<A: NotArray> NotArray for Optional<A> where Self: Accessor {}

/// Paths to what a document holds under a key, and not to an element of an array.
#[diagnostic::on_unimplemented(
    message = "a dotted path does not reach the elements of an array that is an element itself",
    label = "this array is an element of another, or a part of a tuple",
    note = "use `elem_match(|x| ..)` or `contains(..)`, or `at(n, |x| ..)`"
)]
pub trait InDocument: Path {}

#[diagnostic::do_not_recommend]
impl<P: Path, S: Segment> InDocument for Child<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: Path, S: Aliases> InDocument for Renamed<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: Path, S: Segment> InDocument for Id<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: Path, S: Segment> InDocument for Computed<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: InDocument> InDocument for Unwrapped<P> {}

/// Paths that an aggregation expression can follow: from a document's root, through embedded models only.
#[diagnostic::on_unimplemented(
    message = "this field is not reached from the document without passing an array, so neither can its length be ordered, \
               nor its slice or the field be compared",
    label = "this field lies inside the elements of an array",
    note = "of a length, `len().eq(n)` works here, and `len().is_in([..])` for several lengths",
    note = "of a slice, compare the elements: `at(0, |x| x.eq(..)) & at(1, |x| x.eq(..))`"
)]
pub trait Direct: Path {}

#[diagnostic::do_not_recommend]
impl<M: DocumentModel> Direct for Root<M> {}
#[diagnostic::do_not_recommend]
impl<P: Direct, S: Segment> Direct for Child<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: Direct, S: Aliases> Direct for Renamed<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: Direct, S: Segment> Direct for Id<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: Direct, S: Segment> Direct for Computed<P, S> {}
#[diagnostic::do_not_recommend]
impl<P: Direct, V: Variant> Direct for OfVariant<P, V> {}
#[diagnostic::do_not_recommend]
impl<P: Direct> Direct for Unwrapped<P> {}
#[diagnostic::do_not_recommend]
impl<P: Direct, M: 'static> Direct for Upgraded<P, M> {}

/// Paths of the fields that a document itself has, all documents under the same name.
#[diagnostic::on_unimplemented(
    message = "MongoDB finds an element only of an array that is a field of the document itself",
    label = "this array lies deeper, or its documents may have an old name of it, or an older schema version",
    note = "read all elements, or a `slice(..)` of them",
    note = "for the documents that have such an element, the filter is `elem_match(|i| ..)`"
)]
pub trait OfDocument: Path {}

#[diagnostic::do_not_recommend]
impl<M: DocumentModel, S: Segment> OfDocument for Child<Root<M>, S> {}
#[diagnostic::do_not_recommend]
impl<M: DocumentModel, S: Segment> OfDocument for Computed<Root<M>, S> {}
#[diagnostic::do_not_recommend]
impl<P: OfDocument> OfDocument for Unwrapped<P> {}
