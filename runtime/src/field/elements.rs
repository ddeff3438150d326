//! Filters on the elements of an array taken together, and some of the elements.

use super::{
    Accessor, ArrayField, Direct, List, OfDocument, Operand, Sequence,
    positions::{Bounds, PositionRange, Positions},
};
use crate::{
    codec::{FieldType, Value},
    error::InvalidOperation,
    filter::Filter,
    path::{BuiltPath, Path, Root},
    update,
};
use bson::{Bson, Document, doc};
use std::{fmt, marker::PhantomData};

/// The accessor of one element, as the root of its own paths.
type Element<T> = <T as FieldType>::Accessor<Root<T>>;

impl<P: Path, T: FieldType, A: FieldType> ArrayField<P, T, A> {
    /// One of the values is some element's, or more of them are: the array and the values overlap. With no values, it
    /// matches nothing.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.contains_any(["new", "vip"]).to_string(), r#"{ tags: { $in: ["new", "vip"] } }"#);
    /// ```
    pub fn contains_any<V: Operand<T>>(self, values: impl List<Value = V>) -> Filter<P::Model> {
        match update::operands(values) {
            Ok(values) if !P::IS_ELEMENT && values.iter().all(is_found_in_arrays) => {
                Filter::at::<P>("$in", Ok(values.into()))
            }
            values => Filter::element(BuiltPath::of::<P>(), Filter::<T>::test("", "$in", values.map(Value::Array))),
        }
    }

    /// Every element is one of the values: the array is a subset of them. An empty array is, and `null` and a missing
    /// field are not.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// let filter = Order::F.tags.contained_by(["new", "vip"]);
    /// assert_eq!(
    ///     filter.to_string(),
    ///     r#"{ tags: { $type: "array" }, $nor: [{ tags: { $elemMatch: { $nin: ["new", "vip"] } } }] }"#
    /// );
    /// ```
    pub fn contained_by<V: Operand<T>>(self, values: impl List<Value = V>) -> Filter<P::Model> {
        let others = Filter::<T>::test("", "$nin", update::operands(values).map(Value::Array));
        Self::is_array() & !Filter::element(BuiltPath::of::<P>(), others)
    }

    /// For each of the conditions there is an element that meets it; one element may meet several.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Item { sku: String, qty: i32 }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, items: Vec<Item> }
    /// let both = Order::F.items.all_elem_match(|i| [i.sku.eq("A1") & i.qty.gte(2), i.sku.eq("B2")]);
    /// assert_eq!(
    ///     both.to_string(),
    ///     r#"{ $and: [{ items: { $elemMatch: { sku: "A1", qty: { $gte: 2 } } } }, { items: { $elemMatch: { sku: "B2" } } }] }"#
    /// );
    /// ```
    pub fn all_elem_match<C: IntoIterator<Item = Filter<T>>>(
        self,
        conditions: impl FnOnce(Element<T>) -> C,
    ) -> Filter<P::Model> {
        let conditions = conditions(Accessor::NEW).into_iter();
        Self::is_array_if_empty(conditions.map(|condition| Filter::element(BuiltPath::of::<P>(), condition)).collect())
    }

    /// Every element meets the condition. An empty array matches, and `null` and a missing field do not. An element that is
    /// `null` meets no condition on its fields.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Item { qty: i32 }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, items: Vec<Item> }
    /// let filter = Order::F.items.every(|i| i.qty.gte(2));
    /// assert_eq!(
    ///     filter.to_string(),
    ///     r#"{ items: { $type: "array" }, $nor: [{ items: { $elemMatch: { qty: { $not: { $gte: 2 } } } } }] }"#
    /// );
    /// ```
    pub fn every(self, condition: impl FnOnce(Element<T>) -> Filter<T>) -> Filter<P::Model> {
        let condition = condition(Accessor::NEW);
        // The server looks for fields in documents only, so it would pass over a `null`.
        let passes_null = T::missing().is_some() && condition.condition().is_on_fields();
        let documents = passes_null.then(|| {
            let no_document = !Filter::<T>::test("", "$type", Ok("object".into()));
            !Filter::element(BuiltPath::of::<P>(), no_document)
        });
        let fails = Filter::element(BuiltPath::of::<P>(), !condition);
        Filter::all([Self::is_array(), !fails].into_iter().chain(documents))
    }

