use crate::{
    codec::{EncodeError, FieldType, Value},
    rule::Validator,
};
use bson::{DateTime, Decimal128, Timestamp, oid::ObjectId};
use std::{borrow::Cow, sync::Arc};

/// A value that a field of type `T` can be compared with or set to: a `T`, a `&T`, and a `&str` for a `String`.
///
/// Nothing wider, so that a wrong operand is a short error.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` does not fit a field of type `{T}`",
    label = "expected `{T}`",
    note = "a whole number for an `f64` is written `18.0`; for `None` there are `is_none`, `is_null`, `set_null` and `unset`"
)]
pub trait Operand<T> {
    /// The value as it is stored in a field of type `T`.
    #[doc(hidden)]
    fn to_operand(&self) -> Result<Value, EncodeError>;

    /// Checks the rules inside the value, as an update needs it; the rules on the field are its model's.
    fn validate(&self, at: &mut Validator) {
        let _ = at;
    }
}

#[diagnostic::do_not_recommend]
impl<T: FieldType> Operand<T> for T {
    fn to_operand(&self) -> Result<Value, EncodeError> {
        self.to_value()
    }

    fn validate(&self, at: &mut Validator) {
        FieldType::validate(self, at);
    }
}

#[diagnostic::do_not_recommend]
impl<T: FieldType> Operand<T> for &T {
    fn to_operand(&self) -> Result<Value, EncodeError> {
        self.to_value()
    }

    fn validate(&self, at: &mut Validator) {
        FieldType::validate(*self, at);
    }
}

#[diagnostic::do_not_recommend]
impl Operand<String> for &str {
    fn to_operand(&self) -> Result<Value, EncodeError> {
        Ok((*self).into())
    }
}

macro_rules! text {
    ($($type:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Operand<$type> for &str {
            fn to_operand(&self) -> Result<Value, EncodeError> {
                Operand::<String>::to_operand(self)
            }
        }
    )*};
}
text!(Box<str>, Arc<str>, Cow<'static, str>);

/// Several values: an array, a `Vec`, or whatever else can be iterated over.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of values",
    label = "needs an array, a `Vec` or another list",
    note = "a single value goes into an array: `[value]`"
)]
pub trait List: IntoIterator<Item = Self::Value> {
    /// What is in it.
    type Value;
}

#[diagnostic::do_not_recommend]
impl<V, L: IntoIterator<Item = V>> List for L {
    type Value = V;
}

/// Types whose BSON values have an order that a domain knows.
#[diagnostic::on_unimplemented(
    message = "fields of type `{Self}` have no order, so `gt`, `gte`, `lt`, `lte`, `asc`, `desc`, `set_min` and `set_max` \
               are not available",
    label = "needs a field of a number, `String`, `ObjectId` or `DateTime`",
    note = "use `eq`, `ne`, `is_in` or `not_in`"
)]
pub trait Ordered: FieldType {}

/// Types that `$inc` can add to.
#[diagnostic::on_unimplemented(
    message = "fields of type `{Self}` are not numbers, so `inc` and `mul` are not available",
    label = "needs a field of a number type",
    note = "use `set` to replace the value"
)]
pub trait Numeric: Ordered {
    /// What can be added: a type with negative values, stored as the number is.
    type Amount: FieldType;
}

/// Numbers that `$mul` can multiply by. Durations are none: a duration times a duration is not a duration.
#[diagnostic::on_unimplemented(
    message = "a field of this type cannot be multiplied by a `{Self}`",
    label = "needs a field of a number type",
    note = "durations can be added with `inc`, and replaced with `set`"
)]
pub trait Factor: FieldType {}

/// Containers that can have more elements and fewer, other than an array `[T; N]`.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` has a fixed number of elements, so none can be added or removed",
    label = "needs a `Vec`, `VecDeque` or set",
    note = "use `set` for all elements, or `at(n, |x| x.set(..))` for one"
)]
pub trait Growable: FieldType {}

/// Containers whose elements have an order of their own, so that two of them can be compared as MongoDB compares
/// arrays: position by position.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` has no order, so `eq`, `ne`, `push` and `pop_first` are not available",
    label = "MongoDB compares arrays and documents position by position",
    note = "for sets use `contains_all`, `len().eq(..)` and `add_to_set`, for maps `key`"
)]
pub trait Sequence: FieldType {}

macro_rules! mark {
    ($marker:ident: $($type:ty),*) => { $(#[diagnostic::do_not_recommend] impl $marker for $type {})* };
}
mark!(Ordered: i8, i16, i32, i64, u8, u16, u32, f32, f64);
mark!(Ordered: String, Box<str>, Arc<str>, Cow<'static, str>, char);
mark!(Ordered: ObjectId, DateTime, Timestamp, Decimal128);
mark!(Factor: i8, i16, i32, i64, f64, Decimal128);

macro_rules! numeric {
    ($($type:ty: $amount:ty),*) => { $(#[diagnostic::do_not_recommend] impl Numeric for $type { type Amount = $amount; })* };
}
numeric!(i8: i8, i16: i16, i32: i32, i64: i64, u8: i32, u16: i32, u32: i64, f64: f64, Decimal128: Decimal128);
