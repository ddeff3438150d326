use super::{StoreAs, StoredAccessor};
use crate::{
    codec::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag, number},
    path::Path,
};
use bson::Decimal128;
use std::{borrow::Cow, fmt, sync::Arc};

/// `#[field(lenient)]`: stored as the type is, but what others wrote with another number type is read too.
///
/// | field type | reads also |
/// |---|---|
/// | integers | int32, int64, and a double that is a whole number, if the type holds it |
/// | `f64`, `f32` | int32 and int64 that the type holds exactly |
/// | [`Decimal128`] | int32, int64, and a double whose value has up to 34 decimal digits |
/// | `String`, `Box<str>`, `Arc<str>`, `Cow<'static, str>` | int32, int64 and finite doubles, as their shortest decimal text |
///
/// Nothing is rounded. The text of a double that is a whole number has no `.0`, and none has an exponent: MongoDB holds
/// `18` and `18.0` for the same number, and often one was meant and the other stored.
///
/// Operands are stored as the type's own: in a filter, numbers of all types compare by their value, but a text does not
/// find the number that it is read from.
///
/// ```
/// use docmodel::{FieldType, codec::stored::{As, Lenient}};
///
/// let read = |stored: f64| As::<Lenient, i32>::from_bson(&stored.into()).map(As::into_inner);
/// assert_eq!(read(3.0)?, 3);
/// assert_eq!(read(1.5).unwrap_err().to_string(), "expected a whole number, found 1.5");
/// # Ok::<(), docmodel::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Lenient;

/// Writes are the type's own.
macro_rules! lenient {
    ($($type:ty: $decode:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl StoreAs<$type> for Lenient {
            type Stored = $type;
            type Accessor<P: Path> = StoredAccessor<Self, $type, P>;

            #[inline]
            fn encode(value: &$type, key: &[u8], out: &mut Encoder) {
                value.encode(key, out);
            }

            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<$type, DecodeError> {
                ($decode)(tag, from)
            }
        }
    )*};
}

macro_rules! integers {
    ($($type:ident),*) => {
        lenient! {
            $($type: |tag, from: &mut Decoder<'_>| {
                whole(tag, from, <$type>::try_from, |start, found| {
                    number::out_of_range(start, found, $type::MIN, $type::MAX)
                })
            };)*
        }
    };
}

integers!(i8, i16, i32, i64, u8, u16, u32);

lenient! {
    f64: |tag, from: &mut Decoder<'_>| {
        exact(tag, from, "an `f64`", |number| match number {
            Number::Double(value) => Some(value),
            Number::Integer(value) => exact_double(value),
        })
    };
    f32: |tag, from: &mut Decoder<'_>| {
        exact(tag, from, "an `f32`", |number| match number {
            Number::Double(value) => number::to_f32(value),
            Number::Integer(value) => exact_double(value).and_then(number::to_f32),
        })
    };
    Decimal128: |tag, from: &mut Decoder<'_>| match tag {
        Tag::DECIMAL128 => Decimal128::decode(tag, from),
        _ => exact(tag, from, "a `Decimal128`", |number| match number {
            Number::Double(value) => exact_decimal(value),
            Number::Integer(value) => value.to_string().parse().ok(),
        }),
    };
    String: text;
    Box<str>: text;
    Arc<str>: text;
    Cow<'static, str>: text;
}

#[derive(Clone, Copy)]
enum Number {
    Integer(i64),
    Double(f64),
}

impl Number {
    fn read(tag: Tag, from: &mut Decoder<'_>, expected: &'static str) -> Result<Self, DecodeError> {
        match tag {
            Tag::INT32 => i32::decode(tag, from).map(|value| Self::Integer(value.into())),
            Tag::INT64 => i64::decode(tag, from).map(Self::Integer),
            Tag::DOUBLE => f64::decode(tag, from).map(Self::Double),
            found => Err(from.error(DecodeReason::WrongType { expected: expected.into(), found })),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(value) => value.fmt(f),
            // With an exponent where it would be a row of zeros.
            Self::Double(value) => fmt::Debug::fmt(value, f),
        }
    }
}

/// An integer that `narrow` makes of a whole number.
fn whole<T, E>(
    tag: Tag,
    from: &mut Decoder<'_>,
    narrow: impl FnOnce(i64) -> Result<T, E>,
    out_of_range: impl FnOnce(usize, Number) -> DecodeError,
) -> Result<T, DecodeError> {
    let start = from.remaining();
    let number = Number::read(tag, from, "a whole number")?;
    let integer = match number {
        Number::Integer(value) => Some(value),
        Number::Double(value) if value.fract() == 0.0 => exact_integer(value),
        Number::Double(_) => {
            let message = format!("expected a whole number, found {number}");
            return Err(DecodeError::at(start, DecodeReason::Custom(message)));
        }
    };
    integer.and_then(|value| narrow(value).ok()).ok_or_else(|| out_of_range(start, number))
}

/// The integer that a double is, if it is one that an `i64` holds.
#[expect(clippy::cast_possible_truncation, reason = "the bounds are doubles, and checked")]
fn exact_integer(value: f64) -> Option<i64> {
    const END: f64 = 9_223_372_036_854_775_808.0;
    (value.fract() == 0.0 && (-END..END).contains(&value)).then_some(value as i64)
}

#[expect(clippy::cast_precision_loss, reason = "checked by the way back")]
fn exact_double(value: i64) -> Option<f64> {
    let double = value as f64;
    (exact_integer(double) == Some(value)).then_some(double)
}

/// The decimal number that a double is: its whole value, not the shortest text that stands for it.
fn exact_decimal(value: f64) -> Option<Decimal128> {
    /// The decimal places of the least double.
    const PLACES: usize = 1074;

    if !value.is_finite() {
        return None;
    }
    let text = format!("{value:.PLACES$}");
    text.trim_end_matches('0').trim_end_matches('.').parse().ok()
}

/// What `hold` makes of a number without rounding it.
fn exact<T>(
    tag: Tag,
    from: &mut Decoder<'_>,
    holder: &str,
    hold: impl FnOnce(Number) -> Option<T>,
) -> Result<T, DecodeError> {
    let start = from.remaining();
    let number = Number::read(tag, from, "a number")?;
    hold(number).ok_or_else(|| {
        let message = format!("expected a number that {holder} holds exactly, found {number}");
        DecodeError::at(start, DecodeReason::Custom(message))
    })
}

fn text<T: From<String>>(tag: Tag, from: &mut Decoder<'_>) -> Result<T, DecodeError> {
    if tag == Tag::STRING {
        return from.string().map(|text| text.to_owned().into());
    }
    let start = from.remaining();
    let text = match Number::read(tag, from, "a string or a number")? {
        Number::Integer(value) => value.to_string(),
        Number::Double(value) if !value.is_finite() => {
            let message = format!("expected a string or a number, found {value}");
            return Err(DecodeError::at(start, DecodeReason::Custom(message)));
        }
        // The sum makes a zero of a negative zero.
        Number::Double(value) => (value + 0.0).to_string(),
    };
    Ok(text.into())
}
