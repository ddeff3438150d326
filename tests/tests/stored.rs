//! Values that an adapter stores in another way than their type's own.

mod lenient;
mod serde;

use bson::{Binary, Bson, DateTime, doc, spec::BinarySubtype};
use bytes::Bytes;
use docmodel::{
    EmbeddedModel, FieldType, Millis, Model,
    codec::stored::{self, As, Inside, StoreAs},
    prelude::*,
};
use proptest::{collection, prelude::*};
use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    fmt,
    time::{Duration, SystemTime},
};

fn read<A: StoreAs<T>, T: 'static>(value: impl Into<Bson>) -> Result<T, String> {
    As::<A, T>::from_bson(&value.into()).map(As::into_inner).map_err(|error| error.to_string())
}

fn write<A: StoreAs<T>, T: 'static>(value: T) -> Bson {
    As::<A, T>::from(value).to_bson().expect("encodes")
}

fn round_trip<A: StoreAs<T>, T: PartialEq + Clone + fmt::Debug + 'static>(value: T) -> Bson {
    let stored = write::<A, T>(value.clone());
    assert_eq!(read::<A, T>(stored.clone()), Ok(value));
    stored
}

fn generic(bytes: &[u8]) -> Binary {
    Binary { subtype: BinarySubtype::Generic, bytes: bytes.to_vec() }
}

proptest! {
    #[test]
    fn bytes_are_stored_as_binary(bytes in collection::vec(any::<u8>(), 0..40), array in any::<[u8; 12]>()) {
        let stored = Bson::from(generic(&bytes));
        prop_assert_eq!(round_trip::<stored::Binary, Vec<u8>>(bytes.clone()), stored.clone());
        prop_assert_eq!(round_trip::<stored::Binary, Box<[u8]>>(bytes.clone().into()), stored.clone());
        prop_assert_eq!(round_trip::<stored::Binary, Bytes>(bytes.clone().into()), stored.clone());
        prop_assert_eq!(round_trip::<stored::Binary, [u8; 12]>(array), generic(&array).into());
        let many = VecDeque::from([bytes, array.to_vec()]);
        prop_assert_eq!(round_trip::<stored::Binary, VecDeque<Vec<u8>>>(many), vec![stored, generic(&array).into()].into());
    }

    #[test]
    fn truncated_times_are_stored_as_millis(nanos in any::<u64>(), before in any::<bool>()) {
        let distance = Duration::from_nanos(nanos);
        let epoch = SystemTime::UNIX_EPOCH;
        let time = if before { epoch - distance } else { epoch + distance };
        let stored = write::<stored::Truncate, _>(time);
        prop_assert_eq!(&stored, &Millis::new(time).to_bson().expect("encodes"));
        prop_assert_eq!(read::<stored::Truncate, SystemTime>(stored), Ok(Millis::new(time).into_inner()));
    }
}

#[test]
fn bytes_of_another_length_or_subtype_are_errors() {
    assert_eq!(
        read::<stored::Binary, [u8; 2]>(generic(&[1])).expect_err("too short"),
        "expected binary of 2 bytes, found 1"
    );
    assert_eq!(
        read::<stored::Binary, Vec<u8>>(Binary { subtype: BinarySubtype::Uuid, bytes: vec![0; 16] })
            .expect_err("a UUID"),
        "expected binary of subtype 0 (generic), found subtype 4; use `bson::Binary` to read any subtype"
    );
    assert_eq!(read::<stored::Binary, Vec<u8>>("a").expect_err("a text"), "expected binary, found string");
    assert_eq!(read::<stored::Binary, Option<Vec<u8>>>(Bson::Null), Ok(None));
    assert_eq!(read::<stored::Binary, Presence<Vec<u8>>>(Bson::Null), Ok(Presence::Null));
    assert_eq!(round_trip::<stored::Binary, _>(Presence::Value([1])), generic(&[1]).into());
    assert_eq!(As::<stored::Binary, Presence<Vec<u8>>>::missing().map(As::into_inner), Some(Presence::Missing));
}

