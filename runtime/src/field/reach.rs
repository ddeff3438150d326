//! What a path leads to: one value or many, from a document or from an array element.

use super::{Accessor, EmbeddedField, Field, MapField, Optional};
use crate::{
    codec::FieldType,
    model::{DocumentModel, EmbeddedModel},
    path::{Child, Path, Root, Segment},
};

/// Paths to one value, which an update can change: those that pass no array, or start at one of its elements.
#[diagnostic::on_unimplemented(
    message = "this path leads to the values of all elements of an array, and an update has to say which",
    label = "reached through `any()`",
    note = "use `at(n, |i| ..)` for one position, `each(|i| ..)` for all elements, `filtered(|i| .., |i| ..)` for some"
)]
pub trait Single: Path {}

#[diagnostic::do_not_recommend]
impl<M: 'static> Single for Root<M> {}
#[diagnostic::do_not_recommend]
impl<P: Single, S: Segment> Single for Child<P, S> {}

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
impl<A: NotArray> NotArray for Optional<A> where Self: Accessor {}

/// Paths that an aggregation expression can follow: from a document's root, through embedded models only.
#[diagnostic::on_unimplemented(
    message = "lengths can be ordered only in an array that is reached from the document without passing an array",
    label = "this array lies inside the elements of another",
    note = "`len().eq(n)` works here, and `len().is_in([..])` for several lengths"
)]
pub trait Direct: Path {}

#[diagnostic::do_not_recommend]
impl<M: DocumentModel> Direct for Root<M> {}
#[diagnostic::do_not_recommend]
impl<P: Direct, S: Segment> Direct for Child<P, S> {}