    /// The elements at some positions, counted from zero, the end excluded: `1..3`, `..2`, `2..`; or the last ones,
    /// `-2..`. To [compare](Slice::eq) a part of the array, and to read it:
    /// [`$slice`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/slice/), whose third argument is a
    /// count, and this one an end.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Game { #[field(id)] id: i32, moves: Vec<String> }
    /// let opening = Game::F.moves.slice(..2).eq(["e4", "e5"]);
    /// assert_eq!(
    ///     opening.to_string(),
    ///     r#"{ $expr: { $cond: [{ $isArray: "$moves" }, { $eq: [{ $slice: ["$moves", 0, 2] }, { $literal: ["e4", "e5"] }] }, false] } }"#
    /// );
    /// ```
    ///
    /// A query [selects](crate::collection::Find::select) it, and a [`Projection`](derive@crate::Projection) reads it
    /// by `#[from(moves.slice(-2..))]`. There are as many elements as there are, and not more. Each has the type that
    /// is stored, or, if it is an embedded model, is a projection of it: then the server sends the elements as they are,
    /// and the projection takes of them what it reads.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Game { #[field(id)] id: i32, moves: Vec<String> }
    /// # #[cfg(feature = "driver")]
    /// # async fn example(games: docmodel::Collection<Game>) -> docmodel::Result<()> {
    /// let last_moves: Vec<Vec<String>> = games.find(|_| Filter::everything()).select(|g| g.moves.slice(-2..)).await?;
    /// # Ok(()) }
    /// ```
    pub fn slice(self, positions: impl PositionRange) -> Slice<P, T>
    where
        A: Sequence,
    {
        Slice { positions: positions.positions(), path: PhantomData }
    }

    /// The first element that meets the conditions, to read it and no other:
    /// [`$elemMatch`](https://www.mongodb.com/docs/manual/reference/operator/projection/elemMatch/) of a projection. It
    /// is an `Option`, as of [`Iterator::find`]. A filter that asks for the documents with such an element is
    /// [`elem_match`](Self::elem_match).
    ///
    /// The array has to be a field of the document itself; MongoDB takes no other. One projection reads one element of
    /// an array like this, and then no others of it.
    ///
    /// ```
    /// # use docmodel::{Projection, prelude::*};
    /// # use bson::doc;
    /// #[derive(EmbeddedModel)]
    /// struct Item {
    ///     sku: String,
    ///     qty: i32,
    /// }
    ///
    /// #[derive(DocumentModel)]
    /// struct Order {
    ///     #[field(id)]
    ///     id: i32,
    ///     items: Vec<Item>,
    /// }
    ///
    /// #[derive(Projection)]
    /// #[projection(of = Order)]
    /// struct Bulk {
    ///     id: i32,
    ///     #[from(items.find(|i| i.qty.gte(100)))]
    ///     item: Option<Item>,
    /// }
    ///
    /// assert_eq!(
    ///     Bulk::projection()?,
    ///     doc! { "_id": 1, "items": { "$elemMatch": { "qty": { "$gte": 100 } } }, "find(items)": { "$type": "$items" } }
    /// );
    /// # Ok::<(), docmodel::Error>(())
    /// ```
    pub fn find(self, condition: impl FnOnce(Element<T>) -> Filter<T>) -> Found<P, T>
    where
        P: OfDocument,
    {
        Found { condition: condition(Accessor::NEW), path: PhantomData }
    }

    fn is_array() -> Filter<P::Model> {
        Filter::at::<P>("$type", Ok("array".into()))
    }

