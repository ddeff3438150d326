//! Field types of other crates: what is stored, what comes back, and what is refused.

use bson::{Binary, Bson, DateTime, Decimal128, Document, doc, oid::ObjectId, spec::BinarySubtype};
use bytes::Bytes;
use chrono::{TimeDelta, Utc};
use docmodel::{
    DocumentModel, EmbeddedModel, FieldType, Filter, Millis, MillisTime, codec::MapKey, model::DocumentId, testing,
};
use indexmap::{IndexMap, IndexSet};
use proptest::{collection, prelude::*};
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    fmt::Debug,
    str::FromStr,
    time::{Duration, SystemTime},
};
use time::{OffsetDateTime, UtcDateTime, UtcOffset};
use url::Url;

/// A key with a text of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum City {
    Oslo,
    Bergen,
}

impl MapKey for City {
    fn as_key(&self) -> Cow<'_, str> {
        match self {
            Self::Oslo => "oslo".into(),
            Self::Bergen => "bergen".into(),
        }
    }

    fn from_key(key: &str) -> Result<Self, String> {
        match key.to_lowercase().as_str() {
            "oslo" => Ok(Self::Oslo),
            "bergen" => Ok(Self::Bergen),
            _ => Err(format!("expected a city, found {key:?}")),
        }
    }
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "foreign")]
#[index(timestamp, -decimal)]
struct Foreign {
    #[field(id)]
    id: uuid::Uuid,
    uuid: bson::Uuid,
    system_time: Millis<SystemTime>,
    chrono: Millis<chrono::DateTime<Utc>>,
    timestamp: Millis<jiff::Timestamp>,
    offset: Millis<OffsetDateTime>,
    utc: Millis<UtcDateTime>,
    std_duration: Millis<Duration>,
    time_delta: Millis<TimeDelta>,
    signed_duration: Millis<jiff::SignedDuration>,
    time_duration: Millis<time::Duration>,
    decimal: Decimal,
    url: Url,
    bytes: Bytes,
    json: Value,
    object: Map<String, Value>,
    #[field(min_items = 1)]
    ordered: IndexMap<String, i32>,
    #[field(max_items = 3)]
    set: IndexSet<String>,
    cities: HashMap<City, i32>,
    by_city: BTreeMap<City, Option<uuid::Uuid>>,
    maybe: Option<Millis<jiff::Timestamp>>,
    times: Vec<Millis<chrono::DateTime<Utc>>>,
}

const MILLIS: i64 = 1_700_000_000_123;

fn foreign() -> Foreign {
    let date = DateTime::from_millis(MILLIS);
    Foreign {
        id: uuid::Uuid::from_bytes([7; 16]),
        uuid: bson::Uuid::from_bytes([9; 16]),
        system_time: time_of(date),
        chrono: time_of(date),
        timestamp: time_of(date),
        offset: time_of(date),
        utc: time_of(date),
        std_duration: time_of(1_500_i64),
        time_delta: time_of(-1_500_i64),
        signed_duration: time_of(-1_500_i64),
        time_duration: time_of(-1_500_i64),
        decimal: Decimal::from_str("19.90").expect("a decimal"),
        url: Url::parse("https://example.com/a?b=c").expect("a URL"),
        bytes: Bytes::from_static(b"\0\x01\xff"),
        json: json!({ "a": [1, 2.5, null, true], "$oid": { "$gt": "$x" }, "b.c": "" }),
        object: json!({ "n": 1, "$date": 0 }).as_object().expect("an object").clone(),
        ordered: [("z".to_owned(), 1), ("a".to_owned(), 2)].into(),
        set: ["z".to_owned(), "a".to_owned()].into(),
        cities: [(City::Oslo, 1)].into(),
        by_city: [(City::Bergen, None), (City::Oslo, Some(uuid::Uuid::from_bytes([1; 16])))].into(),
        maybe: None,
        times: vec![time_of(date), time_of(DateTime::from_millis(-1))],
    }
}

fn time_of<T: MillisTime>(stored: T::Stored) -> Millis<T> {
    Millis::new(T::from_stored(stored).expect("in range"))
}

