use crate::{
    codec::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag},
    field::{Factor, Field, Numeric, Ordered},
    path::Path,
};
use bson::Decimal128;
use rust_decimal::Decimal;

/// The stored exponent of a number without decimal places.
const BIAS: i32 = 6176;
/// Below the exponent, and below its sign bit.
const COEFFICIENT_BITS: u32 = 113;
/// 34 digits: what has more is not a canonical Decimal128, and counts as zero.
const MAX_COEFFICIENT: u128 = 10_u128.pow(34) - 1;

/// `Decimal128`, with as many decimal places as the `Decimal` has.
impl FieldType for Decimal {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "Decimal128";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        let sign = u128::from(self.is_sign_negative()) << 127;
        // A `Decimal` has at most 28 places.
        let exponent = u128::from(BIAS.unsigned_abs() - self.scale());
        let bits: u128 = sign | (exponent << COEFFICIENT_BITS) | self.mantissa().unsigned_abs();
        Decimal128::from_bytes(bits.to_le_bytes()).encode(key, out);
    }

    /// A number with more digits than a `Decimal` has is not rounded.
    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let start = from.remaining();
        let stored = Decimal128::decode(tag, from)?;
        exact(u128::from_le_bytes(stored.bytes())).ok_or_else(|| {
            let message = format!("expected a number that a `rust_decimal::Decimal` holds exactly, found {stored}");
            DecodeError::at(start, DecodeReason::Custom(message))
        })
    }
}

impl Ordered for Decimal {}
impl Factor for Decimal {}

impl Numeric for Decimal {
    type Amount = Self;
}

/// The number that a Decimal128 of these bits is; `None` for NaN, the infinities, and what a `Decimal` cannot hold.
fn exact(bits: u128) -> Option<Decimal> {
    let largest = Decimal::MAX.mantissa().unsigned_abs();
    let lowest = -Decimal::MAX_SCALE.cast_signed();
    let (mut exponent, mut coefficient) = parts(bits)?;
    if coefficient == 0 {
        exponent = exponent.clamp(lowest, 0);
    }
    // Zeros at the end go only where there are too many of them.
    while coefficient.is_multiple_of(10) && (exponent < lowest || (exponent < 0 && coefficient > largest)) {
        coefficient /= 10;
        exponent += 1;
    }
    while exponent > 0 && coefficient <= largest {
        coefficient *= 10;
        exponent -= 1;
    }
    let scale = u32::try_from(-exponent).ok()?;
    let mut decimal = Decimal::try_from_i128_with_scale(coefficient.try_into().ok()?, scale).ok()?;
    decimal.set_sign_negative(bits >> 127 == 1);
    Some(decimal)
}

/// The exponent and the coefficient; `None` for NaN and the infinities.
fn parts(bits: u128) -> Option<(i32, u128)> {
    let (shift, coefficient) = match bits >> 123 & 0b1111 {
        0b1111 => return None,
        // A longer coefficient, of 35 digits and more, so never a canonical one.
        0b1100..=0b1110 => (COEFFICIENT_BITS - 2, 0),
        _ => (COEFFICIENT_BITS, bits & ((1 << COEFFICIENT_BITS) - 1)),
    };
    let exponent = i32::try_from(bits >> shift & 0x3fff).ok()? - BIAS;
    Some((exponent, if coefficient > MAX_COEFFICIENT { 0 } else { coefficient }))
}