#[derive(Debug, DocumentModel)]
struct Held {
    #[field(id)]
    id: i32,
    token: As<stored::Binary, Vec<u8>>,
    hashes: As<stored::Binary, Vec<[u8; 2]>>,
    thumbs: As<stored::Binary, BTreeMap<String, Bytes>>,
    boxed: As<stored::Binary, Option<Box<[u8; 2]>>>,
    seen: As<stored::Truncate, Option<SystemTime>>,
    took: As<stored::Truncate, Duration>,
    stock: As<stored::Lenient, HashMap<String, u32>>,
    counts: As<stored::Lenient, Vec<i64>>,
    name: As<stored::Lenient, String>,
    any: As<stored::Serde, Vec<(i32, String)>>,
}

fn held() -> Held {
    Held {
        id: 1,
        token: vec![1, 2].into(),
        hashes: vec![[1, 2]].into(),
        thumbs: BTreeMap::from([("a".to_owned(), Bytes::from_static(&[1]))]).into(),
        boxed: None.into(),
        seen: Some(SystemTime::UNIX_EPOCH + Duration::from_micros(1_500)).into(),
        took: Duration::from_micros(1_500).into(),
        stock: HashMap::from([("oslo".to_owned(), 1)]).into(),
        counts: vec![1].into(),
        name: "a".to_owned().into(),
        any: vec![(1, "a".to_owned())].into(),
    }
}

#[test]
fn a_model_stores_by_adapters() {
    let stored = docmodel::to_document(&held()).expect("encodes");
    let expected = doc! {
        "_id": 1,
        "token": generic(&[1, 2]),
        "hashes": [generic(&[1, 2])],
        "thumbs": { "a": generic(&[1]) },
        "boxed": null,
        "seen": DateTime::from_millis(1),
        "took": 1_i64,
        "stock": { "oslo": 1_i64 },
        "counts": [1_i64],
        "name": "a",
        "any": [[1, "a"]],
    };
    assert_eq!(stored, expected);
    let read: Held = docmodel::from_document(&stored).expect("decodes");
    assert_eq!(docmodel::to_document(&read).expect("encodes"), stored);
}

