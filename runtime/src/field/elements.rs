//! Filters on the elements of an array taken together.

use super::{Accessor, ArrayField, Direct, Operand, Sequence};
use crate::{
    codec::FieldType,
    filter::Filter,
    path::{BuiltPath, Path, Root},
    update,
};
use bson::{Bson, doc};
use std::{fmt, marker::PhantomData, ops::Range};

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
    pub fn contains_any<V: Operand<T>>(self, values: impl IntoIterator<Item = V>) -> Filter<P::Model> {
        match update::operands(values) {
            Ok(values) if !P::IS_ELEMENT && values.iter().all(is_found_in_arrays) => {
                Filter::test(BuiltPath::of::<P>(), "$in", Ok(values.into()))
            }
            values => Filter::element(BuiltPath::of::<P>(), Filter::<T>::test("", "$in", values.map(Bson::Array))),
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
    pub fn contained_by<V: Operand<T>>(self, values: impl IntoIterator<Item = V>) -> Filter<P::Model> {
        let others = Filter::<T>::test("", "$nin", update::operands(values).map(Bson::Array));
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

    /// Every element meets the condition. An empty array matches, and `null` and a missing field do not.
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
        Self::is_array() & !Filter::element(BuiltPath::of::<P>(), !condition(Accessor::NEW))
    }

    /// The elements at some positions, counted from zero, the end excluded: to compare a part of the array.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Game { #[field(id)] id: i32, moves: Vec<String> }
    /// let opening = Game::F.moves.slice(0..2).eq(["e4", "e5"]);
    /// assert_eq!(
    ///     opening.to_string(),
    ///     r#"{ $expr: { $cond: [{ $isArray: "$moves" }, { $eq: [{ $slice: ["$moves", 0, 2] }, { $literal: ["e4", "e5"] }] }, false] } }"#
    /// );
    /// ```
    #[must_use]
    pub fn slice(self, positions: Range<u32>) -> Slice<P, T>
    where
        P: Direct,
        A: Sequence,
    {
        Slice { positions, path: PhantomData }
    }

    fn is_array() -> Filter<P::Model> {
        Filter::test(BuiltPath::of::<P>(), "$type", Ok("array".into()))
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
pub struct Slice<P, T> {
    positions: Range<u32>,
    path: PhantomData<fn() -> (P, T)>,
}

impl<P: Path, T> fmt::Debug for Slice<P, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slice({}, {:?})", P::DOTTED, self.positions)
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
    pub fn eq<V: Operand<T>>(self, values: impl IntoIterator<Item = V>) -> Filter<P::Model> {
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
    pub fn ne<V: Operand<T>>(self, values: impl IntoIterator<Item = V>) -> Filter<P::Model> {
        self.compare("$ne", values)
    }

    fn compare<V: Operand<T>>(self, operator: &str, values: impl IntoIterator<Item = V>) -> Filter<P::Model> {
        let values = match update::operands(values) {
            Ok(values) => values,
            Err(error) => {
                return Filter::invalid(format!("a value compared with `{}` cannot be encoded: {error}", P::DOTTED));
            }
        };
        let Range { start, end } = self.positions;
        let (Ok(start), Ok(count)) = (i32::try_from(start), i32::try_from(end.saturating_sub(start))) else {
            return Filter::invalid(format!("`{}` has no positions beyond 2147483647", P::DOTTED));
        };
        Filter::expression(BuiltPath::of::<P>(), |field| {
            // `$slice` takes no count of zero.
            let slice = if count == 0 {
                doc! { "$literal": [] }
            } else {
                doc! { "$slice": [field, start, count] }
            };
            let compare = doc! { operator: [slice, { "$literal": values.clone() }] };
            doc! { "$cond": [{ "$isArray": field }, compare, false] }
        })
    }
}
