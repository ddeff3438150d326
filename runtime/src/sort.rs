//! Sort orders.

use crate::{error::InvalidOperation, field::Settled, shell};
use bson::{Document, doc};
use std::{fmt, marker::PhantomData};

/// One key of a sort order, made by `o.created_at.desc()`.
///
/// `sort` takes one, or an array of them with the most significant first.
#[must_use = "a sort order does nothing until a query takes it"]
#[derive(Debug)]
pub struct Sort<M> {
    path: &'static str,
    passes_array: bool,
    direction: i32,
    model: PhantomData<fn() -> M>,
}

impl<M> Sort<M> {
    pub(crate) fn new<P: Settled<Model = M>>(direction: i32) -> Self {
        Self { path: P::DOTTED, passes_array: P::PASSES_ARRAY, direction, model: PhantomData }
    }
}

/// `{ total: -1 }`
impl<M> fmt::Display for Sort<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        shell::document(&doc! { self.path: self.direction }).fmt(f)
    }
}

impl<M> Copy for Sort<M> {}
impl<M> Clone for Sort<M> {
    fn clone(&self) -> Self {
        *self
    }
}

/// So that `sort(|o| o.total.desc())` needs no brackets.
impl<M> IntoIterator for Sort<M> {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}

/// A sort order as it is sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct RenderedSort {
    pub(crate) document: Document,
    /// A key that takes the least or greatest of an array's elements, which no index delivers in order.
    pub(crate) through_array: Option<&'static str>,
}

pub(crate) fn render<M>(keys: impl IntoIterator<Item = Sort<M>>) -> Result<RenderedSort, InvalidOperation> {
    let mut sort = RenderedSort::default();
    for key in keys {
        if sort.document.insert(key.path, key.direction).is_some() {
            return Err(InvalidOperation::new(format!("the sort order has `{}` twice", key.path)));
        }
        sort.through_array = sort.through_array.or(key.passes_array.then_some(key.path));
    }
    Ok(sort)
}