#[test]
fn every_type_is_stored_as_its_bson_type_and_comes_back() {
    let model = foreign();
    let stored = docmodel::to_document(&model).expect("encodes");
    let date = DateTime::from_millis(MILLIS);
    let uuid = |byte| Binary { subtype: BinarySubtype::Uuid, bytes: vec![byte; 16] };
    let expected = doc! {
        "_id": uuid(7),
        "uuid": uuid(9),
        "system_time": date,
        "chrono": date,
        "timestamp": date,
        "offset": date,
        "utc": date,
        "std_duration": 1_500_i64,
        "time_delta": -1_500_i64,
        "signed_duration": -1_500_i64,
        "time_duration": -1_500_i64,
        "decimal": "19.90".parse::<Decimal128>().expect("a decimal"),
        "url": "https://example.com/a?b=c",
        "bytes": Binary { subtype: BinarySubtype::Generic, bytes: vec![0, 1, 255] },
        "json": { "$oid": { "$gt": "$x" }, "a": [1_i64, 2.5, null, true], "b.c": "" },
        "object": { "$date": 0_i64, "n": 1_i64 },
        "ordered": { "z": 1, "a": 2 },
        "set": ["z", "a"],
        "cities": { "oslo": 1 },
        "by_city": { "oslo": uuid(1), "bergen": null },
        "maybe": null,
        "times": [date, DateTime::from_millis(-1)],
    };
    for (key, value) in &expected {
        assert_eq!(stored.get(key), Some(value), "{key}");
    }
    assert_eq!(stored, expected);
    let order: Vec<_> = stored.get_document("ordered").expect("a document").keys().collect();
    assert_eq!(order, ["z", "a"]);
    assert_eq!(docmodel::from_document::<Foreign>(&stored).expect("decodes"), model);
}

#[test]
fn where_the_form_is_the_same_so_are_the_bytes() {
    #[derive(EmbeddedModel)]
    struct Ours {
        uuid: uuid::Uuid,
        own_uuid: bson::Uuid,
        url: Url,
        bytes: Bytes,
        json: Value,
        object: Map<String, Value>,
        map: IndexMap<String, i32>,
        set: IndexSet<i64>,
    }
    // With bson's own types where serde's form of another crate is a matter of its features.
    #[derive(Serialize)]
    struct Serde {
        uuid: bson::Uuid,
        own_uuid: bson::Uuid,
        url: &'static str,
        bytes: Binary,
        json: Value,
        object: Map<String, Value>,
        map: Document,
        set: [i64; 2],
    }
    let json = json!({ "int": i64::MAX, "min": i64::MIN, "small": 1, "double": 1.0, "null": null, "list": [[], {}] });
    let object = json!({ "a": "ö", "b": [true, -0.0] }).as_object().expect("an object").clone();
    let ours = Ours {
        uuid: uuid::Uuid::from_bytes([3; 16]),
        own_uuid: bson::Uuid::from_bytes([4; 16]),
        url: "http://[::1]/".parse().expect("a URL"),
        bytes: Bytes::new(),
        json: json.clone(),
        object: object.clone(),
        map: [("b".to_owned(), 1), ("a".to_owned(), 2)].into(),
        set: [2, 1].into(),
    };
    let serde = Serde {
        uuid: bson::Uuid::from_bytes([3; 16]),
        own_uuid: bson::Uuid::from_bytes([4; 16]),
        url: "http://[::1]/",
        bytes: Binary { subtype: BinarySubtype::Generic, bytes: vec![] },
        json,
        object,
        map: doc! { "b": 1, "a": 2 },
        set: [2, 1],
    };
    assert_eq!(docmodel::to_vec(&ours).expect("encodes"), bson::serialize_to_vec(&serde).expect("serializes"));
}

#[test]
fn what_a_filter_compares_is_what_is_stored() {
    let model = foreign();
    let stored = docmodel::to_document(&model).expect("encodes");
    for (path, filter) in filters(&model) {
        let value = &stored[path];
        let expected = match value {
            Bson::Document(_) => doc! { path: { "$eq": value } },
            _ => doc! { path: value },
        };
        assert_eq!(filter.to_document().expect("can be sent"), expected);
    }
}

/// For every field with an `eq`, a filter with the field's value.
fn filters(model: &Foreign) -> Vec<(&'static str, Filter<Foreign>)> {
    macro_rules! eq {
        ($($field:ident),* $(,)?) => { vec![$((Foreign::F.$field.path(), Foreign::F.$field.eq(&model.$field))),*] };
    }
    use docmodel::field::Accessor as _;
    eq![
        id,
        uuid,
        system_time,
        chrono,
        timestamp,
        offset,
        utc,
        std_duration,
        time_delta,
        signed_duration,
        time_duration,
        decimal,
        url,
        bytes,
        json,
        times
    ]
}