    fn is_array_if_empty(conditions: Vec<Filter<P::Model>>) -> Filter<P::Model> {
        if conditions.is_empty() { Self::is_array() } else { Filter::all(conditions) }
    }
}

/// Whether MongoDB looks for the value among the elements: not for null, which also stands for a missing array, a whole
/// array, or a pattern.
fn is_found_in_arrays(value: &Bson) -> bool {
    !matches!(value, Bson::Null | Bson::Array(_) | Bson::RegularExpression(_))
}

/// Some elements of an array, in the order of their positions; see [`ArrayField::slice`].
#[must_use = "a slice does nothing until it is compared or selected"]
pub struct Slice<P, T> {
    positions: Positions,
    path: PhantomData<fn() -> (P, T)>,
}

impl<P: Path, T> fmt::Debug for Slice<P, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slice({},{})", P::DOTTED, self.positions)
    }
}

impl<P: Path, T> Slice<P, T> {
    pub(crate) fn positions(&self) -> Positions {
        self.positions
    }

    pub(crate) fn bounds(&self) -> Result<Bounds, InvalidOperation> {
        let bounds = self.positions.bounds();
        bounds.ok_or_else(|| InvalidOperation::new(format!("`{}` has no positions beyond 2147483647", P::DOTTED)))
    }
}

impl<P: Path, T: FieldType> Slice<P, T> {
    /// These elements are the values, in this order. A shorter array has fewer. What is no array never matches.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(
    ///     Order::F.tags.slice(0..2).eq(["a", "b"]).to_string(),
    ///     concat!(
    ///         r#"{ $expr: { $cond: [{ $isArray: "$tags" }, "#,
    ///         r#"{ $eq: [{ $slice: ["$tags", 0, 2] }, { $literal: ["a", "b"] }] }, false] } }"#
    ///     )
    /// );
    /// ```
    pub fn eq<V: Operand<T>>(self, values: impl List<Value = V>) -> Filter<P::Model>
    where
        P: Direct,
    {
        self.compare("$eq", values)
    }

    /// These elements are others than the values, or in another order. What is no array never matches.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(
    ///     Order::F.tags.slice(0..2).ne(["a", "b"]).to_string(),
    ///     concat!(
    ///         r#"{ $expr: { $cond: [{ $isArray: "$tags" }, "#,
    ///         r#"{ $ne: [{ $slice: ["$tags", 0, 2] }, { $literal: ["a", "b"] }] }, false] } }"#
    ///     )
    /// );
    /// ```
    pub fn ne<V: Operand<T>>(self, values: impl List<Value = V>) -> Filter<P::Model>
    where
        P: Direct,
    {
        self.compare("$ne", values)
    }

    fn compare<V: Operand<T>>(self, operator: &str, values: impl List<Value = V>) -> Filter<P::Model> {
        let values = match update::operands(values) {
            Ok(values) => values,
            Err(error) => {
                return Filter::invalid(format!("a value compared with `{}` cannot be encoded: {error}", P::DOTTED));
            }
        };
        let bounds = match self.bounds() {
            Ok(bounds) => bounds,
            Err(problem) => return Filter::invalid(problem.to_string()),
        };
        Filter::expression(BuiltPath::of::<P>(), |field| {
            let compare = doc! { operator: [bounds.of(field), { "$literal": values.clone() }] };
            doc! { "$cond": [{ "$isArray": field }, compare, false] }
        })
    }
}

/// One element of an array; see [`ArrayField::find`].
#[must_use = "it does nothing until it is selected"]
pub struct Found<P, T> {
    condition: Filter<T>,
    path: PhantomData<fn() -> P>,
}

impl<P: Path, T> fmt::Debug for Found<P, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Found({}, {:?})", P::DOTTED, self.condition)
    }
}

impl<P, T> Found<P, T> {
    pub(crate) fn condition(&self) -> Result<Document, InvalidOperation> {
        self.condition.condition().clone().into_element_document()
    }
}
