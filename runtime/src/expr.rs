//! Expressions: values that the server computes from the fields of a document.
//!
//! `update_one(..).pipeline(|o| [o.total.set_to(..)])` stores them. An expression is made of fields and of plain values,
//! has the Rust type of its result, and is an
//! [aggregation expression](https://www.mongodb.com/docs/manual/reference/operator/aggregation/) in MQL:
//!
//! ```
//! # use docmodel::prelude::*;
//! # #[derive(DocumentModel)]
//! # struct Order { #[field(id)] id: ObjectId, price: f64, qty: i32, discount: Option<f64>, total: f64 }
//! let o = Order::F;
//! let total = o.price.expr().multiply(o.qty.expr().to_double()).subtract(o.discount.expr().if_null(0.0));
//! assert_eq!(
//!     total.to_string(),
//!     r#"{ $subtract: [{ $multiply: ["$price", { $toDouble: "$qty" }] }, { $ifNull: ["$discount", Double(0)] }] }"#
//! );
//! ```
//!
//! The operands of one operator have one type. What is reached through an `Option` is an `Option`, which can be compared
//! with `eq` and `ne`, `None` being null or missing; for all else, [`if_null`](Expr::if_null) says what stands for nothing. A
//! required field that a document lacks all the same counts as null, and so does what is computed of it.

mod operators;
mod step;

#[cfg(feature = "driver")]
pub(crate) use self::step::render;
pub use self::{
    operators::{cond, now},
    step::{Step, Steps},
};

use crate::{
    codec::FieldType,
    error::InvalidOperation,
    field::{
        Accessor, AdaptedField, ArrayField, Certain, EmbeddedField, Field, Length, MapField, Operand, Optional,
        Readable, TupleField, VariantsField,
    },
    path::Path,
    projection::Gather,
    rule::{Validator, Violation},
    shell,
};
use bson::{Bson, doc};
use std::{fmt, marker::PhantomData};

/// A value of type `T` that the server computes from a document of the model `M`.
#[must_use = "an expression does nothing until an update stores it"]
pub struct Expr<M, T> {
    value: Result<Value, InvalidOperation>,
    of: PhantomData<fn() -> (M, T)>,
}

#[derive(Clone)]
enum Value {
    /// It is known before the server computes anything, and may break rules inside of it.
    Plain(Bson, Vec<Violation>),
    /// The words for what the server computes.
    Computed(Bson),
}

impl From<Value> for Bson {
    fn from(value: Value) -> Self {
        match value {
            Value::Plain(value, _) => literal(value),
            Value::Computed(words) => words,
        }
    }
}

/// What is an operand of an expression: a field, another expression, or a plain value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no operand of type `{T}` for an expression",
    label = "expected a field, an expression or a value of type `{T}`",
    note = "of an `Option`, `o.field.expr().if_null(..)` is a value in every document",
    note = "numbers of two types become one by `o.field.expr().to_double()`"
)]
pub trait IntoExpr<M, T> {
    /// The operand as an expression.
    fn into_expr(self) -> Expr<M, T>;
}

impl<M, T> Expr<M, T> {
    fn new(value: Result<Bson, InvalidOperation>) -> Self {
        Self { value: value.map(Value::Computed), of: PhantomData }
    }

    /// The field at a path.
    pub(crate) fn field<P: Path>() -> Self {
        Self::new(Ok(format!("${}", P::DOTTED).into()))
    }

    fn literal(value: &impl Operand<T>) -> Self {
        let mut at = Validator::default();
        value.validate(&mut at);
        let value = value.to_operand().map(|value| Value::Plain(value.into(), at.finish()));
        Self { value: value.map_err(InvalidOperation::from), of: PhantomData }
    }

    /// An operator with its operands.
    fn of<const N: usize>(operator: &str, operands: [Result<Bson, InvalidOperation>; N]) -> Self {
        let operands = operands.into_iter().collect::<Result<Vec<_>, _>>();
        Self::new(operands.map(|operands| doc! { operator: operands }.into()))
    }

    /// The expression as it is sent.
    ///
    /// # Errors
    /// If it holds a value that cannot be encoded.
    pub fn to_bson(&self) -> Result<Bson, InvalidOperation> {
        self.clone().into_bson()
    }

    fn into_bson(self) -> Result<Bson, InvalidOperation> {
        self.value.map(Bson::from)
    }
}

