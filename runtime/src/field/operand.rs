use crate::codec::{EncodeError, FieldType};
use bson::{Bson, DateTime, oid::ObjectId};

/// A value that a field of type `T` can be compared with or set to: a `T`, a `&T`, and a `&str` for a `String`.
///
/// Nothing wider, so that a wrong operand is a short error.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` does not fit a field of type `{T}`",
    label = "expected `{T}`"
)]
pub trait Operand<T> {
    /// The value as it is stored in a field of type `T`.
    ///
    /// # Errors
    /// If it has no BSON form.
    fn to_operand(&self) -> Result<Bson, EncodeError>;
}

impl<T: FieldType> Operand<T> for T {
    fn to_operand(&self) -> Result<Bson, EncodeError> {
        self.to_bson()
    }
}

impl<T: FieldType> Operand<T> for &T {
    fn to_operand(&self) -> Result<Bson, EncodeError> {
        self.to_bson()
    }
}

impl Operand<String> for &str {
    fn to_operand(&self) -> Result<Bson, EncodeError> {
        Ok(Bson::String((*self).to_owned()))
    }
}

/// Types whose BSON values have an order that a domain knows.
#[diagnostic::on_unimplemented(
    message = "fields of type `{Self}` have no order, so `gt`, `gte`, `lt`, `lte`, `asc` and `desc` are not available",
    label = "needs a field of a number, `String`, `ObjectId` or `DateTime`",
    note = "use `eq`, `ne`, `is_in` or `not_in`"
)]
pub trait Ordered: FieldType {}

/// Types that `$inc` can add to.
#[diagnostic::on_unimplemented(
    message = "fields of type `{Self}` are not numbers, so `inc` is not available",
    label = "needs a field of type `i32`, `i64` or `f64`",
    note = "use `set` to replace the value"
)]
pub trait Numeric: Ordered {}

macro_rules! mark {
    ($marker:ident: $($type:ty),*) => { $(impl $marker for $type {})* };
}
mark!(Ordered: i32, i64, f64, String, ObjectId, DateTime);
mark!(Numeric: i32, i64, f64);
