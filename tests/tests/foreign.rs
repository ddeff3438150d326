//! Field types of other crates: what is stored, what comes back, and what is refused.

mod decimals;
mod json;
mod times;

use bson::{Binary, Bson, DateTime, Decimal128, Document, doc, spec::BinarySubtype};
use bytes::Bytes;
use chrono::{TimeDelta, Utc};
use docmodel::{
    DocumentModel, EmbeddedModel, FieldType, Filter, Millis, MillisTime, codec::MapKey, model::DocumentId, testing,
};
use indexmap::{IndexMap, IndexSet};
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
use time::{OffsetDateTime, UtcDateTime};
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
        let is_document = value.as_document().is_some();
        let expected = if is_document {
            doc! { path: { "$eq": value } }
        } else {
            doc! { path: value }
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

fn round_trip<T: FieldType + PartialEq + Debug>(value: &T) {
    let stored = value.to_bson().expect("encodes");
    assert_eq!(&T::from_bson(&stored).expect("decodes"), value);
}

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
        "value.OSLO: the document has this field twice, or under an old name, too"
    });
    assert_eq!(misfit::<IndexMap<City, i32>>(doc! { "oslo": 1, "OSLO": 2 }), {
        "value.OSLO: the document has this field twice, or under an old name, too"
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
