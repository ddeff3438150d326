//! `lenient`, `binary`, `truncate`, `serde` and `with`, as a derive uses them.

use super::{read, refused, stored};
use bson::{Bson, doc, spec::BinarySubtype};
use docmodel::{prelude::*, testing};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    net::IpAddr,
    time::{Duration, SystemTime},
};

/// Money in cents, which are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Money(i64);

mod cents {
    use super::Money;

    pub(super) type Stored = i64;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that such a function has")]
    pub(super) fn to_stored(money: &Money) -> Stored {
        money.0
    }

    pub(super) fn from_stored(cents: Stored) -> Result<Money, String> {
        if cents >= 0 { Ok(Money(cents)) } else { Err(format!("expected an amount, found {cents} cents")) }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Low,
    High { limit: u64 },
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "events")]
#[index(at, -price)]
struct Event {
    #[field(id)]
    id: i32,
    #[field(lenient)]
    count: i64,
    #[field(lenient)]
    zip: Option<String>,
    #[field(binary)]
    payload: Vec<u8>,
    #[field(binary)]
    keys: Vec<[u8; 4]>,
    #[field(truncate, alias = "time")]
    at: SystemTime,
    #[field(truncate, skip_none)]
    took: Option<Duration>,
    #[field(serde)]
    address: IpAddr,
    #[field(serde, default = "low")]
    level: Level,
    #[field(with = "cents")]
    price: Money,
    #[field(with = "cents", name = "old_price")]
    old: Option<Money>,
    #[field(serde)]
    hosts: BTreeMap<String, IpAddr>,
}

fn low() -> Level {
    Level::Low
}

fn event() -> Event {
    Event {
        id: 1,
        count: 3,
        zip: Some("0150".into()),
        payload: vec![0, 255],
        keys: vec![[1, 2, 3, 4]],
        at: SystemTime::UNIX_EPOCH + Duration::from_millis(5),
        took: None,
        address: [127, 0, 0, 1].into(),
        level: Level::High { limit: 3 },
        price: Money(1250),
        old: None,
        hosts: BTreeMap::new(),
    }
}

fn binary(bytes: &[u8]) -> Bson {
    Bson::Binary(bson::Binary { subtype: BinarySubtype::Generic, bytes: bytes.to_vec() })
}

#[test]
fn each_is_stored_by_its_adapter() {
    let document = stored(&event());
    assert_eq!(document.get("payload"), Some(&binary(&[0, 255])));
    assert_eq!(document.get("keys"), Some(&Bson::Array(vec![binary(&[1, 2, 3, 4])])));
    assert_eq!(document.get("at"), Some(&DateTime::from_millis(5).into()));
    assert_eq!(document.get("price"), Some(&Bson::Int64(1250)));
    assert_eq!(document.get("old_price"), Some(&Bson::Null));
    assert!(!document.contains_key("took"));
    assert_eq!(document.get("level"), Some(&doc! { "high": { "limit": 3_i64 } }.into()));
    assert_eq!(read::<Event>(&document).unwrap(), event());
}

#[test]
fn what_others_wrote_is_read() {
    let mut document = stored(&event());
    document.extend(doc! { "count": 3, "zip": 150 });
    let at = document.remove("at");
    document.insert("time", at);
    document.remove("level");
    document.remove("old_price");
    let read = read::<Event>(&document).unwrap();
    assert_eq!((read.count, read.zip.as_deref(), &read.level, read.old), (3, Some("150"), &Level::Low, None));
    assert_eq!(read.at, event().at);
}

#[test]
fn misfits_have_their_path() {
    for (key, value, message) in [
        ("count", Bson::Double(1.5), "count: expected a whole number, found 1.5"),
        ("payload", Bson::Int32(1), "payload: expected binary, found int32"),
        ("price", Bson::Int64(-1), "price: expected an amount, found -1 cents"),
        ("old_price", Bson::String("1".into()), "old_price: expected int64, found string"),
    ] {
        let mut document = stored(&event());
        document.insert(key, value);
        assert_eq!(refused::<Event>(&document), message);
    }
}

#[test]
fn operands_are_of_the_fields_own_type() {
    let all = Event::F;
    assert_eq!(all.price.gt(Money(5)).to_string(), "{ price: { $gt: Long(\"5\") } }");
    assert_eq!(all.old.eq(Money(5)).to_string(), "{ old_price: Long(\"5\") }");
    assert_eq!(all.zip.eq("0150").to_string(), r#"{ zip: "0150" }"#);
    assert_eq!(all.count.inc(2).to_string(), "{ $inc: { count: Long(\"2\") } }");
    assert_eq!(all.payload.eq(&[0, 255]).to_string(), all.payload.eq(vec![0, 255]).to_string());
    assert_eq!(all.level.ne(Level::Low).to_string(), r#"{ level: { $ne: "low" } }"#);
}

#[test]
fn in_newtypes_and_variants() {
    #[derive(Debug, PartialEq, FieldType)]
    struct Token(#[field(binary)] Vec<u8>);

    #[derive(Debug, PartialEq, FieldType)]
    struct Count(#[field(lenient, min = 1)] i32);

    #[derive(Debug, PartialEq, FieldType)]
    #[field_type(untagged)]
    enum Rating {
        Stars(#[field(lenient)] f64),
        Unrated(String),
    }

    #[derive(Debug, PartialEq, FieldType)]
    enum Change {
        Set {
            #[field(lenient)]
            to: i64,
            #[field(truncate)]
            after: Duration,
        },
    }

    #[derive(Debug, PartialEq, EmbeddedModel)]
    struct Mixed {
        token: Token,
        count: Count,
        ratings: Vec<Rating>,
        change: Change,
    }

    let mixed = Mixed {
        token: Token(vec![1]),
        count: Count(2),
        ratings: vec![Rating::Stars(4.0), Rating::Stars(4.5), Rating::Unrated("-".into())],
        change: Change::Set { to: 7, after: Duration::from_secs(1) },
    };
    let foreign = doc! {
        "token": binary(&[1]), "count": 2.0, "ratings": [4, 4.5, "-"],
        "change": { "type": "Set", "to": 7.0, "after": 1000_i64 },
    };
    assert_eq!(read::<Mixed>(&foreign).unwrap(), mixed);
    assert_eq!(read::<Mixed>(&stored(&mixed)).unwrap(), mixed);
    assert_eq!(stored(&mixed).get("ratings"), Some(&Bson::from(vec![Bson::from(4.0), 4.5.into(), "-".into()])));
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_server() {
    let database = testing::database().await.expect("a server");
    let events = Event::collection(&database);
    events.sync_indexes().await.unwrap();
    events.insert_one(&mut event()).await.unwrap();
    let finer = event().at + Duration::from_nanos(999);
    for filter in [
        Event::F.payload.eq(&[0, 255]),
        Event::F.keys.contains([1, 2, 3, 4]),
        Event::F.at.eq(finer),
        Event::F.address.eq(IpAddr::from([127, 0, 0, 1])),
        Event::F.level.eq(Level::High { limit: 3 }),
        Event::F.price.lte(Money(1250)),
    ] {
        assert_eq!(events.find_with(filter.clone()).await.unwrap(), [event()], "{filter}");
    }
    events
        .update_one(|e| e.id.eq(1))
        .apply(|e| [e.price.inc(50), e.took.set(Duration::from_micros(1500))])
        .await
        .unwrap();
    let changed = events.find_one(|e| e.id.eq(1)).await.unwrap().expect("stored");
    assert_eq!((changed.price, changed.took), (Money(1300), Some(Duration::from_millis(1))));
}
