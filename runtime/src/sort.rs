//! Sort orders.

use crate::shell;
use bson::doc;
use std::{fmt, marker::PhantomData};

/// One key of a sort order, made by `o.created_at.desc()`.
///
/// `sort` takes one, or an array of them with the most significant first.
#[must_use = "a sort order does nothing until a query takes it"]
#[derive(Debug)]
pub struct Sort<M> {
    path: &'static str,
    direction: i32,
    model: PhantomData<fn() -> M>,
}

impl<M> Sort<M> {
    pub(crate) fn new(path: &'static str, direction: i32) -> Self {
        Self { path, direction, model: PhantomData }
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

/// The sort document that is sent.
#[cfg(feature = "driver")]
pub(crate) fn render<M>(
    keys: impl IntoIterator<Item = Sort<M>>,
) -> Result<bson::Document, crate::error::InvalidOperation> {
    let mut document = bson::Document::new();
    for key in keys {
        if document.insert(key.path, key.direction).is_some() {
            return Err(crate::error::InvalidOperation::new(format!("the sort order has `{}` twice", key.path)));
        }
    }
    Ok(document)
}
