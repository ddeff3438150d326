use super::{
    Accessor, Growable, InDocument, Insert, Length, List, NotArray, Operand, Relative, Replace, Sequence, Single,
    accessor, any_field,
};
use crate::{
    codec::{FieldType, Value},
    filter::Filter,
    path::{Any, BuiltPath, Path, Root},
    update::{self, Push, Update, Updates},
};
use bson::{Bson, doc};
use std::marker::PhantomData;

/// A field with an array of `T`, held in an `A`: a `Vec<T>` unless it says otherwise.
///
/// | ask | of | MQL |
/// |---|---|---|
/// | [`contains`](Self::contains) | some element is this | `{ tags: "new" }` |
/// | [`any`](Self::any) | some element, each condition on its own | `{ "items.qty": { $gte: 2 } }` |
/// | [`elem_match`](Self::elem_match) | one element that meets all conditions | `{ items: { $elemMatch: { … } } }` |
/// | [`at`](Self::at) | the element at a position | `{ "items.0.qty": 2 }` |
/// | [`len`](Self::len) | the number of elements | `{ items: { $size: 2 } }` |
///
/// The closures get the accessor of one element: the fields of an embedded model (`|i| i.qty.gte(2)`), or the element
/// itself (`|t| t.eq("new")`).
#[expect(clippy::type_complexity, reason = "three parameters that are not held")]
pub struct ArrayField<P, T, A = Vec<T>>(pub(super) PhantomData<fn() -> (P, T, A)>);

accessor!(ArrayField<P, T, A> of A as ArrayField<P, T, N>; true);
any_field!(ArrayField<P, T, A>);

/// The accessor of one element, as the root of its own paths.
type Element<T> = <T as FieldType>::Accessor<Root<T>>;

impl<P: Path, T: FieldType, A: FieldType> ArrayField<P, T, A> {
    /// Some element equals the value.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.contains("new").to_string(), r#"{ tags: "new" }"#);
    /// ```
    pub fn contains(self, value: impl Operand<T>) -> Filter<P::Model> {
        match value.to_operand() {
            Ok(value) => Self::contains_value(value),
            Err(error) => Filter::at::<P>("$eq", Err(error)),
        }
    }

    /// Every one of the values is some element's:
    /// [`$all`](https://www.mongodb.com/docs/manual/reference/operator/query/all/). With no values, it matches every
    /// document that has the array.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.contains_all(["new", "vip"]).to_string(), r#"{ tags: { $all: ["new", "vip"] } }"#);
    /// assert_eq!(Order::F.tags.contains_all(Vec::<&str>::new()).to_string(), r#"{ tags: { $type: "array" } }"#);
    /// ```
    pub fn contains_all<V: Operand<T>>(self, values: impl List<Value = V>) -> Filter<P::Model> {
        match update::operands(values) {
            Ok(values) if values.is_empty() => Filter::at::<P>("$type", Ok("array".into())),
            Ok(values) if !P::IS_ELEMENT && values.iter().all(is_plain) => Filter::at::<P>("$all", Ok(values.into())),
            Ok(values) => Filter::all(values.into_iter().map(|value| Self::contains_value(value.into()))),
            Err(error) => Filter::at::<P>("$all", Err(error)),
        }
    }

    fn contains_value(value: Value) -> Filter<P::Model> {
        match value {
            // A bare null would match a missing array, and an array in an array is reached by its elements only.
            value if P::IS_ELEMENT || matches!(value, Value::Null | Value::Array(_)) => {
                Filter::element(BuiltPath::of::<P>(), Filter::<T>::test("", "$eq", Ok(value)))
            }
            value => Filter::at::<P>("$eq", Ok(value)),
        }
    }

    /// Some element: plain dotted traversal. Two conditions may be met by two different elements; for one element
    /// that meets both, use [`elem_match`](Self::elem_match).
    ///
    /// As in MongoDB, negative tests turn it round: `items.any().qty.ne(5)`, and likewise `not_in`, `is_missing` and
    /// `is_some`, ask that *no* element has the value. "Some element is not 5" is
    /// `items.elem_match(|i| i.qty.ne(5))`.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Item { sku: String, qty: i32 }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, items: Vec<Item> }
    /// assert_eq!(Order::F.items.any().qty.gte(2).to_string(), r#"{ "items.qty": { $gte: 2 } }"#);
    /// ```
    #[must_use]
    pub fn any(self) -> T::Accessor<Any<P>>
    where
        P: InDocument,
        T::Accessor<Any<P>>: NotArray,
    {
        Accessor::NEW
    }

