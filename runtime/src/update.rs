//! Updates: what `update_one(..).apply(|o| [..])` does.

mod overlap;
mod push;
mod render;

pub use self::push::Push;
pub(crate) use self::render::RenderedUpdate;

use crate::{
    codec::EncodeError,
    error::InvalidOperation,
    field::{Operand, Replace},
    filter::{Condition, Filter},
    path::{BuiltPath, Path, join},
    rule::{Validator, Violation},
};
use bson::{Bson, Document, doc};
use std::{borrow::Cow, collections::BTreeSet, fmt, marker::PhantomData};

/// A change to documents of the model `M`, such as `o.paid.set(true)`.
///
/// `apply` takes one, or an array of them. An update displays as `mongosh` text.
///
/// The values in it have to keep the rules of their fields, as those of a document that is inserted: see
/// [`validate`](Self::validate).
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
    /// The rules that the value breaks, with paths from the value on.
    violations: Vec<Violation>,
    /// One array filter for each [`FILTERED`] in the path, outermost first.
    filters: Vec<Condition>,
    /// The path of an array element that has to be there: the innermost that is named by its position.
    element: Option<Cow<'static, str>>,
}

/// Stands in a path for `$[identifier]` until the identifiers of the whole update are known. No stored name and no map
/// key has a NUL.
const FILTERED: &str = "\0";

/// The operator whose value is a path too.
pub(crate) const RENAME: &str = "$rename";

impl<M> Update<M> {
    pub(crate) fn new<E: Into<InvalidOperation>>(
        operator: &'static str,
        path: impl Into<Cow<'static, str>>,
        value: Result<Bson, E>,
    ) -> Self {
        let value = value.map_err(Into::into);
        let (path, violations, filters) = (path.into(), Vec::new(), Vec::new());
        Self { changes: vec![Change { operator, path, value, violations, filters, element: None }], model: PhantomData }
    }

    /// One that puts a value at the path.
    pub(crate) fn put<P: Path<Model = M>, T>(operator: &'static str, value: &impl Operand<T>) -> Self {
        let mut at = Validator::default();
        value.validate(&mut at);
        let value = value.to_operand().map(Bson::from).map_err(InvalidOperation::from);
        let value = value.and_then(|value| check_field::<P>(&value, &mut at).map(|()| value));
        Self::new(operator, P::DOTTED, value).with_violations(at)
    }

    /// One that puts values into the array at the path.
    pub(crate) fn put_each<P: Path<Model = M>, T, V: Operand<T>>(
        operator: &'static str,
        values: impl IntoIterator<Item = V>,
        modifiers: Result<Document, InvalidOperation>,
    ) -> Self {
        let mut at = Validator::default();
        let mut position = 0;
        let values = operands(values.into_iter().inspect(|value| {
            at.position(position, |at| value.validate(at));
            position += 1;
        }));
        // Always with `$each`: a bare document that has a key `$each` would be taken for the operator.
        let value = values.map_err(InvalidOperation::from).and_then(|values| {
            let mut each = doc! { "$each": values };
            each.extend(modifiers?);
            Ok(each.into())
        });
        Self::new(operator, P::DOTTED, value).with_violations(at)
    }

    fn with_violations(mut self, at: Validator) -> Self {
        if let Some(change) = self.changes.first_mut() {
            change.violations = at.finish();
        }
        self
    }

