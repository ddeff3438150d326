use super::{Factor, Insert, List, Numeric, Operand, Ordered, Replace, Settled, Single, accessor, any_field};
use crate::{
    codec::FieldType,
    filter::Filter,
    path::{BuiltPath, Path},
    sort::Sort,
    update::Update,
};
use std::marker::PhantomData;

/// A field with a single value: a bool, number, string, id or date.
///
/// Comparisons follow MongoDB's type bracketing: `gt`, `gte`, `lt` and `lte` never match a document in which the
/// field is `null`, missing, or of another type; `ne` and `not_in` match those documents too.
pub struct Field<P, T>(pub(super) PhantomData<fn() -> (P, T)>);

accessor!(Field<P, T> of T as Field<P, N>);
any_field!(Field<P, T>);

impl<P: Path, T: FieldType> Field<P, T> {
    /// Equal to the value: [`$eq`](https://www.mongodb.com/docs/manual/reference/operator/query/eq/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool }
    /// assert_eq!(Order::F.paid.eq(true).to_string(), "{ paid: true }");
    /// ```
    pub fn eq(self, value: impl Operand<T>) -> Filter<P::Model> {
        Filter::at::<P>("$eq", value.to_operand())
    }

    /// Not equal to the value, or `null`, or missing:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, total: f64 }
    /// assert_eq!(Order::F.number.ne("A").to_string(), r#"{ number: { $ne: "A" } }"#);
    /// ```
    /// [`$ne`](https://www.mongodb.com/docs/manual/reference/operator/query/ne/).
    pub fn ne(self, value: impl Operand<T>) -> Filter<P::Model> {
        Filter::at::<P>("$ne", value.to_operand())
    }

    /// One of the values: [`$in`](https://www.mongodb.com/docs/manual/reference/operator/query/in/). With no values,
    /// it matches nothing.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// let filter = Order::F.number.is_in(["A", "B"]);
    /// assert_eq!(filter.to_string(), r#"{ number: { $in: ["A", "B"] } }"#);
    /// ```
    pub fn is_in<V: Operand<T>>(self, values: impl List<Value = V>) -> Filter<P::Model> {
        Filter::test_each(BuiltPath::of::<P>(), "$in", values)
    }

    /// None of the values, or `null`, or missing; with no values, every document:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, total: f64 }
    /// assert_eq!(Order::F.number.not_in(["A", "B"]).to_string(), r#"{ number: { $nin: ["A", "B"] } }"#);
    /// ```
    /// [`$nin`](https://www.mongodb.com/docs/manual/reference/operator/query/nin/).
    pub fn not_in<V: Operand<T>>(self, values: impl List<Value = V>) -> Filter<P::Model> {
        Filter::test_each(BuiltPath::of::<P>(), "$nin", values)
    }

    /// Replaces the value, and the new one has to keep the field's rules:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, total: f64 }
    /// assert_eq!(Order::F.number.set("$5").to_string(), r#"{ $set: { number: "$5" } }"#);
    /// ```
    /// [`$set`](https://www.mongodb.com/docs/manual/reference/operator/update/set/).
    pub fn set(self, value: impl Operand<T>) -> Update<P::Model>
    where
        P: Replace,
    {
        Update::put::<P, T>("$set", &value).without_old_names::<P>()
    }

    /// Gives the value to the document that an upsert makes where it finds none to change; one that is there already
    /// stays as it is. The value has to keep the field's rules:
    /// [`$setOnInsert`](https://www.mongodb.com/docs/manual/reference/operator/update/setOnInsert/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Counter { #[field(id)] id: ObjectId, name: String, hits: i64 }
    /// let update = Update::collect([Counter::F.hits.inc(1), Counter::F.name.set_on_insert("start")]);
    /// assert_eq!(update.to_string(), r#"{ $inc: { hits: Long("1") }, $setOnInsert: { name: "start" } }"#);
    /// ```
    pub fn set_on_insert(self, value: impl Operand<T>) -> Update<P::Model>
    where
        P: Insert,
    {
        Update::put::<P, T>("$setOnInsert", &value)
    }
}

impl<P: Path, T: FieldType> Field<P, T> {
    /// Greater than the value: [`$gt`](https://www.mongodb.com/docs/manual/reference/operator/query/gt/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, total: f64 }
    /// assert_eq!(Order::F.total.gt(9.5).to_string(), "{ total: { $gt: 9.5 } }");
    /// ```
    pub fn gt(self, value: impl Operand<T>) -> Filter<P::Model>
    where
        T: Ordered,
    {
        Filter::at::<P>("$gt", value.to_operand())
    }

    /// Greater than or equal to the value:
    /// [`$gte`](https://www.mongodb.com/docs/manual/reference/operator/query/gte/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, total: f64 }
    /// let filter = Order::F.total.gte(18.0) & Order::F.total.lt(40.5);
    /// assert_eq!(filter.to_string(), "{ total: { $gte: Double(18), $lt: 40.5 } }");
    /// ```
    pub fn gte(self, value: impl Operand<T>) -> Filter<P::Model>
    where
        T: Ordered,
    {
        Filter::at::<P>("$gte", value.to_operand())
    }