    /// One element that meets all the conditions:
    /// [`$elemMatch`](https://www.mongodb.com/docs/manual/reference/operator/query/elemMatch/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Item { sku: String, qty: i32 }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, items: Vec<Item>, scores: Vec<i32> }
    /// let items = Order::F.items.elem_match(|i| i.sku.eq("A1") & i.qty.gte(2));
    /// assert_eq!(items.to_string(), r#"{ items: { $elemMatch: { sku: "A1", qty: { $gte: 2 } } } }"#);
    /// let scores = Order::F.scores.elem_match(|s| s.gte(2) & s.lt(5));
    /// assert_eq!(scores.to_string(), "{ scores: { $elemMatch: { $gte: 2, $lt: 5 } } }");
    /// ```
    pub fn elem_match(self, condition: impl FnOnce(Element<T>) -> Filter<T>) -> Filter<P::Model> {
        Filter::element(BuiltPath::of::<P>(), condition(Accessor::NEW))
    }

    /// The element at a position, counted from zero; in filters and in updates.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Item { sku: String, qty: i32 }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, items: Vec<Item> }
    /// assert_eq!(Order::F.items.at(0, |i| i.qty.gte(2)).to_string(), r#"{ "items.0.qty": { $gte: 2 } }"#);
    /// assert_eq!(Order::F.items.at(0, |i| i.qty.set(2)).to_string(), r#"{ $set: { "items.0.qty": 2 } }"#);
    /// ```
    ///
    /// MongoDB would make an element that is not there, and nulls before it. So an update changes only the documents that
    /// have it: `"items.0": { $exists: true }` is one more condition of its filter, and an upsert does not take it. Inside
    /// `each` and `filtered`, the elements that lack it stay as they are:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Item { tags: Vec<String> }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, items: Vec<Item> }
    /// let update = Order::F.items.each(|i| i.tags.at(1, |t| t.set("new")));
    /// assert_eq!(
    ///     update.to_string(),
    ///     r#"{ $set: { "items.$[e0].tags.1": "new" } }, { arrayFilters: [{ "e0.tags.1": { $exists: true } }] }"#
    /// );
    /// ```
    ///
    /// In an array of maps, MongoDB takes a key that is a number for a position, too: `maps.at(6, ..)` finds a map with
    /// the key `"6"`.
    pub fn at<R: Relative<T, P>>(self, position: usize, f: impl FnOnce(Element<T>) -> R) -> R::Rerooted {
        f(Accessor::NEW).reroot_at(position)
    }

    /// The number of elements. Documents in which the field is not an array, `null` and missing included, have none
    /// to compare: they never match.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.len().eq(2).to_string(), r#"{ tags: { $size: Long("2") } }"#);
    /// ```
    #[must_use]
    pub fn len(self) -> Length<P> {
        Length::NEW
    }

    /// Replaces the whole array, and the new one has to keep the field's rules:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.set(vec!["new".to_owned()]).to_string(), r#"{ $set: { tags: ["new"] } }"#);
    /// ```
    /// [`$set`](https://www.mongodb.com/docs/manual/reference/operator/update/set/).
    pub fn set(self, value: impl Operand<A>) -> Update<P::Model>
    where
        P: Replace,
    {
        Update::put::<P, A>("$set", &value).without_old_names::<P>()
    }

    /// Gives the value to the document that an upsert makes where it finds none to change; one that is there already
    /// stays as it is. The value has to keep the field's rules:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.set_on_insert(vec![]).to_string(), "{ $setOnInsert: { tags: [] } }");
    /// ```
    /// [`$setOnInsert`](https://www.mongodb.com/docs/manual/reference/operator/update/setOnInsert/).
    pub fn set_on_insert(self, value: impl Operand<A>) -> Update<P::Model>
    where
        P: Insert,
    {
        Update::put::<P, A>("$setOnInsert", &value)
    }

