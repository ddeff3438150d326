//! Updates: what `update_one(..).apply(|o| [..])` does.

mod render;

pub(crate) use self::render::RenderedUpdate;

use crate::{
    codec::EncodeError,
    error::InvalidOperation,
    field::{Operand, Replace},
    filter::{Condition, Filter},
    path::{BuiltPath, join},
};
use bson::{Bson, Document};
use std::{borrow::Cow, fmt, marker::PhantomData};

/// A change to documents of the model `M`, such as `o.paid.set(true)`.
///
/// `apply` takes one, or an array of them. An update displays as `mongosh` text. It is not checked against the rules of
/// the model: see [`rule`](crate::rule).
#[must_use = "an update does nothing until a query applies it"]
pub struct Update<M> {
    changes: Vec<Change>,
    model: PhantomData<fn() -> M>,
}

/// One operator on one path.
#[derive(Clone, Debug)]
struct Change {
    operator: &'static str,
    path: Cow<'static, str>,
    value: Result<Bson, InvalidOperation>,
    /// One array filter for each [`FILTERED`] in the path, outermost first.
    filters: Vec<Condition>,
}

/// Stands in a path for `$[identifier]` until the identifiers of the whole update are known. No stored name and no map
/// key has a NUL.
const FILTERED: &str = "\0";

impl<M> Update<M> {
    pub(crate) fn new<E: Into<InvalidOperation>>(
        operator: &'static str,
        path: impl Into<Cow<'static, str>>,
        value: Result<Bson, E>,
    ) -> Self {
        let change = Change { operator, path: path.into(), value: value.map_err(Into::into), filters: Vec::new() };
        Self { changes: vec![change], model: PhantomData }
    }

    /// One in the place of all that is at the path, under its old names too.
    pub(crate) fn replace<P: Replace<Model = M>, E: Into<InvalidOperation>>(
        operator: &'static str,
        value: Result<Bson, E>,
    ) -> Self {
        let mut update = Self::new(operator, P::DOTTED, value);
        for old in BuiltPath::of::<P>().old_names() {
            update.changes.extend(Self::constant("$unset", old, "").changes);
        }
        update
    }

    pub(crate) fn constant(operator: &'static str, path: impl Into<Cow<'static, str>>, value: impl Into<Bson>) -> Self {
        Self::new::<InvalidOperation>(operator, path, Ok(value.into()))
    }

    pub(crate) fn invalid(problem: impl Into<String>) -> Self {
        Self::new("$set", "", Err(InvalidOperation::new(problem)))
    }

    /// Several updates as one.
    pub fn collect(updates: impl IntoIterator<Item = Self>) -> Self {
        Self { changes: updates.into_iter().flat_map(|update| update.changes).collect(), model: PhantomData }
    }

    /// The update document that is sent, and its array filters.
    ///
    /// # Errors
    /// If it changes nothing, changes a path twice, or holds a value that cannot be encoded.
    pub fn to_documents(&self) -> Result<(Document, Vec<Document>), InvalidOperation> {
        render::render(&self.changes).map(|rendered| (rendered.update, rendered.array_filters))
    }

    pub(crate) fn render(&self) -> Result<RenderedUpdate, InvalidOperation> {
        render::render(&self.changes)
    }

    pub(crate) fn reroot<N>(self, prefix: &str) -> Update<N> {
        let reroot = |change: Change| Change { path: join(prefix, change.path), ..change };
        Update { changes: self.changes.into_iter().map(reroot).collect(), model: PhantomData }
    }

    /// Puts the elements of the array at `prefix` that meet `condition` in front of every path.
    pub(crate) fn reroot_filtered<N>(self, prefix: &str, condition: &Filter<M>) -> Update<N> {
        let mut update = self.reroot(&join(prefix, FILTERED));
        for change in &mut update.changes {
            change.filters.insert(0, condition.condition().clone());
        }
        update
    }
}

impl<M> Clone for Update<M> {
    fn clone(&self) -> Self {
        Self { changes: self.changes.clone(), model: PhantomData }
    }
}

/// So that `apply(|o| o.paid.set(true))` needs no brackets.
impl<M> IntoIterator for Update<M> {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}

impl<M> fmt::Display for Update<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.render() {
            Ok(rendered) => rendered.fmt(f),
            Err(error) => write!(f, "/* {error} */"),
        }
    }
}

impl<M> fmt::Debug for Update<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Update({self})")
    }
}

/// The operands as BSON, or the first that cannot be encoded.
pub(crate) fn operands<T, V: Operand<T>>(values: impl IntoIterator<Item = V>) -> Result<Vec<Bson>, EncodeError> {
    let values = values.into_iter();
    let mut operands = Vec::with_capacity(values.size_hint().0);
    for value in values {
        operands.push(value.to_operand()?);
    }
    Ok(operands)
}