#[test]
fn operands_have_the_types_of_the_fields() {
    let f = Held::F;
    let text = [
        (f.token.eq(vec![1, 2]), r#"{ token: HexData(0, "0102") }"#),
        (f.token.eq(&[1, 2]), r#"{ token: HexData(0, "0102") }"#),
        (f.token.eq([1, 2].as_slice()), r#"{ token: HexData(0, "0102") }"#),
        (f.token.is_in([&[1, 2], &[1, 3]]), r#"{ token: { $in: [HexData(0, "0102"), HexData(0, "0103")] } }"#),
        (f.hashes.contains([1, 2]), r#"{ hashes: HexData(0, "0102") }"#),
        (f.hashes.eq(vec![[1, 2]]), r#"{ hashes: [HexData(0, "0102")] }"#),
        (f.thumbs.key("a", |b| b.eq(Bytes::from_static(&[1]))), r#"{ "thumbs.a": HexData(0, "01") }"#),
        (f.boxed.eq([1, 2]) | f.boxed.is_null(), {
            r#"{ $or: [{ boxed: HexData(0, "0102") }, { boxed: { $type: "null" } }] }"#
        }),
        (f.seen.lt(SystemTime::UNIX_EPOCH + Duration::from_micros(1_999)), {
            r#"{ seen: { $lt: ISODate("1970-01-01T00:00:00.001Z") } }"#
        }),
        (f.took.gte(Duration::from_micros(2_999)), r#"{ took: { $gte: Long("2") } }"#),
        (f.stock.key("oslo", |n| n.gt(3)), r#"{ "stock.oslo": { $gt: Long("3") } }"#),
        (f.counts.any().gte(3), r#"{ counts: { $gte: Long("3") } }"#),
        (f.counts.len().eq(3), r#"{ counts: { $size: Long("3") } }"#),
        (f.name.eq("a") & f.name.gt("A".to_owned()), r#"{ $and: [{ name: "a" }, { name: { $gt: "A" } }] }"#),
        (f.any.eq(vec![(1, "a".to_owned())]), r#"{ any: [[1, "a"]] }"#),
        (f.any.exists(true), "{ any: { $exists: true } }"),
    ];
    for (filter, expected) in text {
        assert_eq!(filter.to_string(), expected);
    }
    let updates = [
        (f.token.set(vec![1]), r#"{ $set: { token: HexData(0, "01") } }"#),
        (f.hashes.push([1, 2]), r#"{ $push: { hashes: { $each: [HexData(0, "0102")] } } }"#),
        (f.seen.set(SystemTime::UNIX_EPOCH), r#"{ $set: { seen: ISODate("1970-01-01T00:00:00Z") } }"#),
        (f.seen.unset(), r#"{ $unset: { seen: "" } }"#),
        (f.stock.key("oslo", |n| n.inc(-1)), r#"{ $inc: { "stock.oslo": Long("-1") } }"#),
        (f.counts.push_all([1, 2]), r#"{ $push: { counts: { $each: [Long("1"), Long("2")] } } }"#),
        (f.any.set(vec![]), "{ $set: { any: [] } }"),
    ];
    for (update, expected) in updates {
        assert_eq!(update.to_string(), expected);
    }
}

#[test]
fn errors_in_containers_have_their_path() {
    let error = |key: &str, value: Bson| {
        let mut stored = docmodel::to_document(&held()).expect("encodes");
        stored.insert(key, value);
        let error = docmodel::from_document::<Held>(&stored).expect_err("does not fit").to_string();
        error.trim_start_matches("1: ").to_owned()
    };
    assert_eq!(error("counts", vec![Bson::Int32(1), 1.5.into()].into()), {
        "counts[1]: expected a whole number, found 1.5"
    });
    assert_eq!(error("stock", doc! { "oslo": -1 }.into()), {
        "stock.oslo: expected a number from 0 to 4294967295, found -1"
    });
    assert_eq!(error("thumbs", doc! { "a": 1 }.into()), "thumbs.a: expected binary, found int32");
    assert_eq!(error("any", vec![1].into()), "any: invalid type: integer `1`, expected a tuple of size 2");
}

#[test]
fn keys_of_maps_are_checked() {
    let held = Held { thumbs: BTreeMap::from([("a.b".to_owned(), Bytes::new())]).into(), ..held() };
    let violations = held.validate().expect_err("a bad key");
    assert!(violations[0].to_string().starts_with("thumbs: the map key \"a.b\" contains `.`"), "{violations:?}");
    assert!(docmodel::to_vec(&held).is_err());
}

/// An adapter of one's own.
mod own {
    use super::*;
    use docmodel::{
        codec::{DecodeError, Decoder, Encoder, Tag, stored::StoredAccessor},
        error::DecodeReason,
        path::Path,
    };

    #[derive(Debug, Clone, PartialEq)]
    struct Celsius(f64);

    struct Adapter;

    fn to_stored(value: &Celsius) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "small enough")]
        let tenths = (value.0 * 10.0) as i32;
        tenths
    }

    fn from_stored(stored: i32) -> Result<Celsius, String> {
        if stored < -2731 { Err(format!("{stored} is below zero")) } else { Ok(Celsius(f64::from(stored) / 10.0)) }
    }

    impl StoreAs<Celsius> for Adapter {
        type Stored = i32;
        type Accessor<P: Path> = StoredAccessor<Self, Celsius, P>;

        fn encode(value: &Celsius, key: &[u8], out: &mut Encoder) {
            to_stored(value).encode(key, out);
        }

        fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Celsius, DecodeError> {
            let start = from.remaining();
            let stored = i32::decode(tag, from)?;
            from_stored(stored).map_err(|error| from.error_at(start, DecodeReason::Custom(error)))
        }
    }

    #[test]
    fn an_adapter_stores_a_type() {
        #[derive(Debug, EmbeddedModel)]
        struct Reading {
            inside: As<Adapter, Celsius>,
            outside: As<Inside<Adapter>, Option<Celsius>>,
        }
        let reading = |stored| docmodel::from_document::<Reading>(&stored).map_err(|error| error.to_string());
        let read = reading(doc! { "inside": 215 }).expect("fits");
        assert_eq!((read.inside.into_inner(), read.outside.into_inner()), (Celsius(21.5), None));
        assert_eq!(reading(doc! { "inside": -3000 }).expect_err("too cold"), "inside: -3000 is below zero");
        assert_eq!(reading(doc! { "inside": "a" }).expect_err("a text"), "inside: expected int32, found string");
        assert_eq!(reading(doc! {}).expect_err("missing"), "inside: expected int32, but the field is missing");
        assert_eq!(round_trip::<Inside<Adapter>, _>(Some(Celsius(-1.5))), Bson::Int32(-15));
    }
}