    /// Adds one element at the end. Its rules are checked; how many elements the array has then is known to the server
    /// only:
    /// [`$push`](https://www.mongodb.com/docs/manual/reference/operator/update/push/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.push("new").to_string(), r#"{ $push: { tags: { $each: ["new"] } } }"#);
    /// ```
    pub fn push(self, value: impl Operand<T>) -> Update<P::Model>
    where
        A: Growable + Sequence,
        P: Single,
    {
        self.push_all([value])
    }

    /// Adds elements at the end, in order.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.push_all(["a", "b"]).to_string(), r#"{ $push: { tags: { $each: ["a", "b"] } } }"#);
    /// ```
    pub fn push_all<V: Operand<T>>(self, values: impl List<Value = V>) -> Update<P::Model>
    where
        A: Growable + Sequence,
        P: Single,
    {
        Update::put_each::<P, T, V>("$push", values, Ok(doc! {}))
    }

    /// Adds elements at a position, and sorts or cuts the array then. The rules of the elements are checked; how many the
    /// array has then is known to the server only.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Bid { by: String, amount: i32 }
    /// # #[derive(DocumentModel)] struct Lot { #[field(id)] id: ObjectId, bids: Vec<Bid>, scores: Vec<i32> }
    /// let bid = Bid { by: "Ann".into(), amount: 5 };
    /// let best = Lot::F.bids.push_with([bid], |push| push.sort(|b| b.amount.desc()).slice(3));
    /// assert_eq!(
    ///     best.to_string(),
    ///     r#"{ $push: { bids: { $each: [{ by: "Ann", amount: 5 }], $sort: { amount: -1 }, $slice: 3 } } }"#
    /// );
    /// let in_front = Lot::F.scores.push_with([7], |push| push.position(0));
    /// assert_eq!(in_front.to_string(), "{ $push: { scores: { $each: [7], $position: 0 } } }");
    /// ```
    pub fn push_with<V: Operand<T>>(
        self,
        values: impl List<Value = V>,
        modifiers: impl FnOnce(Push<T>) -> Push<T>,
    ) -> Update<P::Model>
    where
        A: Growable + Sequence,
        P: Single,
    {
        Update::put_each::<P, T, V>("$push", values, modifiers(Push::new()).finish())
    }

    /// Adds the elements that the array does not have yet, in an order of the server's:
    /// [`$addToSet`](https://www.mongodb.com/docs/manual/reference/operator/update/addToSet/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # use std::collections::HashSet;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: HashSet<String> }
    /// assert_eq!(Order::F.tags.add_to_set(["new"]).to_string(), r#"{ $addToSet: { tags: { $each: ["new"] } } }"#);
    /// ```
    pub fn add_to_set<V: Operand<T>>(self, values: impl List<Value = V>) -> Update<P::Model>
    where
        P: Single,
        A: Growable,
    {
        Update::put_each::<P, T, V>("$addToSet", values, Ok(doc! {}))
    }

    /// Removes the first element; an empty array stays as it is:
    /// [`$pop`](https://www.mongodb.com/docs/manual/reference/operator/update/pop/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.pop_first().to_string(), "{ $pop: { tags: -1 } }");
    /// ```
    pub fn pop_first(self) -> Update<P::Model>
    where
        A: Growable + Sequence,
        P: Single,
    {
        Update::constant("$pop", P::DOTTED, -1)
    }

    /// Removes the last element; an empty array stays as it is:
    /// [`$pop`](https://www.mongodb.com/docs/manual/reference/operator/update/pop/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.pop_last().to_string(), "{ $pop: { tags: 1 } }");
    /// ```
    pub fn pop_last(self) -> Update<P::Model>
    where
        A: Growable + Sequence,
        P: Single,
    {
        Update::constant("$pop", P::DOTTED, 1)
    }

