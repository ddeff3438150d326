//! Times and durations in `Millis`.

use super::{Foreign, round_trip};
use bson::{Bson, DateTime};
use chrono::{TimeDelta, Utc};
use docmodel::{DocumentModel, FieldType, Millis, MillisTime};
use proptest::prelude::*;
use std::time::{Duration, SystemTime};
use time::{OffsetDateTime, UtcDateTime, UtcOffset};

/// A time of `nanos` is cut to the millisecond below it, stored so, and read back as it is.
fn cut<T: MillisTime + PartialEq + Copy>(time: T, nanos: i64, bson: impl FnOnce(i64) -> Bson) {
    let millis = Millis::new(time);
    let stored = millis.to_bson().expect("encodes");
    assert_eq!(stored, bson(nanos.div_euclid(1_000_000)), "{time:?}");
    assert_eq!(Millis::from_bson(&stored).expect("decodes"), millis);
    assert_eq!(Millis::new(*millis), millis);
    assert_eq!(Millis::from(time), millis);
    assert_eq!(*millis == time, nanos % 1_000_000 == 0);
}

fn system_time(nanos: i64) -> SystemTime {
    let distance = Duration::from_nanos(nanos.unsigned_abs());
    if nanos < 0 { SystemTime::UNIX_EPOCH - distance } else { SystemTime::UNIX_EPOCH + distance }
}

fn cut_all(nanos: i64) {
    let date = |millis| Bson::DateTime(DateTime::from_millis(millis));
    let utc = UtcDateTime::from_unix_timestamp_nanos(nanos.into()).expect("in range");
    let offset = UtcOffset::from_hms(5, 30, 15).expect("an offset");
    if cfg!(unix) {
        cut(system_time(nanos), nanos, date);
    }
    cut(chrono::DateTime::from_timestamp_nanos(nanos), nanos, date);
    cut(jiff::Timestamp::from_nanosecond(nanos.into()).expect("in range"), nanos, date);
    cut(utc, nanos, date);
    cut(utc.to_offset(offset), nanos, date);
    cut(TimeDelta::nanoseconds(nanos), nanos, Bson::Int64);
    cut(jiff::SignedDuration::from_nanos(nanos), nanos, Bson::Int64);
    cut(time::Duration::nanoseconds(nanos), nanos, Bson::Int64);
    if nanos >= 0 {
        cut(Duration::from_nanos(nanos.unsigned_abs()), nanos, Bson::Int64);
    }
}

/// Any milliseconds are either this value or out of range, and never another value.
fn exact<T: MillisTime + PartialEq>(stored: &Bson) {
    if let Ok(time) = Millis::<T>::from_bson(stored) {
        assert_eq!(&time.to_bson().expect("encodes"), stored);
    }
}

fn exact_all(millis: i64) {
    let date = DateTime::from_millis(millis).into();
    exact::<SystemTime>(&date);
    exact::<chrono::DateTime<Utc>>(&date);
    exact::<jiff::Timestamp>(&date);
    exact::<UtcDateTime>(&date);
    exact::<OffsetDateTime>(&date);
    exact::<Duration>(&millis.into());
    exact::<TimeDelta>(&millis.into());
    exact::<jiff::SignedDuration>(&millis.into());
    exact::<time::Duration>(&millis.into());
}

proptest! {
    #[test]
    fn times_are_cut_to_the_millisecond_below(nanos in any::<i64>(), near in -3_000_000_i64..3_000_000) {
        cut_all(nanos);
        cut_all(near);
    }

    #[test]
    fn any_milliseconds_come_back_or_are_refused(millis in any::<i64>(), near in -400_000_000_000_000_i64..400_000_000_000_000) {
        exact_all(millis);
        exact_all(near);
    }
}

#[test]
fn the_ends_of_milliseconds() {
    for nanos in [i64::MIN, -1_000_001, -1_000_000, -999_999, -1, 0, 1, 999_999, 1_000_000, i64::MAX] {
        cut_all(nanos);
    }
    for millis in [i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX] {
        exact_all(millis);
    }
    let all = |millis: i64| {
        let date = DateTime::from_millis(millis).into();
        if cfg!(unix) {
            assert!(Millis::<SystemTime>::from_bson(&date).is_ok());
        }
        assert!(Millis::<jiff::SignedDuration>::from_bson(&millis.into()).is_ok());
        assert!(Millis::<time::Duration>::from_bson(&millis.into()).is_ok());
    };
    all(i64::MIN);
    all(i64::MAX);
    assert_eq!(Millis::new(TimeDelta::MAX).to_bson().expect("encodes"), i64::MAX.into());
    assert_eq!(Millis::new(TimeDelta::MIN).to_bson().expect("encodes"), (-i64::MAX).into());
}