#[test]
fn ordered_types_compare_and_numbers_add() {
    let at = foreign().timestamp;
    let filter = Foreign::F.timestamp.gte(at) & Foreign::F.decimal.lt(Decimal::ONE) & Foreign::F.url.gt(foreign().url);
    let expected = doc! {
        "timestamp": { "$gte": DateTime::from_millis(MILLIS) },
        "decimal": { "$lt": "1".parse::<Decimal128>().expect("a decimal") },
        "url": { "$gt": "https://example.com/a?b=c" },
    };
    assert_eq!(filter.to_document().expect("can be sent"), expected);
    let second = Millis::new(Duration::from_secs(1));
    assert_eq!(Foreign::F.std_duration.inc(second).to_string(), r#"{ $inc: { std_duration: Long("1000") } }"#);
    assert_eq!(Foreign::F.decimal.inc(Decimal::NEGATIVE_ONE).to_string(), r#"{ $inc: { decimal: Decimal128("-1") } }"#);
    assert_eq!(
        Foreign::F.cities.key(&City::Oslo.as_key(), |n| n.inc(1)).to_string(),
        r#"{ $inc: { "cities.oslo": 1 } }"#
    );
}

#[test]
fn rules_apply_to_the_containers() {
    use docmodel::Model;
    let mut model = foreign();
    model.ordered.clear();
    model.set.extend(["1".to_owned(), "2".to_owned()]);
    let messages: Vec<String> =
        model.validate().expect_err("two rules broken").iter().map(ToString::to_string).collect();
    assert_eq!(messages, ["ordered: must have at least 1 item, has 0", "set: must have at most 3 items, has 4"]);
    let keys = Foreign { ordered: [("a.b".to_owned(), 1)].into(), ..foreign() };
    assert!(keys.validate().is_err());
    let error = docmodel::to_vec(&keys).expect_err("no key");
    assert!(error.to_string().starts_with(r#"the map key "a.b" contains `.`"#), "{error}");
}

#[test]
fn a_nil_uuid_is_filled() {
    let (mut own, mut other) = (bson::Uuid::from_bytes([0; 16]), uuid::Uuid::nil());
    own.fill();
    other.fill();
    assert_ne!(own.bytes(), [0; 16]);
    assert_eq!(other.get_version_num(), 4);
    let set = other;
    other.fill();
    assert_eq!(other, set);
}

// Times and durations.

/// A time of `nanos` is cut to the millisecond below it, stored so, and read back as it is.
fn cut<T: MillisTime + PartialEq + Copy>(time: T, nanos: i64, bson: impl FnOnce(i64) -> Bson) {
    let millis = Millis::new(time);
    let stored = millis.to_bson().expect("encodes");
    assert_eq!(stored, bson(nanos.div_euclid(1_000_000)), "{time:?}");
    assert_eq!(Millis::from_bson(&stored).expect("decodes"), millis);
    assert_eq!(Millis::new(*millis), millis);
    assert_eq!(millis == Millis::from(time), true);
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

/// The ends of a type's range come back, cut to milliseconds.
fn round_trip<T: FieldType + PartialEq + Debug>(value: &T) {
    let stored = value.to_bson().expect("encodes");
    assert_eq!(&T::from_bson(&stored).expect("decodes"), value);
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

// Decimals.

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

// JSON.

fn json() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("JSON has it", |n| n.is_finite()).prop_map(Value::from),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number,
        "[$.a-zö]{0,6}".prop_map(Value::from)
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            collection::btree_map("[$.a-zö]{0,6}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_comes_back_and_is_stored_as_serde_stores_it(value in json()) {
        let stored = value.to_bson().expect("encodes");
        prop_assert_eq!(&stored, &bson::serialize_to_bson(&value).expect("serializes"));
        prop_assert_eq!(Value::from_bson(&stored).expect("decodes"), value);
    }
}

#[test]
fn json_that_bson_has_not_and_bson_that_json_has_not() {
    let error = json!({ "a": [u64::MAX] }).to_bson().expect_err("too large");
    assert_eq!(error.to_string(), "the JSON number 18446744073709551615 does not fit into an int64, nor into a double");
    let error = json!({ "a\0b": 1 }).to_bson().expect_err("NUL");
    assert_eq!(error.to_string(), r#"the key "a\0b" contains NUL, which ends a key in BSON"#);
    assert_eq!(Value::from_bson(&1_i32.into()).expect("decodes"), json!(1));

    let cases: Vec<(Bson, &str)> = vec![
        (DateTime::from_millis(0).into(), "value.a[1]: expected any JSON, found date"),
        (ObjectId::new().into(), "value.a[1]: expected any JSON, found ObjectId"),
        (Decimal128::from_bytes([0; 16]).into(), "value.a[1]: expected any JSON, found Decimal128"),
        (Bson::Undefined, "value.a[1]: expected any JSON, found undefined"),
        (f64::NAN.into(), "value.a[1]: expected a number that JSON has, found NaN"),
        (f64::NEG_INFINITY.into(), "value.a[1]: expected a number that JSON has, found -inf"),
    ];
    for (value, expected) in cases {
        assert_eq!(misfit::<Value>(doc! { "a": [1, value] }), expected);
    }
    assert_eq!(misfit::<Map<String, Value>>(vec![1]), "value: expected document, found array");
}

// What does not fit.

#[derive(Debug, EmbeddedModel)]
struct Holder<T: FieldType + Debug> {
    value: T,
}

fn misfit<T: FieldType + Debug>(value: impl Into<Bson>) -> String {
    docmodel::from_document::<Holder<T>>(&doc! { "value": value.into() }).expect_err("does not fit").to_string()
}

#[test]
fn uuids_of_other_subtypes_are_refused() {
    fn check<T: FieldType + Debug>() {
        let binary = |subtype, length| Bson::from(Binary { subtype, bytes: vec![1; length] });
        assert_eq!(
            misfit::<T>(binary(BinarySubtype::UuidOld, 16)),
            "value: expected binary of subtype 4 (UUID), found subtype 3: the byte order of legacy UUIDs depends on the \
             driver that wrote them; use `bson::Binary` to read them"
        );
        assert_eq!(misfit::<Vec<T>>(vec![binary(BinarySubtype::Uuid, 16), binary(BinarySubtype::Generic, 16)]), {
            "value[1]: expected binary of subtype 4 (UUID), found subtype 0"
        });
        assert_eq!(misfit::<T>(binary(BinarySubtype::Uuid, 15)), "value: expected the 16 bytes of a UUID, found 15");
        assert_eq!(misfit::<T>("67e55044-10b1-426f-9247-bb680e5fe0c8"), "value: expected binary, found string");
        assert_eq!(misfit::<T>(Bson::Null), "value: expected binary, found null");
    }
    check::<bson::Uuid>();
    check::<uuid::Uuid>();
    let error = docmodel::from_document::<Holder<uuid::Uuid>>(&doc! {}).expect_err("missing").to_string();
    assert_eq!(error, "value: expected binary (UUID), but the field is missing");
}

#[test]
fn errors_name_the_path_and_the_range() {
    let far = || DateTime::from_millis(i64::MAX);
    let year_10000 = DateTime::from_millis(253_402_300_800_000);
    assert_eq!(misfit::<Millis<jiff::Timestamp>>(1_i64), "value: expected date, found int64");
    assert_eq!(misfit::<Millis<Duration>>(1_i32), "value: expected int64, found int32");
    assert_eq!(
        misfit::<Vec<Millis<Duration>>>(vec![1_i64, -1]),
        "value[1]: expected int64 in the range of `std::time::Duration`, found -1"
    );
    assert_eq!(
        misfit::<Millis<TimeDelta>>(i64::MIN),
        "value: expected int64 in the range of `chrono::TimeDelta`, found -9223372036854775808"
    );
    let chrono = misfit::<Millis<chrono::DateTime<Utc>>>(far());
    assert!(chrono.starts_with("value: expected date in the range of `chrono::DateTime<Utc>`, found "), "{chrono}");
    assert!(chrono.contains("9223372036854775807"), "{chrono}");
    for error in [
        misfit::<Millis<jiff::Timestamp>>(year_10000),
        misfit::<Millis<UtcDateTime>>(year_10000),
        misfit::<Millis<OffsetDateTime>>(year_10000),
    ] {
        assert!(error.starts_with("value: expected date in the range of `"), "{error}");
    }
    assert_eq!(misfit::<Decimal>(1.5), "value: expected Decimal128, found double");
    assert_eq!(
        misfit::<BTreeMap<String, Decimal>>(doc! { "a": "NaN".parse::<Decimal128>().expect("a decimal") }),
        "value.a: expected a number that a `rust_decimal::Decimal` holds exactly, found NaN"
    );
    assert_eq!(misfit::<Url>("/a"), r#"value: expected a URL, found "/a": relative URL without a base"#);
    assert_eq!(misfit::<Url>(1), "value: expected string, found int32");
    assert_eq!(
        misfit::<Bytes>(Binary { subtype: BinarySubtype::Md5, bytes: vec![] }),
        "value: expected binary of subtype 0 (generic), found subtype 5; use `bson::Binary` to read any subtype"
    );
    assert_eq!(misfit::<IndexMap<String, i32>>(doc! { "a": 1, "b": "2" }), "value.b: expected int32, found string");
    assert_eq!(misfit::<IndexSet<i32>>(vec![Bson::from(1), Bson::Null]), "value[1]: expected int32, found null");
}

#[test]
fn keys_are_read_by_their_type() {
    assert_eq!(misfit::<HashMap<City, i32>>(doc! { "oslo": 1, "Rome": 2 }), {
        r#"value.Rome: expected a city, found "Rome""#
    });
    assert_eq!(misfit::<BTreeMap<City, i32>>(doc! { "oslo": 1, "OSLO": 2 }), {
        "value.OSLO: the document has this key twice"
    });
    assert_eq!(misfit::<IndexMap<City, i32>>(doc! { "oslo": 1, "OSLO": 2 }), {
        "value.OSLO: the document has this key twice"
    });
    round_trip(&HashMap::from([(Box::<str>::from("a"), 1), ("b".into(), 2)]));
    round_trip(&BTreeMap::from([(std::sync::Arc::<str>::from("a"), 1)]));
    round_trip(&BTreeMap::from([(Cow::Borrowed("a"), 1)]));
    round_trip(&HashMap::<City, i32>::new());
    round_trip(&IndexMap::<String, Vec<i32>>::new());
}

#[tokio::test]
async fn a_server_stores_and_finds_by_each() {
    let database = testing::database().await.expect("a server");
    let collection = Foreign::collection(&database);
    let mut model = Foreign { id: uuid::Uuid::nil(), ..foreign() };
    let mut other = Foreign {
        id: uuid::Uuid::nil(),
        decimal: Decimal::from_str("19.91").expect("a decimal"),
        timestamp: time_of(DateTime::from_millis(MILLIS + 1)),
        ..foreign()
    };
    collection.insert_one(&mut model).await.expect("stored");
    collection.insert_one(&mut other).await.expect("stored");
    assert_ne!(model.id, other.id);
    assert_eq!(collection.find_by_id(&model.id).await.expect("read").as_ref(), Some(&model));
    for (path, filter) in filters(&model) {
        let found = collection.find_with(filter).await.expect("read");
        assert!(found.contains(&model), "{path}");
    }
    // Another scale is another encoding of an equal number.
    let by_value = collection.find(|f| f.decimal.eq(Decimal::from_str("19.9").expect("a decimal"))).await;
    assert_eq!(by_value.expect("read"), [model.clone()]);
    let sorted = collection.find(|f| f.timestamp.gte(model.timestamp)).sort(|f| f.decimal.desc()).await.expect("read");
    assert_eq!(sorted, [other.clone(), model.clone()]);
    assert_eq!(collection.find(|f| f.timestamp.gt(model.timestamp)).await.expect("read"), [other.clone()]);
    let cities = collection.find(|f| f.cities.key(&City::Oslo.as_key(), |n| n.eq(1)) & f.object.has_key("n")).await;
    assert_eq!(cities.expect("read").len(), 2);
    assert_eq!(collection.find(|f| f.set.contains("a")).await.expect("read").len(), 2);

    let id = model.id;
    let half = Millis::new(TimeDelta::milliseconds(500));
    collection
        .update_one(|f| f.id.eq(id))
        .apply(|f| [f.time_delta.inc(half), f.decimal.inc(Decimal::ONE), f.maybe.set(model.timestamp)])
        .await
        .expect("updated");
    let updated = collection.find_by_id(&id).await.expect("read").expect("there");
    assert_eq!(*updated.time_delta, TimeDelta::milliseconds(-1_000));
    assert_eq!(updated.decimal.to_string(), "20.90");
    assert_eq!(updated.maybe, Some(model.timestamp));
}
