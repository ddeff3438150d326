//! Filters: what a query asks for.

mod combine;
mod condition;
mod kept;
#[cfg(feature = "serde_json-1")]
mod parse;
mod pattern;
mod render;
mod sees;
mod shape;
mod single;
#[cfg(feature = "driver")]
mod uses;
mod value;

pub(crate) use self::condition::Condition;
#[cfg(feature = "serde_json-1")]
pub use self::parse::{Allowed, FilterParser, OrderedQueryable, ParseError, Queryable, allow, allow_ordered};
pub use self::pattern::Pattern;
use self::sees::Sees;

use crate::{
    codec::{EncodeError, Value},
    error::InvalidOperation,
    field::Operand,
    path::{BuiltPath, DottedPath, Path},
};
use bson::{Document, doc};
use std::{
    borrow::Cow,
    fmt,
    marker::PhantomData,
    ops::{BitAnd, BitOr, Not},
};

/// A condition on documents of the model `M`: what `find(|o| ..)` takes.
///
/// Filters are built by the [accessors](crate::field) and combined with `&`, `|` and `!`, or with [`all`](Self::all)
/// and [`any`](Self::any). They display as `mongosh` text.
///
/// `!filter` matches every document that `filter` does not match, missing fields included.
///
/// ```
/// # use docmodel::prelude::*;
/// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool, total: f64, tags: Vec<String> }
/// let f = Order::F;
/// let filter = f.paid.eq(false) & (f.total.gte(100.5) | f.tags.contains("vip"));
/// assert_eq!(filter.to_string(), r#"{ paid: false, $or: [{ total: { $gte: 100.5 } }, { tags: "vip" }] }"#);
/// ```
#[must_use = "a filter does nothing until a query takes it"]
pub struct Filter<M> {
    condition: Condition,
    model: PhantomData<fn() -> M>,
}

impl<M> Filter<M> {
    fn new(condition: Condition) -> Self {
        Self { condition, model: PhantomData }
    }

    /// Matches every document.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool }
    /// assert_eq!(Filter::<Order>::everything().to_string(), "{}");
    /// ```
    pub fn everything() -> Self {
        Self::new(Condition::All(Vec::new()))
    }

    /// All of the filters; with none, every document.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// let wanted = ["new", "vip"];
    /// let filter = Filter::all(wanted.map(|tag| Order::F.tags.contains(tag)));
    /// assert_eq!(filter.to_string(), r#"{ $and: [{ tags: "new" }, { tags: "vip" }] }"#);
    /// ```
    pub fn all(filters: impl IntoIterator<Item = Self>) -> Self {
        Self::new(Condition::all(filters.into_iter().map(|filter| filter.condition)))
    }

    /// At least one of the filters; with none, no document.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// let wanted = ["A", "B"];
    /// let filter = Filter::any(wanted.map(|number| Order::F.number.eq(number)));
    /// assert_eq!(filter.to_string(), r#"{ $or: [{ number: "A" }, { number: "B" }] }"#);
    /// ```
    pub fn any(filters: impl IntoIterator<Item = Self>) -> Self {
        Self::new(Condition::any(filters.into_iter().map(|filter| filter.condition)))
    }

    /// The filter as the document that is sent.
    ///
    /// # Errors
    /// If it holds a value that cannot be encoded, a map key that cannot be addressed, or conditions on an array
    /// element that MongoDB has no words for.
    pub fn to_document(&self) -> Result<Document, InvalidOperation> {
        self.clone().into_document()
    }

    /// [`to_document`](Self::to_document) for the last use of a filter: its values are moved.
    ///
    /// # Errors
    /// As [`to_document`](Self::to_document).
    pub fn into_document(self) -> Result<Document, InvalidOperation> {
        self.condition.into_document()
    }

    pub(crate) fn condition(&self) -> &Condition {
        &self.condition
    }

    pub(crate) fn into_condition(self) -> Condition {
        self.condition
    }

