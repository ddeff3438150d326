//! Enums without data, as names and as numbers.

use super::{misfit, stored_as};
use bson::{Bson, doc, oid::ObjectId};
use docmodel::{FieldType, codec::MapKey, prelude::*};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, FieldType)]
#[serde(rename_all = "camelCase")]
enum Status {
    Draft,
    OnItsWay,
    #[serde(rename = "gone")]
    Lost,
}

#[derive(Debug, Clone, PartialEq, FieldType)]
#[field_type(rename_all = "SCREAMING_SNAKE_CASE")]
enum Country {
    Norway,
    #[field_type(name = "DE")]
    Germany,
    #[field_type(other)]
    Other(#[field(min_length = 2)] String),
}

#[derive(Debug, Clone, Copy, PartialEq, FieldType)]
#[field_type(repr = "int32")]
enum Level {
    Low = -1,
    High = 0x10,
}

#[derive(Debug, Clone, Copy, PartialEq, FieldType)]
#[field_type(repr = "int64")]
#[repr(i64)]
enum Code {
    Ok = 200,
    Large = 5_000_000_000,
    #[field_type(other)]
    Other(i64),
}

/// Whatever it is, it comes back.
#[derive(Debug, Clone, PartialEq, FieldType)]
enum Loose {
    Known,
    #[field_type(other)]
    Unknown(Bson),
}

#[derive(Debug, Clone, PartialEq, FieldType)]
enum Only {
    One,
}

#[derive(DocumentModel)]
struct Parcel {
    #[field(id)]
    id: Status,
    status: Status,
    previous: Option<Status>,
    seen: Vec<Status>,
    country: Country,
    level: Level,
    days: HashMap<Status, i32>,
}

#[test]
fn a_variant_is_stored_as_its_name() {
    stored_as(Status::Draft, "draft");
    stored_as(Status::OnItsWay, "onItsWay");
    stored_as(Status::Lost, "gone");
    stored_as(Country::Norway, "NORWAY");
    stored_as(Country::Germany, "DE");
}

#[test]
fn a_variant_is_stored_as_its_number() {
    stored_as(Level::Low, -1);
    stored_as(Level::High, 16);
    stored_as(Code::Ok, 200_i64);
    stored_as(Code::Large, 5_000_000_000_i64);
    assert_eq!(misfit::<Level>(2), "a: expected one of `-1`, `16`, found `2`");
    assert_eq!(misfit::<Level>(16_i64), "a: expected int32, found int64");
}

#[test]
fn other_values_are_kept_where_a_variant_holds_them() {
    stored_as(Country::Other("FRANCE".into()), "FRANCE");
    stored_as(Code::Other(404), 404_i64);
    stored_as(Loose::Unknown(5.into()), 5);
    stored_as(Loose::Unknown(doc! { "a": 1 }.into()), doc! { "a": 1 });
    stored_as(Loose::Known, "Known");
    assert_eq!(misfit::<Country>(5), "a: expected string, found int32");
    // Written as the name of a variant, it is read as that variant.
    assert_eq!(
        Country::from_bson(&Country::Other("DE".into()).to_bson().expect("encodes")).ok(),
        Some(Country::Germany)
    );
}

#[test]
fn errors_name_the_path_the_names_and_what_was_found() {
    assert_eq!(misfit::<Status>("lost"), "a: expected one of `draft`, `onItsWay`, `gone`, found `lost`");
    assert_eq!(misfit::<Only>("Two"), "a: expected `One`, found `Two`");
    assert_eq!(misfit::<Status>(1), "a: expected string, found int32");
    assert_eq!(misfit::<Status>(Bson::Null), "a: expected string, found null");
    assert_eq!(
        misfit::<Vec<Status>>(vec!["draft", "sent"]),
        "a[1]: expected one of `draft`, `onItsWay`, `gone`, found `sent`"
    );
    assert_eq!(
        misfit::<HashMap<Status, i32>>(doc! { "sent": 1 }),
        "a.sent: expected one of `draft`, `onItsWay`, `gone`, found `sent`"
    );
    let long = "x\n".repeat(1000);
    assert_eq!(misfit::<Only>(long), format!("a: expected `One`, found `{}…`", r"x\n".repeat(20)));
}

#[test]
fn filters_and_updates() {
    let f = Parcel::F;
    for (filter, expected) in [
        (f.status.eq(Status::Draft), r#"{ status: "draft" }"#),
        (f.status.ne(Status::Lost), r#"{ status: { $ne: "gone" } }"#),
        (f.status.is_in([Status::Draft, Status::Lost]), r#"{ status: { $in: ["draft", "gone"] } }"#),
        (f.previous.not_in([Status::Draft]), r#"{ previous: { $nin: ["draft"] } }"#),
        (f.seen.contains(Status::OnItsWay), r#"{ seen: "onItsWay" }"#),
        (f.country.eq(Country::Other("X".into())), r#"{ country: "X" }"#),
        (f.level.eq(Level::High), "{ level: 16 }"),
        (f.id.eq(Status::Lost), r#"{ _id: "gone" }"#),
        (f.days.key(&Status::OnItsWay.as_key(), |days| days.gt(2)), r#"{ "days.onItsWay": { $gt: 2 } }"#),
    ] {
        assert_eq!(filter.to_string(), expected);
    }
    let update = Update::collect([f.status.set(Status::Lost), f.seen.push(Status::Lost), f.previous.set_null()]);
    assert_eq!(
        update.to_string(),
        r#"{ $set: { status: "gone", previous: null }, $push: { seen: { $each: ["gone"] } } }"#
    );
}

#[test]
fn rules_of_the_other_variant_hold() {
    let parcel = Parcel {
        id: Status::Draft,
        status: Status::Draft,
        previous: None,
        seen: vec![],
        country: Country::Other("X".into()),
        level: Level::Low,
        days: [(Status::Lost, 3)].into(),
    };
    let violations = parcel.validate().expect_err("too short");
    assert_eq!(violations[0].to_string(), "country: must have at least 2 characters, has 1");
    assert_eq!(Parcel { country: Country::Norway, ..parcel }.validate(), Ok(()));
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DocumentModel)]
struct Log {
    #[field(id)]
    #[serde(rename = "_id")]
    id: ObjectId,
    status: Status,
    all: Vec<Option<Status>>,
    counts: BTreeMap<Status, i32>,
}

fn status() -> impl Strategy<Value = Status> {
    prop_oneof![Just(Status::Draft), Just(Status::OnItsWay), Just(Status::Lost)]
}

proptest! {
    #[test]
    fn the_bytes_are_those_of_serde(
        status_ in status(),
        all in proptest::collection::vec(proptest::option::of(status()), 0..5),
        counts in proptest::collection::btree_map(status(), any::<i32>(), 0..3),
    ) {
        let log = Log { id: ObjectId::from_bytes([1; 12]), status: status_, all, counts };
        let ours = docmodel::to_vec(&log).expect("encodes");
        prop_assert_eq!(&ours, &bson::serialize_to_vec(&log).expect("serializes"));
        prop_assert_eq!(docmodel::from_slice::<Log>(&ours).expect("decodes"), log);
    }

    #[test]
    fn other_texts_come_back(text in any::<String>(), number in any::<i64>()) {
        let country = Country::from_bson(&text.clone().into()).expect("any text");
        prop_assert_eq!(country.to_bson().expect("encodes"), Bson::from(text));
        let code = Code::from_bson(&number.into()).expect("any number");
        prop_assert_eq!(code.to_bson().expect("encodes"), Bson::from(number));
    }
}
