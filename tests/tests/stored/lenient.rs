use super::{read, write};
use bson::{Bson, DateTime, Decimal128};
use docmodel::codec::stored::Lenient;
use proptest::prelude::*;
use std::{borrow::Cow, sync::Arc};

#[test]
fn integers_are_read_from_whole_numbers() {
    assert_eq!(read::<Lenient, i64>(7), Ok(7));
    assert_eq!(read::<Lenient, i32>(7_i64), Ok(7));
    assert_eq!(read::<Lenient, u8>(255.0), Ok(255));
    assert_eq!(read::<Lenient, i8>(-0.0), Ok(0));
    assert_eq!(read::<Lenient, u32>(4_294_967_295.0), Ok(u32::MAX));
    assert_eq!(read::<Lenient, i64>(-9_223_372_036_854_775_808.0), Ok(i64::MIN));
    assert_eq!(read::<Lenient, Option<i64>>(Bson::Null), Ok(None));
    let error = |value: Bson| read::<Lenient, i64>(value).expect_err("no whole number");
    assert_eq!(error(1.5.into()), "expected a whole number, found 1.5");
    assert_eq!(error(f64::NAN.into()), "expected a whole number, found NaN");
    assert_eq!(error(f64::NEG_INFINITY.into()), "expected a whole number, found -inf");
    assert_eq!(error("1".into()), "expected a whole number, found string");
    assert_eq!(error(Bson::Null), "expected a whole number, found null");
    assert_eq!(error(9_223_372_036_854_775_808.0.into()), {
        "expected a number from -9223372036854775808 to 9223372036854775807, found 9.223372036854776e18"
    });
    assert_eq!(read::<Lenient, u8>(-1.0).expect_err("negative"), "expected a number from 0 to 255, found -1.0");
    assert_eq!(read::<Lenient, i8>(300_i64).expect_err("large"), "expected a number from -128 to 127, found 300");
}

#[test]
fn floats_are_read_from_integers_that_they_hold() {
    assert_eq!(read::<Lenient, f64>(7), Ok(7.0));
    assert_eq!(read::<Lenient, f64>(1_i64 << 53), Ok(9_007_199_254_740_992.0));
    assert_eq!(read::<Lenient, f64>(i64::MIN), Ok(-9_223_372_036_854_775_808.0));
    assert_eq!(read::<Lenient, f32>(16_777_216), Ok(16_777_216.0));
    assert_eq!(read::<Lenient, f64>(f64::INFINITY), Ok(f64::INFINITY));
    assert_eq!(read::<Lenient, f64>(i64::MAX).expect_err("rounded"), {
        "expected a number that an `f64` holds exactly, found 9223372036854775807"
    });
    assert_eq!(read::<Lenient, f32>(16_777_217).expect_err("rounded"), {
        "expected a number that an `f32` holds exactly, found 16777217"
    });
    assert_eq!(read::<Lenient, f32>(0.1).expect_err("rounded"), {
        "expected a number that an `f32` holds exactly, found 0.1"
    });
    assert_eq!(read::<Lenient, f64>("1").expect_err("a text"), "expected a number, found string");
}

#[test]
fn text_is_read_from_numbers() {
    let read = |value: Bson| read::<Lenient, String>(value);
    for (value, text) in [
        (Bson::from("07"), "07"),
        (5020.into(), "5020"),
        (i64::MIN.into(), "-9223372036854775808"),
        (18.0.into(), "18"),
        ((-0.0).into(), "0"),
        (0.1.into(), "0.1"),
        (1e21.into(), "1000000000000000000000"),
        (1e-7.into(), "0.0000001"),
    ] {
        assert_eq!(read(value), Ok(text.to_owned()));
    }
    assert_eq!(read(f64::NAN.into()).expect_err("no number"), "expected a string or a number, found NaN");
    assert_eq!(read(true.into()).expect_err("a bool"), "expected a string or a number, found bool");
    assert_eq!(super::read::<Lenient, Box<str>>(1), Ok("1".into()));
    assert_eq!(super::read::<Lenient, Arc<str>>(1), Ok("1".into()));
    assert_eq!(super::read::<Lenient, Cow<'static, str>>(1), Ok("1".into()));
}

#[test]
fn decimals_are_read_from_numbers_that_they_hold() {
    let read = |value: Bson| read::<Lenient, Decimal128>(value).map(|decimal| decimal.to_string());
    for (value, text) in [
        (Bson::from(i64::MIN), "-9223372036854775808"),
        (7.into(), "7"),
        (0.5.into(), "0.5"),
        ((-0.0).into(), "-0"),
        (100.0.into(), "100"),
        ("1.50".parse::<Decimal128>().expect("a decimal").into(), "1.50"),
    ] {
        assert_eq!(read(value), Ok(text.to_owned()));
    }
    assert_eq!(read(0.1.into()).expect_err("endless"), {
        "expected a number that a `Decimal128` holds exactly, found 0.1"
    });
    for value in [f64::NAN, f64::INFINITY, f64::MAX, 5e-324] {
        assert!(read(value.into()).is_err(), "{value}");
    }
    assert_eq!(read("1".into()).expect_err("a text"), "expected a number, found string");
    assert_eq!(read(DateTime::MIN.into()).expect_err("a date"), "expected a number, found date");
}

proptest! {
    #[test]
    fn values_are_written_as_their_type_is(a in any::<i64>(), b in any::<u16>(), c in any::<f64>(), d in any::<String>()) {
        prop_assert_eq!(write::<Lenient, _>(a), a.into());
        prop_assert_eq!(write::<Lenient, _>(b), i32::from(b).into());
        prop_assert_eq!(write::<Lenient, _>(c), c.into());
        prop_assert_eq!(write::<Lenient, _>(d.clone()), d.into());
    }

    #[test]
    fn what_is_read_has_the_value_that_is_stored(double in any::<f64>(), long in any::<i64>()) {
        if let Ok(read) = read::<Lenient, i64>(double) {
            prop_assert_eq!(read.to_string(), format!("{:.0}", double + 0.0));
        }
        if let Ok(read) = read::<Lenient, f64>(long) {
            prop_assert_eq!(format!("{read:.0}"), long.to_string());
        }
        let text = read::<Lenient, String>(double).expect("a number");
        prop_assert_eq!(text.parse::<f64>(), Ok(double));
    }
}
