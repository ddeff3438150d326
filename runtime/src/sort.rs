//! Sort orders.

use crate::{error::InvalidOperation, field::Settled, model::DocumentModel, projection::TEXT_SCORE, shell};
use bson::{Bson, Document, doc};
use std::{fmt, marker::PhantomData};

/// One key of a sort order, made by `o.created_at.desc()`, or by [`Sort::text_score`].
///
/// `sort` takes one, or an array of them with the most significant first.
#[must_use = "a sort order does nothing until a query takes it"]
#[derive(Debug)]
pub struct Sort<M> {
    key: Key,
    model: PhantomData<fn() -> M>,
}

#[derive(Clone, Copy, Debug)]
enum Key {
    Field { path: &'static str, passes_array: bool, direction: i32 },
    TextScore,
}

impl Key {
    fn path(self) -> &'static str {
        match self {
            Self::Field { path, .. } => path,
            Self::TextScore => TEXT_SCORE,
        }
    }

    fn order(self) -> Bson {
        match self {
            Self::Field { direction, .. } => direction.into(),
            Self::TextScore => doc! { "$meta": "textScore" }.into(),
        }
    }
}

impl<M> Sort<M> {
    pub(crate) fn new<P: Settled<Model = M>>(direction: i32) -> Self {
        let key = Key::Field { path: P::DOTTED, passes_array: P::PASSES_ARRAY, direction };
        Self { key, model: PhantomData }
    }

    /// Sorts by how well a document answers the [`Filter::text`](crate::Filter::text) of the query, the best first:
    /// [`$meta`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/meta/). The score itself is read by
    /// [`text_score`](crate::projection::text_score).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Page { #[field(id)] id: ObjectId, text: String }
    /// let best_first: Sort<Page> = Sort::text_score();
    /// assert_eq!(best_first.to_string(), r#"{ "text_score()": { $meta: "textScore" } }"#);
    /// ```
    pub fn text_score() -> Self
    where
        M: DocumentModel,
    {
        Self { key: Key::TextScore, model: PhantomData }
    }
}

/// `{ total: -1 }`
impl<M> fmt::Display for Sort<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        shell::document(&doc! { self.key.path(): self.key.order() }).fmt(f)
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

/// What `sort` takes: one [`Sort`], an array of them, or whatever else can be iterated over.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a sort order of this model",
    label = "expected a `Sort` of it, or an array of them",
    note = "a key says its direction, `|o| o.total.desc()`; several go into an array, the most significant first: \
            `|o| [o.total.desc(), o.number.asc()]`"
)]
pub trait SortKeys: IntoIterator<Item = Sort<Self::Model>> {
    /// The model whose documents they sort.
    type Model;
}

#[diagnostic::do_not_recommend]
impl<M, S: IntoIterator<Item = Sort<M>>> SortKeys for S {
    type Model = M;
}

/// A sort order as it is sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct RenderedSort {
    pub(crate) document: Document,
    /// A key that takes the least or greatest of an array's elements, which no index delivers in order.
    pub(crate) through_array: Option<&'static str>,
    /// Whether a key is the text score, which only a text search has.
    pub(crate) by_text_score: bool,
}

pub(crate) fn render<M>(keys: impl IntoIterator<Item = Sort<M>>) -> Result<RenderedSort, InvalidOperation> {
    let mut sort = RenderedSort::default();
    for Sort { key, .. } in keys {
        if sort.document.insert(key.path(), key.order()).is_some() {
            return Err(InvalidOperation::new(format!("the sort order has `{}` twice", key.path())));
        }
        match key {
            Key::Field { path, passes_array: true, .. } => sort.through_array = sort.through_array.or(Some(path)),
            Key::Field { .. } => {}
            Key::TextScore => sort.by_text_score = true,
        }
    }
    Ok(sort)
}