    /// Less than the value: [`$lt`](https://www.mongodb.com/docs/manual/reference/operator/query/lt/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, total: f64 }
    /// assert_eq!(Order::F.total.lt(9.5).to_string(), "{ total: { $lt: 9.5 } }");
    /// ```
    pub fn lt(self, value: impl Operand<T>) -> Filter<P::Model>
    where
        T: Ordered,
    {
        Filter::at::<P>("$lt", value.to_operand())
    }

    /// Less than or equal to the value: [`$lte`](https://www.mongodb.com/docs/manual/reference/operator/query/lte/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, total: f64 }
    /// assert_eq!(Order::F.total.lte(9.5).to_string(), "{ total: { $lte: 9.5 } }");
    /// ```
    pub fn lte(self, value: impl Operand<T>) -> Filter<P::Model>
    where
        T: Ordered,
    {
        Filter::at::<P>("$lte", value.to_operand())
    }

    /// Sorts by this field, smallest first; `null` and missing come before every value.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, total: f64 }
    /// # #[cfg(feature = "driver")]
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let cheapest: Vec<Order> = orders.find(|_| Filter::everything()).sort(|o| o.total.asc()).limit(3).await?;
    /// # Ok(()) }
    /// ```
    pub fn asc(self) -> Sort<P::Model>
    where
        T: Ordered,
        P: Settled,
    {
        Sort::new::<P>(1)
    }

    /// Sorts by this field, greatest first; `null` and missing come after every value.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, city: String, total: f64 }
    /// # #[cfg(feature = "driver")]
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let by_city: Vec<Order> = orders.find(|_| Filter::everything()).sort(|o| [o.city.asc(), o.total.desc()]).await?;
    /// # Ok(()) }
    /// ```
    pub fn desc(self) -> Sort<P::Model>
    where
        T: Ordered,
        P: Settled,
    {
        Sort::new::<P>(-1)
    }
}

impl<P: Path, T: FieldType> Field<P, T> {
    /// Adds to the value, or takes from it if negative; a missing field counts as zero, and `null` is an error of the
    /// server's. The server knows neither the field's Rust type nor its rules: a sum that the type cannot hold is stored,
    /// and is an error when it is read: [`$inc`](https://www.mongodb.com/docs/manual/reference/operator/update/inc/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Item { #[field(id)] id: ObjectId, stock: i64 }
    /// assert_eq!(Item::F.stock.inc(-1).to_string(), r#"{ $inc: { stock: Long("-1") } }"#);
    /// ```
    pub fn inc(self, amount: impl Operand<T::Amount>) -> Update<P::Model>
    where
        T: Numeric,
        P: Single,
    {
        Update::new("$inc", P::DOTTED, amount.to_operand().map(Into::into))
    }

    /// Multiplies the value; a missing field becomes zero, and `null` is an error of the server's. As with
    /// [`inc`](Self::inc), the server knows neither the field's Rust type nor its rules:
    /// [`$mul`](https://www.mongodb.com/docs/manual/reference/operator/update/mul/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Item { #[field(id)] id: ObjectId, price: f64 }
    /// assert_eq!(Item::F.price.mul(1.25).to_string(), "{ $mul: { price: 1.25 } }");
    /// ```
    #[expect(clippy::should_implement_trait, reason = "MongoDB's name, of an update")]
    pub fn mul(self, factor: impl Operand<T::Amount>) -> Update<P::Model>
    where
        T: Numeric<Amount: Factor>,
        P: Single,
    {
        Update::new("$mul", P::DOTTED, factor.to_operand().map(Into::into))
    }

    /// Replaces the value if this one is less, or if there is none:
    /// [`$min`](https://www.mongodb.com/docs/manual/reference/operator/update/min/). `null` is less than every value, and
    /// stays; values of other types are compared in [MongoDB's order of types].
    ///
    /// [MongoDB's order of types]: https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Item { #[field(id)] id: ObjectId, lowest: f64 }
    /// assert_eq!(Item::F.lowest.set_min(9.5).to_string(), "{ $min: { lowest: 9.5 } }");
    /// ```
    pub fn set_min(self, value: impl Operand<T>) -> Update<P::Model>
    where
        T: Ordered,
        P: Single,
    {
        Update::put::<P, T>("$min", &value)
    }

    /// Replaces the value if this one is greater, or if there is none or `null`:
    /// [`$max`](https://www.mongodb.com/docs/manual/reference/operator/update/max/). Values of other types are compared as
    /// in [`set_min`](Self::set_min).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Item { #[field(id)] id: ObjectId, highest: f64 }
    /// assert_eq!(Item::F.highest.set_max(9.5).to_string(), "{ $max: { highest: 9.5 } }");
    /// ```
    pub fn set_max(self, value: impl Operand<T>) -> Update<P::Model>
    where
        T: Ordered,
        P: Single,
    {
        Update::put::<P, T>("$max", &value)
    }
}