/// A value that the server does not look into for fields and operators.
pub(crate) fn literal(value: Bson) -> Bson {
    match value {
        Bson::String(text) if !text.starts_with('$') => Bson::String(text),
        Bson::String(_) | Bson::Document(_) | Bson::Array(_) => doc! { "$literal": value }.into(),
        other => other,
    }
}

impl<M, T> Clone for Expr<M, T> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), of: PhantomData }
    }
}

impl<M, T> fmt::Display for Expr<M, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_bson() {
            Ok(value) => shell::value(&value).fmt(f),
            Err(error) => write!(f, "/* {error} */"),
        }
    }
}

impl<M, T> fmt::Debug for Expr<M, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Expr({self})")
    }
}

#[diagnostic::do_not_recommend]
impl<M, T> IntoExpr<M, T> for Expr<M, T> {
    fn into_expr(self) -> Self {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<M, T: FieldType> IntoExpr<M, T> for T {
    fn into_expr(self) -> Expr<M, T> {
        Expr::literal(&self)
    }
}

#[diagnostic::do_not_recommend]
impl<M> IntoExpr<M, String> for &str {
    fn into_expr(self) -> Expr<M, String> {
        Expr::literal(&self)
    }
}

/// `expr()`, and the field itself as an operand: an `Option`, if the path goes through one.
macro_rules! fields {
    ($([$($generics:tt)*] $field:ty => $value:ty, at $path:ty;)*) => {$(
        impl<$($generics)*> $field {
            /// The field's value in an [expression](crate::expr): an `Option` of it, if the path goes through one.
            ///
            /// ```
            /// # use docmodel::prelude::*;
            /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, price: f64, shipping: f64 }
            /// let sum = Order::F.price.expr().add(Order::F.shipping);
            /// assert_eq!(sum.to_string(), r#"{ $add: ["$price", "$shipping"] }"#);
            /// ```
            pub fn expr(self) -> Expr<<$path as Path>::Model, <$path as Gather>::Of<$value>>
            where
                $path: Readable,
            {
                Expr::field::<$path>()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> IntoExpr<<$path as Path>::Model, $value> for $field
        where
            $path: Readable + Certain,
        {
            fn into_expr(self) -> Expr<<$path as Path>::Model, $value> {
                Expr::field::<$path>()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> IntoExpr<<$path as Path>::Model, Option<$value>> for $field
        where
            $path: Readable + Gather<Of<$value> = Option<$value>>,
        {
            fn into_expr(self) -> Expr<<$path as Path>::Model, Option<$value>> {
                Expr::field::<$path>()
            }
        }
    )*};
}
fields! {
    [P: Path, T: 'static] Field<P, T> => T, at P;
    [P: Path, E: 'static] EmbeddedField<P, E> => E, at P;
    [P: Path, T: 'static, A: 'static] ArrayField<P, T, A> => A, at P;
    [P: Path, K: 'static, V: 'static] MapField<P, K, V> => K, at P;
    [P: Path, T: 'static, E: 'static] TupleField<P, T, E> => T, at P;
    [P: Path, E: 'static, T: 'static] VariantsField<P, E, T> => T, at P;
    [F: Accessor, T: FieldType] AdaptedField<F, T> => T, at F::Path;
}

impl<A: Accessor> Optional<A> {
    /// The field's value in an [expression](crate::expr).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, discount: Option<f64> }
    /// let discount = Order::F.discount.expr().if_null(0.5);
    /// assert_eq!(discount.to_string(), r#"{ $ifNull: ["$discount", 0.5] }"#);
    /// ```
    pub fn expr(self) -> Expr<<A::Path as Path>::Model, Option<A::Value>>
    where
        A::Path: Readable,
    {
        Expr::field::<A::Path>()
    }
}

#[diagnostic::do_not_recommend]
impl<A: Accessor<Path: Readable>> IntoExpr<<A::Path as Path>::Model, Option<A::Value>> for Optional<A> {
    fn into_expr(self) -> Expr<<A::Path as Path>::Model, Option<A::Value>> {
        self.expr()
    }
}

impl<P: Readable> Length<P> {
    /// The number of elements, in an expression; what is no array has none:
    /// [`$size`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/size/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(
    ///     Order::F.tags.len().expr().to_string(),
    ///     r#"{ $cond: [{ $isArray: "$tags" }, { $size: "$tags" }, 0] }"#
    /// );
    /// ```
    pub fn expr(self) -> Expr<P::Model, i32> {
        let field = format!("${}", P::DOTTED);
        let size = doc! { "$cond": [{ "$isArray": &field }, { "$size": &field }, 0] };
        Expr::new(Ok(size.into()))
    }
}