    /// A test of the field at a path. Where the accessor is called, this is put in: it is no more than to write the test
    /// down, if the value is a plain one.
    #[inline]
    pub(crate) fn at<P: Path>(operator: &'static str, operand: Result<Value, EncodeError>) -> Self {
        match operand {
            Ok(value) if P::WAYS.is_none() && value.is_plain() => {
                let path = DottedPath { dotted: Cow::Borrowed(P::DOTTED), passes_array: P::PASSES_ARRAY };
                Self::new(Condition::Test { path, operator, value })
            }
            operand => Self::test(BuiltPath::of::<P>(), operator, operand),
        }
    }

    #[inline]
    pub(crate) fn test(
        path: impl Into<BuiltPath>,
        operator: &'static str,
        operand: Result<Value, EncodeError>,
    ) -> Self {
        match operand {
            Ok(value) => Self::new(Condition::test(path.into(), operator, value)),
            Err(error) => Self::not_encoded(path.into(), error),
        }
    }

    #[cold]
    fn not_encoded(path: BuiltPath, error: EncodeError) -> Self {
        Self::invalid(format!("the value compared with `{}` cannot be encoded: {error}", path.dotted))
    }

    pub(crate) fn test_each<T, V: Operand<T>>(
        path: BuiltPath,
        operator: &'static str,
        operands: impl IntoIterator<Item = V>,
    ) -> Self {
        Self::test(path, operator, crate::update::operands(operands).map(Value::Array))
    }

    /// Some element of the array at `path` meets `condition`.
    pub(crate) fn element<E>(path: BuiltPath, condition: Filter<E>) -> Self {
        Self::new(Condition::element(path, condition.condition))
    }

    /// An expression about the field at the path, which it gets as `$path`.
    pub(crate) fn expression(path: BuiltPath, expression: impl Fn(&str) -> Document) -> Self {
        let of = |path: DottedPath, ()| Condition::Expression(Box::new(expression(&format!("${}", path.dotted))));
        Self::new(Condition::over(path, Sees::Value, (), of))
    }

    pub(crate) fn invalid(problem: impl Into<String>) -> Self {
        Self::new(Condition::Invalid(InvalidOperation::new(problem)))
    }

    pub(crate) fn reroot<N>(self, prefix: BuiltPath) -> Filter<N> {
        Filter::new(self.condition.reroot(prefix))
    }

    /// The condition of a `$pull` from an array, whose elements may be arrays.
    pub(crate) fn into_pull_condition(self, of_arrays: bool) -> Result<Document, InvalidOperation> {
        if of_arrays && !self.condition.is_constant() && !self.condition.is_on_element() {
            return Err(InvalidOperation::new(
                "`$pull` finds no element that is itself an array, or a tuple, by what is at a position in it; use \
                 `pull_all` with whole elements",
            ));
        }
        let condition = self.condition.into_element_document()?;
        // The server knows operators on the element by the first key, and does not count `$not` among them.
        if condition.keys().next().is_some_and(|first| first == "$not") {
            let mut known = doc! { "$exists": true };
            known.extend(condition);
            return Ok(known);
        }
        Ok(condition)
    }
}

impl<M> Clone for Filter<M> {
    fn clone(&self) -> Self {
        Self::new(self.condition.clone())
    }
}

impl<M> BitAnd for Filter<M> {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self::new(self.condition.and(other.condition))
    }
}

impl<M> BitOr for Filter<M> {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self::any([self, other])
    }
}

impl<M> Not for Filter<M> {
    type Output = Self;

    fn not(self) -> Self {
        Self::new(self.condition.negate())
    }
}

impl<M> fmt::Display for Filter<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_document() {
            Ok(document) => crate::shell::document(&document).fmt(f),
            Err(error) => write!(f, "/* {error} */"),
        }
    }
}

impl<M> fmt::Debug for Filter<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Filter({self})")
    }
}
