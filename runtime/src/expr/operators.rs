use super::{Expr, IntoExpr};
use crate::{
    codec::FieldType,
    error::InvalidOperation,
    field::{Factor, Numeric, Ordered, Textual},
};
use bson::{Bson, DateTime, Decimal128};

/// The time of the server's clock, the same in all of an update:
/// [`$$NOW`](https://www.mongodb.com/docs/manual/reference/aggregation-variables/#mongodb-variable-variable.NOW).
///
/// ```
/// # use docmodel::{expr, prelude::*};
/// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid_at: Option<DateTime> }
/// assert_eq!(Order::F.paid_at.set_to(expr::now()).to_string(), r#"{ $set: { paid_at: "$$NOW" } }"#);
/// ```
pub fn now<M>() -> Expr<M, DateTime> {
    Expr::new(Ok("$$NOW".into()))
}

/// One value where a condition holds, and another where it does not:
/// [`$cond`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/cond/).
///
/// ```
/// # use docmodel::{expr, prelude::*};
/// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, total: f64, size: String }
/// let size = expr::cond(Order::F.total.expr().gte(100.5), "large", "small");
/// assert_eq!(
///     Order::F.size.set_to(size).to_string(),
///     r#"{ $set: { size: { $cond: [{ $gte: ["$total", 100.5] }, "large", "small"] } } }"#
/// );
/// ```
pub fn cond<M, T>(
    condition: impl IntoExpr<M, bool>,
    then: impl IntoExpr<M, T>,
    otherwise: impl IntoExpr<M, T>,
) -> Expr<M, T> {
    Expr::of(
        "$cond",
        [condition.into_expr().into_bson(), then.into_expr().into_bson(), otherwise.into_expr().into_bson()],
    )
}

impl<M, T> Expr<M, T> {
    fn with<R>(self, operator: &str, other: impl IntoExpr<M, T>) -> Expr<M, R> {
        Expr::of(operator, [self.into_bson(), other.into_expr().into_bson()])
    }
}

impl<M, T: FieldType> Expr<M, T> {
    /// The same value: [`$eq`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/eq/). A missing field is
    /// the `None` of an `Option`, as null is.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, qty: i32, note: Option<String> }
    /// assert_eq!(Order::F.qty.expr().eq(1).to_string(), r#"{ $eq: ["$qty", 1] }"#);
    /// assert_eq!(Order::F.note.expr().eq(None).to_string(), r#"{ $eq: [{ $ifNull: ["$note", null] }, null] }"#);
    /// ```
    pub fn eq(self, other: impl IntoExpr<M, T>) -> Expr<M, bool> {
        Expr::of("$eq", [self.or_null(), other.into_expr().or_null()])
    }

    /// Another value: [`$ne`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/ne/). A missing field is
    /// the `None` of an `Option`, as null is.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, qty: i32, old_qty: i32 }
    /// assert_eq!(Order::F.qty.expr().ne(Order::F.old_qty).to_string(), r#"{ $ne: ["$qty", "$old_qty"] }"#);
    /// ```
    pub fn ne(self, other: impl IntoExpr<M, T>) -> Expr<M, bool> {
        Expr::of("$ne", [self.or_null(), other.into_expr().or_null()])
    }

    /// Null in the place of a missing field, if `T` takes both for nothing: to the operators they are two values.
    fn or_null(self) -> Result<Bson, InvalidOperation> {
        let nothing = || T::missing().and_then(|nothing| nothing.to_bson().ok());
        self.into_bson().map(|value| match value {
            Bson::Null => Bson::Null,
            value if nothing() == Some(Bson::Null) => bson::doc! { "$ifNull": [value, Bson::Null] }.into(),
            value => value,
        })
    }
}

/// Unlike filters, expressions compare values of all types: null and missing are less than every other value.
impl<M, T: Ordered> Expr<M, T> {
    /// Greater: [`$gt`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/gt/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, qty: i32 }
    /// assert_eq!(Order::F.qty.expr().gt(5).to_string(), r#"{ $gt: ["$qty", 5] }"#);
    /// ```
    pub fn gt(self, other: impl IntoExpr<M, T>) -> Expr<M, bool> {
        self.with("$gt", other)
    }

    /// Greater or equal: [`$gte`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/gte/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, qty: i32 }
    /// assert_eq!(Order::F.qty.expr().gte(5).to_string(), r#"{ $gte: ["$qty", 5] }"#);
    /// ```
    pub fn gte(self, other: impl IntoExpr<M, T>) -> Expr<M, bool> {
        self.with("$gte", other)
    }

    /// Less: [`$lt`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/lt/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, qty: i32 }
    /// assert_eq!(Order::F.qty.expr().lt(5).to_string(), r#"{ $lt: ["$qty", 5] }"#);
    /// ```
    pub fn lt(self, other: impl IntoExpr<M, T>) -> Expr<M, bool> {
        self.with("$lt", other)
    }