    /// The same in the place of all that is at the path, under its old names too.
    pub(crate) fn without_old_names<P: Replace<Model = M>>(mut self) -> Self {
        for old in BuiltPath::of::<P>().old_names() {
            self.changes.extend(Self::constant("$unset", old, "").changes);
        }
        self
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

    /// Checks the rules of the fields that get new values: the values of `set`, `set_on_insert`, `set_min` and
    /// `set_max`, and each element that is pushed or added. Whoever sends the update does this first.
    ///
    /// What the server makes of the stored value is known to it only: `inc`, `mul` and the `bit_` operators can pass
    /// `min` and `max`, and `push` and `pull` the number of items; `rename_to` moves a value that nobody looks at. Nor is a
    /// field of a generic model checked if its type or its rules name a parameter of the model.
    ///
    /// # Errors
    /// All violations, with the paths of the update: `items.$[].qty`. In what is pushed or added, the positions are
    /// those of the values that are given.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// #[derive(EmbeddedModel)]
    /// struct Item {
    ///     #[field(min = 1)]
    ///     qty: i32,
    /// }
    ///
    /// # #[derive(DocumentModel)]
    /// # struct Order { #[field(id)] id: ObjectId, items: Vec<Item> }
    /// let violations = Order::F.items.each(|i| i.qty.set(0)).validate().unwrap_err();
    /// assert_eq!(violations[0].to_string(), "items.$[].qty: must be at least 1, is 0");
    /// let violations = Order::F.items.push(Item { qty: -1 }).validate().unwrap_err();
    /// assert_eq!(violations[0].to_string(), "items[0].qty: must be at least 1, is -1");
    /// ```
    pub fn validate(&self) -> Result<(), Vec<Violation>> {
        let below = |change: &Change| {
            let path = change.path.replace(FILTERED, "$[]");
            change.violations.iter().map(move |violation| violation.below(&path)).collect::<Vec<_>>()
        };
        let violations: Vec<_> = self.changes.iter().flat_map(below).collect();
        if violations.is_empty() { Ok(()) } else { Err(violations) }
    }

    /// What a document has to have for the update to apply to it: the elements that [`at`](crate::field::ArrayField::at)
    /// names. Whoever sends the update adds this to its filter.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Game { #[field(id)] id: i32, scores: Vec<i32>, round: i32 }
    /// let update = Update::collect([Game::F.scores.at(2, |s| s.inc(5)), Game::F.round.inc(1)]);
    /// assert_eq!(update.to_string(), r#"{ $inc: { "scores.2": 5, round: 1 } }"#);
    /// assert_eq!(update.condition().to_string(), r#"{ "scores.2": { $exists: true } }"#);
    /// ```
    pub fn condition(&self) -> Filter<M> {
        let elements: BTreeSet<_> = self.changes.iter().filter_map(|change| change.element.as_ref()).collect();
        Filter::all(elements.into_iter().cloned().map(exists))
    }

    /// An element of an array that a document has to have.
    #[cfg(feature = "driver")]
    pub(crate) fn element(&self) -> Option<&str> {
        self.changes.iter().find_map(|change| change.element.as_deref())
    }

    /// The update document that is sent, and its array filters. A document has to meet the [`condition`](Self::condition),
    /// too.
    ///
    /// # Errors
    /// If it changes nothing, changes a path twice, or holds a value that cannot be encoded or breaks a rule.
    pub fn to_documents(&self) -> Result<(Document, Vec<Document>), InvalidOperation> {
        self.render().map(|rendered| (rendered.update, rendered.array_filters))
    }

    pub(crate) fn render(&self) -> Result<RenderedUpdate, InvalidOperation> {
        self.validate().map_err(|violations| InvalidOperation::breaks_rules(&violations))?;
        render::render(&self.changes)
    }

    /// Whether it changes a field, or something in it.
    #[cfg(feature = "driver")]
    pub(crate) fn touches(&self, field: &str) -> bool {
        let is_in = |path: &str| path.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        self.changes.iter().any(|change| is_in(&change.path))
    }

    /// Whether it gives a field to new documents, and leaves others as they are.
    #[cfg(feature = "driver")]
    pub(crate) fn sets_on_insert_alone(&self, field: &str) -> bool {
        self.changes.iter().any(|change| change.operator == "$setOnInsert" && change.path == field)
    }

    /// As [`render`](Self::render), with changes that docmodel makes by itself.
    #[cfg(feature = "driver")]
    pub(crate) fn render_with(&self, own: Vec<Self>) -> Result<RenderedUpdate, InvalidOperation> {
        if self.changes.is_empty() || own.is_empty() {
            return self.render();
        }
        Self::collect([self.clone()].into_iter().chain(own)).render()
    }

    pub(crate) fn reroot<N>(self, prefix: &str) -> Update<N> {
        self.map(|change| change.below(prefix))
    }

    /// Puts the element of an array in front of every path, which has to be there.
    pub(crate) fn reroot_at<N>(self, element: &str) -> Update<N> {
        self.map(|change| {
            let mut change = change.below(element);
            change.element.get_or_insert_with(|| element.to_owned().into());
            change
        })
    }

    /// Puts every element of the array at `prefix` in front of every path.
    pub(crate) fn reroot_each<N>(self, prefix: &str) -> Update<N> {
        self.map(|mut change| match change.element.take() {
            None => change.below(&join(prefix, "$[]")),
            Some(element) => change.filtered(prefix, exists::<M>(element)),
        })
    }

    /// Puts the elements of the array at `prefix` that meet `condition` in front of every path.
    pub(crate) fn reroot_filtered<N>(self, prefix: &str, condition: &Filter<M>) -> Update<N> {
        self.map(|mut change| {
            let element = change.element.take().map(exists);
            change.filtered(prefix, Filter::all([condition.clone()].into_iter().chain(element)))
        })
    }

    fn map<N>(self, map: impl Fn(Change) -> Change) -> Update<N> {
        Update { changes: self.changes.into_iter().map(map).collect(), model: PhantomData }
    }
}

impl Change {
    fn below(self, prefix: &str) -> Self {
        let element = self.element.map(|element| join(prefix, element));
        Self { path: join(prefix, self.path), element, ..self }
    }

    /// In the elements of the array at `prefix` that meet `condition`.
    fn filtered<E>(self, prefix: &str, condition: Filter<E>) -> Self {
        let mut change = self.below(&join(prefix, FILTERED));
        change.filters.insert(0, condition.into_condition());
        change
    }
}

fn exists<M>(path: Cow<'static, str>) -> Filter<M> {
    Filter::test(path, "$exists", Ok(true.into()))
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

/// What `apply` takes: one [`Update`], an array of them, or whatever else can be iterated over.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an update of this model",
    label = "expected an `Update` of it, or an array of them",
    note = "methods of fields make updates, `|o| o.paid.set(true)`; several go into an array: \
            `|o| [o.paid.set(true), o.note.unset()]`"
)]
pub trait Updates: IntoIterator<Item = Update<Self::Model>> {
    /// The model whose documents they change.
    type Model;
}

#[diagnostic::do_not_recommend]
impl<M, U: IntoIterator<Item = Update<M>>> Updates for U {
    type Model = M;
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

/// Checks the rules of the field that is to have this value.
pub(crate) fn check_field<P: Path>(value: &Bson, at: &mut Validator) -> Result<(), InvalidOperation> {
    let Some(check) = P::CHECK else { return Ok(()) };
    check(value, at).map_err(|error| {
        let path = P::DOTTED;
        InvalidOperation::new(format!(
            "the value for `{path}` could not be read back, so its rules cannot be checked: {error}"
        ))
    })
}

/// The operands as BSON, or the first that cannot be encoded.
pub(crate) fn operands<T, V: Operand<T>>(values: impl IntoIterator<Item = V>) -> Result<Vec<Bson>, EncodeError> {
    let values = values.into_iter();
    let mut operands = Vec::with_capacity(values.size_hint().0);
    for value in values {
        operands.push(value.to_operand()?.into());
    }
    Ok(operands)
}