    /// Removes every element that meets the conditions:
    /// [`$pull`](https://www.mongodb.com/docs/manual/reference/operator/update/pull/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Item { sku: String, qty: i32 }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, items: Vec<Item>, scores: Vec<i32> }
    /// assert_eq!(Order::F.items.pull(|i| i.qty.lt(1)).to_string(), "{ $pull: { items: { qty: { $lt: 1 } } } }");
    /// assert_eq!(Order::F.scores.pull(|s| s.lt(1)).to_string(), "{ $pull: { scores: { $lt: 1 } } }");
    /// ```
    pub fn pull(self, condition: impl FnOnce(Element<T>) -> Filter<T>) -> Update<P::Model>
    where
        A: Growable,
        P: Single,
    {
        let condition = condition(Accessor::NEW).into_pull_condition(Element::<T>::IS_ARRAY);
        Update::new("$pull", P::DOTTED, condition.map(Bson::from))
    }

    /// Removes every element that equals one of the values:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.pull_all(["a", "b"]).to_string(), r#"{ $pullAll: { tags: ["a", "b"] } }"#);
    /// ```
    /// [`$pullAll`](https://www.mongodb.com/docs/manual/reference/operator/update/pullAll/).
    pub fn pull_all<V: Operand<T>>(self, values: impl List<Value = V>) -> Update<P::Model>
    where
        A: Growable,
        P: Single,
    {
        Update::new("$pullAll", P::DOTTED, update::operands(values).map(Bson::from))
    }

    /// Changes every element:
    /// [`$[]`](https://www.mongodb.com/docs/manual/reference/operator/update/positional-all/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Item { sku: String, qty: i32 }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, items: Vec<Item> }
    /// assert_eq!(Order::F.items.each(|i| i.qty.inc(1)).to_string(), r#"{ $inc: { "items.$[].qty": 1 } }"#);
    /// ```
    pub fn each<U: Updates<Model = T>>(self, f: impl FnOnce(Element<T>) -> U) -> Update<P::Model>
    where
        P: Single,
    {
        Update::collect(f(Accessor::NEW)).reroot_each(P::DOTTED)
    }

    /// Changes the elements that meet the conditions:
    /// [`$[<identifier>]`](https://www.mongodb.com/docs/manual/reference/operator/update/positional-filtered/) and its
    /// array filter.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Item { sku: String, qty: i32 }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, items: Vec<Item> }
    /// let update = Order::F.items.filtered(|i| i.sku.eq("A1"), |i| [i.qty.inc(-1)]);
    /// assert_eq!(
    ///     update.to_string(),
    ///     r#"{ $inc: { "items.$[e0].qty": -1 } }, { arrayFilters: [{ "e0.sku": "A1" }] }"#
    /// );
    /// ```
    pub fn filtered<U: Updates<Model = T>>(
        self,
        condition: impl FnOnce(Element<T>) -> Filter<T>,
        f: impl FnOnce(Element<T>) -> U,
    ) -> Update<P::Model>
    where
        P: Single,
    {
        let condition = condition(Accessor::NEW);
        Update::collect(f(Accessor::NEW)).reroot_filtered(P::DOTTED, &condition)
    }
}

/// Whether `$all` takes the value for itself: not for an operator, a pattern, a missing field or a whole array.
fn is_plain(value: &Bson) -> bool {
    !matches!(value, Bson::Null | Bson::Array(_) | Bson::Document(_) | Bson::RegularExpression(_))
}

impl<P: Path, T: FieldType, A: FieldType> ArrayField<P, T, A> {
    /// The array is exactly this one, in this order.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.eq(vec!["new".to_owned()]).to_string(), r#"{ tags: ["new"] }"#);
    /// ```
    pub fn eq(self, value: impl Operand<A>) -> Filter<P::Model>
    where
        A: Sequence,
    {
        Filter::at::<P>("$eq", value.to_operand())
    }

    /// The array is another one than this, or `null`, or missing. That no *element* has some value is
    /// `!o.tags.contains("new")`.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.ne(vec!["new".to_owned()]).to_string(), r#"{ tags: { $ne: ["new"] } }"#);
    /// ```
    pub fn ne(self, value: impl Operand<A>) -> Filter<P::Model>
    where
        A: Sequence,
    {
        Filter::at::<P>("$ne", value.to_operand())
    }
}