    /// Less or equal: [`$lte`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/lte/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, qty: i32 }
    /// assert_eq!(Order::F.qty.expr().lte(5).to_string(), r#"{ $lte: ["$qty", 5] }"#);
    /// ```
    pub fn lte(self, other: impl IntoExpr<M, T>) -> Expr<M, bool> {
        self.with("$lte", other)
    }

    /// The one text and the other behind it:
    /// [`$concat`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/concat/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: ObjectId, first: String, last: String }
    /// let name = User::F.first.expr().concat(" ").concat(User::F.last);
    /// assert_eq!(name.to_string(), r#"{ $concat: [{ $concat: ["$first", " "] }, "$last"] }"#);
    /// ```
    pub fn concat(self, other: impl IntoExpr<M, T>) -> Self
    where
        T: Textual,
    {
        self.with("$concat", other)
    }
}

/// The server computes whole numbers in 64 bits where 32 are not enough: a result that the field's type cannot hold is
/// stored, and is an error when it is read.
impl<M, T: Numeric> Expr<M, T> {
    /// The sum: [`$add`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/add/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, qty: i32 }
    /// assert_eq!(Order::F.qty.expr().add(5).to_string(), r#"{ $add: ["$qty", 5] }"#);
    /// ```
    #[expect(clippy::should_implement_trait, reason = "MongoDB's name, and the operands are of several types")]
    pub fn add(self, other: impl IntoExpr<M, T>) -> Self {
        self.with("$add", other)
    }

    /// The difference: [`$subtract`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/subtract/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, qty: i32 }
    /// assert_eq!(Order::F.qty.expr().subtract(5).to_string(), r#"{ $subtract: ["$qty", 5] }"#);
    /// ```
    pub fn subtract(self, other: impl IntoExpr<M, T>) -> Self {
        self.with("$subtract", other)
    }

    /// The product: [`$multiply`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/multiply/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, qty: i32 }
    /// assert_eq!(Order::F.qty.expr().multiply(5).to_string(), r#"{ $multiply: ["$qty", 5] }"#);
    /// ```
    pub fn multiply(self, other: impl IntoExpr<M, T>) -> Self
    where
        T: Numeric<Amount: Factor>,
    {
        self.with("$multiply", other)
    }

    /// The nearest `f64`: [`$toDouble`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/toDouble/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, qty: i32 }
    /// assert_eq!(Order::F.qty.expr().to_double().to_string(), r#"{ $toDouble: "$qty" }"#);
    /// ```
    pub fn to_double(self) -> Expr<M, f64>
    where
        T: Numeric<Amount: Factor>,
    {
        Expr::new(self.into_bson().map(|value| bson::doc! { "$toDouble": value }.into()))
    }
}

macro_rules! divide {
    ($($type:ty),*) => {$(
        impl<M> Expr<M, $type> {
            /// The quotient; zero as the divisor is an error of the server's:
            /// [`$divide`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/divide/).
            ///
            /// ```
            /// # use docmodel::prelude::*;
            /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, total: f64 }
            /// assert_eq!(Order::F.total.expr().divide(2.5).to_string(), r#"{ $divide: ["$total", 2.5] }"#);
            /// ```
            pub fn divide(self, other: impl IntoExpr<M, $type>) -> Self {
                self.with("$divide", other)
            }
        }
    )*};
}
divide!(f64, Decimal128);

impl<M, T> Expr<M, Option<T>> {
    /// Another value in the place of null, and of a missing field:
    /// [`$ifNull`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/ifNull/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: Option<String> }
    /// assert_eq!(Order::F.note.expr().if_null("none").to_string(), r#"{ $ifNull: ["$note", "none"] }"#);
    /// ```
    pub fn if_null(self, otherwise: impl IntoExpr<M, T>) -> Expr<M, T> {
        Expr::of("$ifNull", [self.into_bson(), otherwise.into_expr().into_bson()])
    }
}

impl<M> Expr<M, bool> {
    /// Both: [`$and`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/and/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool, sent: bool }
    /// assert_eq!(Order::F.paid.expr().and(Order::F.sent).to_string(), r#"{ $and: ["$paid", "$sent"] }"#);
    /// ```
    pub fn and(self, other: impl IntoExpr<M, bool>) -> Self {
        self.with("$and", other)
    }

    /// One of them, or both: [`$or`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/or/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool, sent: bool }
    /// assert_eq!(Order::F.paid.expr().or(Order::F.sent).to_string(), r#"{ $or: ["$paid", "$sent"] }"#);
    /// ```
    pub fn or(self, other: impl IntoExpr<M, bool>) -> Self {
        self.with("$or", other)
    }
}

/// The opposite: [`$not`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/not/).
impl<M> std::ops::Not for Expr<M, bool> {
    type Output = Self;

    fn not(self) -> Self {
        Self::new(self.into_bson().map(|value| Bson::from(bson::doc! { "$not": [value] })))
    }
}
