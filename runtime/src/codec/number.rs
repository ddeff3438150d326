//! Numbers, each stored as the smallest BSON type that holds all of its values.

use super::{DecodeError, DecodeReason, Decoder, EncodeError, Encoder, FieldType, Tag, Value};
use crate::{field::Field, path::Path};
use std::fmt::Display;

/// Integers narrower than the BSON type that holds them: a value from elsewhere may not fit.
macro_rules! narrow {
    ($($type:ty: $stored:ty, $name:literal;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl FieldType for $type {
            type Accessor<P: Path> = Field<P, Self>;
            const BSON_TYPE: &'static str = $name;

            #[inline]
            fn encode(&self, key: &[u8], out: &mut Encoder) {
                <$stored>::from(*self).encode(key, out);
            }

            #[inline]
            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let start = from.remaining();
                let value = <$stored>::decode(tag, from)?;
                <$type>::try_from(value).map_err(|_| out_of_range(start, value, <$type>::MIN, <$type>::MAX))
            }

            fn to_value(&self) -> Result<Value, EncodeError> {
                <$stored>::from(*self).to_value()
            }
        }
    )*};
}

narrow! {
    i8: i32, "int32";
    i16: i32, "int32";
    u8: i32, "int32";
    u16: i32, "int32";
    u32: i64, "int64";
}

#[cold]
pub(super) fn out_of_range<T: Into<i64>>(start: usize, value: impl Display, min: T, max: T) -> DecodeError {
    let (min, max) = (min.into(), max.into());
    DecodeError::at(start, DecodeReason::Custom(format!("expected a number from {min} to {max}, found {value}")))
}

#[diagnostic::do_not_recommend]
impl FieldType for f32 {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "double";

    #[inline]
    fn encode(&self, key: &[u8], out: &mut Encoder) {
        f64::from(*self).encode(key, out);
    }

    /// A double that is no `f32` is not rounded.
    #[inline]
    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let start = from.remaining();
        let value = f64::decode(tag, from)?;
        to_f32(value).ok_or_else(|| {
            let reason = DecodeReason::Custom(format!("expected a number that an `f32` holds exactly, found {value}"));
            DecodeError::at(start, reason)
        })
    }
}

/// The number, if an `f32` holds it.
#[inline]
pub(super) fn to_f32(value: f64) -> Option<f32> {
    #[expect(clippy::cast_possible_truncation, reason = "checked on the next line")]
    let narrow = value as f32;
    (f64::from(narrow).to_bits() == value.to_bits() || value.is_nan()).then_some(narrow)
}