#[test]
fn the_ends_of_each_type() {
    for time in [chrono::DateTime::<Utc>::MIN_UTC, chrono::DateTime::<Utc>::MAX_UTC] {
        round_trip(&Millis::new(time));
    }
    for time in [jiff::Timestamp::MIN, jiff::Timestamp::MAX] {
        round_trip(&Millis::new(time));
    }
    for time in [UtcDateTime::MIN, UtcDateTime::MAX] {
        round_trip(&Millis::new(time));
        round_trip(&Millis::new(time.to_offset(UtcOffset::UTC)));
    }
    round_trip(&Millis::new(Duration::ZERO));
    round_trip(&Millis::<jiff::SignedDuration>::default());
}

#[test]
fn times_that_have_no_milliseconds_are_not_stored() {
    let error = |stored: Result<Bson, docmodel::error::EncodeError>| stored.expect_err("out of range").to_string();
    assert_eq!(
        error(Millis::new(Duration::MAX).to_bson()),
        "the `std::time::Duration` 18446744073709551615.999s is out of the range of BSON's int64"
    );
    for end in [jiff::SignedDuration::MIN, jiff::SignedDuration::MAX] {
        assert!(error(Millis::new(end).to_bson()).ends_with("is out of the range of BSON's int64"));
    }
    for end in [time::Duration::MIN, time::Duration::MAX] {
        assert!(error(Millis::new(end).to_bson()).ends_with("is out of the range of BSON's int64"));
    }
    // In UTC it would be in the year 10000.
    let west = UtcOffset::from_hms(-5, 0, 0).expect("an offset");
    let end = time::PrimitiveDateTime::MAX.assume_offset(west);
    assert_eq!(
        error(Millis::new(end).to_bson()),
        "the `time::OffsetDateTime` 9999-12-31 23:59:59.999 -05:00:00 is out of the range of BSON's date"
    );
    if cfg!(target_os = "linux") {
        let far = SystemTime::UNIX_EPOCH + Duration::from_secs(i64::MAX.unsigned_abs());
        assert!(error(Millis::new(far).to_bson()).ends_with("is out of the range of BSON's date"));
        let past = SystemTime::UNIX_EPOCH - Duration::from_secs(i64::MAX.unsigned_abs());
        assert!(error(Millis::new(past).to_bson()).ends_with("is out of the range of BSON's date"));
    }
    // The operand of a filter, too.
    assert!(Foreign::F.std_duration.lt(Millis::new(Duration::MAX)).to_document().is_err());
}

#[test]
fn an_offset_is_moved_to_utc_and_a_leap_second_to_the_millisecond_before_it() {
    let offset = UtcOffset::from_hms(2, 0, 0).expect("an offset");
    let local = OffsetDateTime::UNIX_EPOCH.to_offset(offset);
    let millis = Millis::new(local);
    assert_eq!(millis.offset(), UtcOffset::UTC);
    assert_eq!(*millis, local);

    let leap = chrono::DateTime::from_timestamp(1_483_228_799, 1_500_000_000).expect("23:59:60.5 in 2016");
    let after = chrono::DateTime::from_timestamp(1_483_228_800, 200_000_000).expect("in range");
    assert!(leap < after && Millis::new(leap) <= Millis::new(after));
    assert_eq!(Millis::new(leap).to_bson().expect("encodes"), DateTime::from_millis(1_483_228_799_999).into());
    round_trip(&Millis::new(leap));
}

#[test]
fn a_wrapper_shows_what_it_holds() {
    let time = jiff::Timestamp::from_second(0).expect("in range");
    assert_eq!(Millis::new(time).to_string(), "1970-01-01T00:00:00Z");
    assert_eq!(format!("{:?} {:?}", Millis::new(time), Millis::new(Duration::from_micros(1_500))), {
        "1970-01-01T00:00:00Z 1ms"
    });
}
