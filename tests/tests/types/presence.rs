//! Missing, null and a value as three things.

use bson::{Bson, Document, doc};
use docmodel::{EmbeddedModel, FieldType, Presence, prelude::*, testing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use Presence::{Missing, Null, Value};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Address {
    city: Presence<String>,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "profiles")]
struct Profile {
    #[field(id)]
    id: i32,
    #[field(min_length = 2)]
    phone: Presence<String>,
    age: Presence<i64>,
    tags: Presence<Vec<String>>,
    address: Presence<Address>,
}

fn profile(id: i32, phone: Presence<String>) -> Profile {
    Profile { id, phone, age: Missing, tags: Missing, address: Missing }
}

#[test]
fn a_missing_value_is_not_stored() {
    for (phone, stored) in [
        (Missing, doc! { "_id": 1 }),
        (Null, doc! { "_id": 1, "phone": null }),
        (Value(String::new()), doc! { "_id": 1, "phone": "" }),
    ] {
        let profile = profile(1, phone);
        assert_eq!(docmodel::to_document(&profile).expect("encodes"), stored);
        assert_eq!(docmodel::from_document::<Profile>(&stored).expect("decodes"), profile);
    }
    let stored = doc! { "_id": 1, "address": { "city": null }, "tags": [] };
    let read: Profile = docmodel::from_document(&stored).expect("decodes");
    assert_eq!((&read.address, &read.tags), (&Value(Address { city: Null }), &Value(vec![])));
    assert_eq!(docmodel::to_document(&read).expect("encodes"), stored);
    let error = docmodel::from_document::<Profile>(&doc! { "_id": 1, "age": "1" }).expect_err("a text").to_string();
    assert_eq!(error, "age: expected int64, found string");
}

#[test]
fn rules_hold_for_a_value() {
    assert!(profile(1, Missing).validate().is_ok());
    assert!(profile(1, Null).validate().is_ok());
    let violations = profile(1, Value("1".into())).validate().expect_err("too short");
    assert_eq!(violations[0].to_string(), "phone: must have at least 2 characters, has 1");
}

#[test]
fn arrays_and_maps_have_no_missing_values() {
    #[derive(Debug, EmbeddedModel)]
    struct Containers {
        list: Vec<Presence<i32>>,
        map: BTreeMap<String, Presence<i32>>,
        tuple: (i32, Presence<i32>),
    }
    let stored = |value| {
        let map = BTreeMap::from([("a".to_owned(), value)]);
        [
            docmodel::to_document(&Containers { list: vec![Null, value], map: BTreeMap::new(), tuple: (1, Null) }),
            docmodel::to_document(&Containers { list: vec![], map, tuple: (1, Null) }),
            docmodel::to_document(&Containers { list: vec![], map: BTreeMap::new(), tuple: (1, value) }),
        ]
    };
    assert!(stored(Null).iter().chain(&stored(Value(1))).all(Result::is_ok));
    for refused in stored(Missing) {
        assert_eq!(
            refused.expect_err("a gap").to_string(),
            "a missing value is the absence of a field, and cannot stand in an array or a map; use `Option` there"
        );
    }
    assert!(Presence::<i32>::Missing.to_bson().is_err());
}

#[test]
fn conversions() {
    assert_eq!(Presence::from(1), Value(1));
    assert_eq!(Presence::from(Some(1)), Value(1));
    assert_eq!(Presence::<i32>::from(None), Null);
    assert_eq!(Presence::<i32>::default(), Missing);
    assert_eq!([Missing, Null, Value(1)].map(Presence::into_option), [None, None, Some(1)]);
    assert_eq!([Missing, Null, Value(1)].map(|presence| presence.value().copied()), [None, None, Some(1)]);
    assert!([Missing, Null, Value(i32::MIN)].is_sorted());
    let text = Value("a".to_owned());
    assert_eq!(text.as_ref().map(String::as_str), Value("a"));
}

#[test]
fn json_has_the_same_three() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Patch {
        #[serde(default, skip_serializing_if = "Presence::is_missing")]
        phone: Presence<String>,
    }
    for (json, phone) in [("{}", Missing), (r#"{"phone":null}"#, Null), (r#"{"phone":"1"}"#, Value("1".to_owned()))] {
        let patch: Patch = serde_json::from_str(json).expect("decodes");
        assert_eq!(patch.phone, phone);
        assert_eq!(serde_json::to_string(&patch).expect("encodes"), json);
    }
}

#[tokio::test]
async fn the_server_tells_the_three_apart() {
    let database = testing::database().await.expect("a server");
    let profiles = Profile::collection(&database);
    let mut stored =
        [profile(0, Missing), profile(1, Null), profile(2, Value("12".into())), profile(3, Value("34".into()))];
    profiles.insert_many(&mut stored).await.expect("stored");
    let found = async |filter: Filter<Profile>| {
        let found = profiles.find_with(filter).sort(|p| p.id.asc()).await.expect("read");
        found.into_iter().map(|profile| profile.id).collect::<Vec<_>>()
    };
    let phone = Profile::F.phone;
    assert_eq!(profiles.find(|p| p.id.gte(0)).sort(|p| p.id.asc()).await.expect("read"), stored);
    assert_eq!(found(phone.is_missing()).await, [0]);
    assert_eq!(found(phone.is_null()).await, [1]);
    assert_eq!(found(phone.is_none()).await, [0, 1]);
    assert_eq!(found(phone.is_some()).await, [2, 3]);
    assert_eq!(found(phone.exists(true)).await, [1, 2, 3]);
    assert_eq!(found(phone.gt("12")).await, [3]);
    assert_eq!(found(phone.ne("12")).await, [0, 1, 3]);
    assert_eq!(found(Profile::F.address.city.is_missing()).await, [0, 1, 2, 3]);

    let changes = [
        (0, phone.set_null(), Null),
        (1, phone.set("56"), Value("56".to_owned())),
        (2, phone.unset(), Missing),
        (3, phone.set_null(), Null),
    ];
    for (id, update, expected) in changes {
        profiles.update_one(|p| p.id.eq(id)).apply(|_| update).await.expect("updated");
        let read = profiles.find_by_id(&id).await.expect("read").expect("there");
        assert_eq!(read.phone, expected, "{id}");
    }
    let raw = database.collection::<Document>("profiles");
    let stored = raw.find_one(doc! { "_id": 2 }).await.expect("read").expect("there");
    assert_eq!(stored, doc! { "_id": 2 });
    let stored = raw.find_one(doc! { "_id": 3 }).await.expect("read").expect("there");
    assert_eq!(stored.get("phone"), Some(&Bson::Null));
}
