//! Filters that compare two fields of one document.

use super::{Accessor, AdaptedField, Direct, Field, Optional, Ordered, Settled};
use crate::{
    codec::{FieldType, Value},
    filter::Filter,
    path::{BuiltPath, Path},
};
use bson::doc;

/// A field of type `T` that another field of the same document can be compared with.
#[diagnostic::on_unimplemented(
    message = "a field of type `{T}` cannot be compared with this one",
    label = "expected a field of type `{T}` of the same model",
    note = "both fields are reached from the document without passing an array, and have no old names"
)]
pub trait Comparand<M, T>: Accessor {}

#[diagnostic::do_not_recommend]
impl<P: Direct + Settled, T: FieldType> Comparand<P::Model, T> for Field<P, T> {}
#[diagnostic::do_not_recommend]
impl<M, T, A: Comparand<M, T>> Comparand<M, T> for Optional<A> where Self: Accessor {}
#[diagnostic::do_not_recommend]
impl<M, T, A: Comparand<M, T>, V: FieldType> Comparand<M, T> for AdaptedField<A, V> {}

/// Two fields of one document are compared by
/// [`$expr`](https://www.mongodb.com/docs/manual/reference/operator/query/expr/). A document in which one of them is
/// `null` or missing never matches; in an expression alone, MongoDB would take it for less than every value.
impl<P: Direct + Settled, T: FieldType> Field<P, T> {
    /// Equal to the other field.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, bill_to: String, ship_to: String }
    /// let filter = Order::F.bill_to.eq_field(Order::F.ship_to);
    /// assert_eq!(
    ///     filter.to_string(),
    ///     r#"{ bill_to: { $ne: null }, ship_to: { $ne: null }, $expr: { $eq: ["$bill_to", "$ship_to"] } }"#
    /// );
    /// ```
    pub fn eq_field(self, other: impl Comparand<P::Model, T>) -> Filter<P::Model> {
        compare::<P, _>("$eq", other)
    }

    /// Another value than the other field's.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Budget { #[field(id)] id: i32, spent: f64, limit: f64 }
    /// assert_eq!(
    ///     Budget::F.spent.ne_field(Budget::F.limit).to_string(),
    ///     r#"{ spent: { $ne: null }, limit: { $ne: null }, $expr: { $ne: ["$spent", "$limit"] } }"#
    /// );
    /// ```
    pub fn ne_field(self, other: impl Comparand<P::Model, T>) -> Filter<P::Model> {
        compare::<P, _>("$ne", other)
    }

    /// Greater than the other field.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Budget { #[field(id)] id: i32, spent: f64, limit: f64 }
    /// assert_eq!(
    ///     Budget::F.spent.gt_field(Budget::F.limit).to_string(),
    ///     r#"{ spent: { $ne: null }, limit: { $ne: null }, $expr: { $gt: ["$spent", "$limit"] } }"#
    /// );
    /// ```
    pub fn gt_field(self, other: impl Comparand<P::Model, T>) -> Filter<P::Model>
    where
        T: Ordered,
    {
        compare::<P, _>("$gt", other)
    }

    /// Greater than or equal to the other field.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Budget { #[field(id)] id: i32, spent: f64, limit: f64 }
    /// assert_eq!(
    ///     Budget::F.spent.gte_field(Budget::F.limit).to_string(),
    ///     r#"{ spent: { $ne: null }, limit: { $ne: null }, $expr: { $gte: ["$spent", "$limit"] } }"#
    /// );
    /// ```
    pub fn gte_field(self, other: impl Comparand<P::Model, T>) -> Filter<P::Model>
    where
        T: Ordered,
    {
        compare::<P, _>("$gte", other)
    }

    /// Less than the other field.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Budget { #[field(id)] id: i32, spent: f64, limit: f64 }
    /// assert_eq!(
    ///     Budget::F.spent.lt_field(Budget::F.limit).to_string(),
    ///     r#"{ spent: { $ne: null }, limit: { $ne: null }, $expr: { $lt: ["$spent", "$limit"] } }"#
    /// );
    /// ```
    pub fn lt_field(self, other: impl Comparand<P::Model, T>) -> Filter<P::Model>
    where
        T: Ordered,
    {
        compare::<P, _>("$lt", other)
    }

    /// Less than or equal to the other field.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Budget { #[field(id)] id: i32, spent: f64, limit: Option<f64> }
    /// let filter = Budget::F.spent.lte_field(Budget::F.limit);
    /// assert_eq!(
    ///     filter.to_string(),
    ///     r#"{ spent: { $ne: null }, limit: { $ne: null }, $expr: { $lte: ["$spent", "$limit"] } }"#
    /// );
    /// ```
    pub fn lte_field(self, other: impl Comparand<P::Model, T>) -> Filter<P::Model>
    where
        T: Ordered,
    {
        compare::<P, _>("$lte", other)
    }
}

fn compare<P: Path, A: Accessor>(operator: &'static str, _: A) -> Filter<P::Model> {
    let other = <A::Path as Path>::DOTTED;
    Filter::all([
        Filter::at::<P>("$ne", Ok(Value::Null)),
        Filter::at::<A::Path>("$ne", Ok(Value::Null)),
        Filter::expression(BuiltPath::of::<P>(), |field| doc! { operator: [field, format!("${other}")] }),
    ])
}
