//! `rust_decimal::Decimal` and Decimal128.

use super::round_trip;
use bson::{Bson, Decimal128};
use docmodel::FieldType;
use proptest::prelude::*;
use rust_decimal::Decimal;

#[test]
fn decimals_keep_their_places() {
    for text in [
        "0",
        "-0",
        "0.00",
        "-0.0000000000000000000000000000",
        "1",
        "-1.10",
        "1000000",
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
        "7.9228162514264337593543950335",
        "0.0000000000000000000000000001",
    ] {
        let mut decimal = Decimal::from_str_exact(text).expect("a decimal");
        decimal.set_sign_negative(text.starts_with('-'));
        let stored = decimal.to_bson().expect("encodes");
        assert_eq!(stored, text.parse::<Decimal128>().expect("a decimal").into(), "{text}");
        assert_eq!(Decimal::from_bson(&stored).expect("decodes").serialize(), decimal.serialize(), "{text}");
    }
    round_trip(&Decimal::MAX);
    round_trip(&Decimal::MIN);
}

#[test]
fn a_decimal128_is_read_exactly_or_not_at_all() {
    let read = |text: &str| Decimal::from_bson(&text.parse::<Decimal128>().expect("a decimal").into());
    for (text, expected) in [
        ("1E3", "1000"),
        ("7E28", "70000000000000000000000000000"),
        ("1.0000000000000000000000000000000", "1.0000000000000000000000000000"),
        ("1.500000000000000000000000000000000E-2", "0.0150000000000000000000000000"),
        ("0E6000", "0"),
        ("0E-6000", "0.0000000000000000000000000000"),
        ("-12.340E1", "-123.40"),
    ] {
        assert_eq!(read(text).expect(text).to_string(), expected, "{text}");
    }
    for (text, shown) in [
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
        ("-Infinity", "-Infinity"),
        ("1E29", "1E+29"),
        ("1E6111", "1.000000000000000000000000000000000E+6144"),
        ("1E-29", "1E-29"),
        ("79228162514264337593543950336", "79228162514264337593543950336"),
        ("1.0000000000000000000000000000001", "1.0000000000000000000000000000001"),
        ("9999999999999999999999999999999999", "9999999999999999999999999999999999"),
    ] {
        let error = read(text).expect_err(text).to_string();
        assert!(error.starts_with("expected a number that a `rust_decimal::Decimal` holds exactly, found "), "{error}");
        if !text.contains("6111") {
            assert!(error.ends_with(shown), "{error}");
        }
    }
}

proptest! {
    #[test]
    fn decimals_are_what_their_text_is(
        low in any::<u32>(), middle in any::<u32>(), high in any::<u32>(), negative in any::<bool>(), scale in 0_u32..=28,
    ) {
        let decimal = Decimal::from_parts(low, middle, high, negative, scale);
        let stored = decimal.to_bson().expect("encodes");
        prop_assert_eq!(&stored, &decimal.to_string().parse::<Decimal128>().expect("a decimal").into());
        prop_assert_eq!(Decimal::from_bson(&stored).expect("decodes").serialize(), decimal.serialize());
    }

    #[test]
    fn a_small_decimal128_is_the_decimal_of_its_text(coefficient in any::<i64>(), exponent in -27_i32..9) {
        let text = format!("{coefficient}E{exponent}");
        let stored = text.parse::<Decimal128>().expect("a decimal");
        let read = Decimal::from_bson(&stored.into()).expect("decodes");
        prop_assert_eq!(read, Decimal::from_scientific(&text).expect("a decimal"));
    }

    #[test]
    fn any_decimal128_is_read_or_refused(bytes in any::<[u8; 16]>(), exponent in 6100_u128..6250) {
        let near = u128::from_le_bytes(bytes) & (!(0x3fff << 113)) | exponent << 113;
        for bytes in [bytes, near.to_le_bytes()] {
            let stored = Bson::from(Decimal128::from_bytes(bytes));
            if let Ok(decimal) = Decimal::from_bson(&stored) {
                round_trip(&decimal);
            }
        }
    }
}
