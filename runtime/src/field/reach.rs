//! What a path leads to: one value or many, from a document or from an array element.

use crate::{
    model::DocumentModel,
    path::{Child, Path, Root, Segment},
};

/// Paths to one value, which an update can change: those that pass no array, or start at one of its elements.
#[diagnostic::on_unimplemented(
    message = "this path leads to the values of all elements of an array, and an update has to say which",
    label = "reached through `any()`",
    note = "use `at(n, |i| ..)` for one position, `each(|i| ..)` for all elements, `filtered(|i| .., |i| ..)` for some"
)]
pub trait Single: Path {}

impl<M: 'static> Single for Root<M> {}
impl<P: Single, S: Segment> Single for Child<P, S> {}

/// Paths that an aggregation expression can follow: from a document's root, through embedded models only.
#[diagnostic::on_unimplemented(
    message = "lengths can be ordered only in an array that is reached from the document without passing an array",
    label = "this array lies inside the elements of another",
    note = "`len().eq(n)` works here, and `len().is_in([..])` for several lengths"
)]
pub trait Direct: Path {}

impl<M: DocumentModel> Direct for Root<M> {}
impl<P: Direct, S: Segment> Direct for Child<P, S> {}
