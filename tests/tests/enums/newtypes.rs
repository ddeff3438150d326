//! `struct Email(String);`

use super::{misfit, stored_as};
use bson::{Bson, doc, oid::ObjectId};
use docmodel::{FieldType, codec::MapKey, prelude::*};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, HashMap},
    marker::PhantomData,
};

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, FieldType)]
#[serde(try_from = "String")]
struct Email(#[field(pattern = "^[^@]+@[^@]+$", max_length = 20)] String);

/// serde's own check, which says nothing about the stored form.
impl TryFrom<String> for Email {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Ok(Self(text))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize, FieldType)]
struct Euro(#[field(min = 0.0)] f64);

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, FieldType)]
struct Sku(String);

/// An id that knows what it is the id of.
#[derive(FieldType)]
struct Id<T>(ObjectId, PhantomData<fn() -> T>);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FieldType)]
struct Tags(#[field(max_items = 2)] Vec<String>);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FieldType)]
struct Stock(BTreeMap<Sku, i32>);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, EmbeddedModel)]
struct Address {
    city: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FieldType)]
struct Home(Address);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, FieldType)]
struct Nickname(Option<String>);

/// A newtype of whatever it is used with.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, FieldType)]
struct Checked<T>(T);

#[derive(DocumentModel)]
#[document(rename_all = "camelCase")]
#[index(email, unique)]
#[index(home.city)]
struct User {
    #[field(id)]
    id: Id<User>,
    email: Email,
    #[field(min_length = 5)]
    second_email: Option<Email>,
    #[field(max = 100.0)]
    balance: Euro,
    tags: Tags,
    stock: Stock,
    home: Home,
    nickname: Nickname,
    limit: Checked<i64>,
    is_new: Checked<bool>,
    others: Vec<Email>,
    by_sku: HashMap<Sku, Euro>,
}

fn email(text: &str) -> Email {
    Email(text.to_owned())
}

fn user() -> User {
    User {
        id: Id(ObjectId::from_bytes([0; 12]), PhantomData),
        email: email("a@b"),
        second_email: None,
        balance: Euro(2.5),
        tags: Tags(vec!["new".into()]),
        stock: Stock([(Sku("A1".into()), 3)].into()),
        home: Home(Address { city: "Oslo".into() }),
        nickname: Nickname(None),
        limit: Checked(5),
        is_new: Checked(true),
        others: vec![],
        by_sku: HashMap::new(),
    }
}

#[test]
fn a_newtype_is_stored_as_its_value() {
    stored_as(email("a@b"), "a@b");
    stored_as(Euro(1.5), 1.5);
    stored_as(Tags(vec!["a".into()]), vec!["a"]);
    stored_as(Stock([(Sku("A1".into()), 3)].into()), doc! { "A1": 3 });
    stored_as(Home(Address { city: "Oslo".into() }), doc! { "city": "Oslo" });
    stored_as(Checked(Some(true)), true);
    stored_as(Checked(Checked(email("a@b"))), "a@b");
    let stored = docmodel::to_document(&user()).expect("encodes");
    let read: User = docmodel::from_document(&stored).expect("decodes");
    assert_eq!(docmodel::to_document(&read).expect("encodes"), stored);
    assert_eq!(misfit::<Email>(5), "a: expected string, found int32");
    assert_eq!(misfit::<Tags>(vec![Bson::from("a"), Bson::Null]), "a[1]: expected string, found null");
    assert_eq!(misfit::<Home>(doc! {}), "a.city: expected string, but the field is missing");
}

#[test]
fn what_is_missing_is_the_values_to_say() {
    let mut stored = docmodel::to_document(&user()).expect("encodes");
    stored.remove("nickname");
    let read: User = docmodel::from_document(&stored).expect("decodes");
    assert_eq!(read.nickname, Nickname(None));
    stored.remove("email");
    let error = docmodel::from_document::<User>(&stored).err().expect("missing");
    assert_eq!(error.to_string(), "email: expected string, but the field is missing");
}

#[test]
fn filters_and_updates_take_the_newtype() {
    let f = User::F;
    for (filter, expected) in [
        (f.email.eq(email("a@b")), r#"{ email: "a@b" }"#),
        (f.email.ne(email("a@b")) & f.email.gte(email("b")), r#"{ email: { $ne: "a@b", $gte: "b" } }"#),
        (f.email.is_in([email("a"), email("b")]), r#"{ email: { $in: ["a", "b"] } }"#),
        (f.second_email.is_none() | f.second_email.lt(email("c")), {
            r#"{ $or: [{ secondEmail: null }, { secondEmail: { $lt: "c" } }] }"#
        }),
        (f.tags.contains("new"), r#"{ tags: "new" }"#),
        (f.tags.eq(Tags(vec![])), "{ tags: [] }"),
        (f.stock.key("A1", |n| n.gt(2)), r#"{ "stock.A1": { $gt: 2 } }"#),
        (f.home.city.eq("Oslo"), r#"{ "home.city": "Oslo" }"#),
        (f.nickname.is_some(), "{ nickname: { $ne: null } }"),
        (f.limit.lt(Checked(9)) & f.is_new.eq(Checked(true)), r#"{ limit: { $lt: Long("9") }, isNew: true }"#),
        (f.others.contains(email("a@b")), r#"{ others: "a@b" }"#),
        (f.others.elem_match(|e| e.gt(email("a")) & e.lt(email("b"))), {
            r#"{ others: { $elemMatch: { $gt: "a", $lt: "b" } } }"#
        }),
        (f.by_sku.key(&Sku("A1".into()).as_key(), |n| n.gte(Euro(1.5))), r#"{ "bySku.A1": { $gte: 1.5 } }"#),
        (f.id.eq(Id(ObjectId::from_bytes([1; 12]), PhantomData)), r#"{ _id: ObjectId("010101010101010101010101") }"#),
    ] {
        assert_eq!(filter.to_string(), expected);
    }
    let updates = [
        f.email.set(email("c@d")),
        f.balance.inc(1.5),
        f.limit.inc(-1),
        f.tags.set(Tags(vec![])),
        f.second_email.unset(),
        f.home.city.set("Bergen"),
    ];
    assert_eq!(
        Update::collect(updates).to_string(),
        r#"{ $set: { email: "c@d", tags: [], "home.city": "Bergen" }, $inc: { balance: 1.5, limit: Long("-1") }, $unset: { secondEmail: "" } }"#
    );
    let sort: Sort<User> = f.email.asc();
    assert_eq!(sort.to_string(), "{ email: 1 }");
    assert_eq!(User::INDEXES[1].to_string(), r#"{ "home.city": 1 }"#);
}

#[test]
fn rules_hold_wherever_the_newtype_is_used() {
    let bad = User {
        email: email("nobody"),
        second_email: Some(email("@")),
        balance: Euro(-1.0),
        tags: Tags(vec!["a".into(), "b".into(), "c".into()]),
        others: vec![email("a@b"), email("a-name-that-is-too@long")],
        by_sku: [(Sku("A1".into()), Euro(-2.0))].into(),
        ..user()
    };
    let violations: Vec<String> = bad.validate().expect_err("breaks rules").iter().map(ToString::to_string).collect();
    assert_eq!(
        violations,
        [
            "email: must match `^[^@]+@[^@]+$`, is \"nobody\"",
            "secondEmail: must have at least 5 characters, has 1",
            "secondEmail: must match `^[^@]+@[^@]+$`, is \"@\"",
            "balance: must be at least 0, is -1",
            "tags: must have at most 2 items, has 3",
            "others[1]: must have at most 20 characters, has 23",
            "bySku.A1: must be at least 0, is -2",
        ]
    );
    assert_eq!(user().validate(), Ok(()));
}

#[test]
fn an_id_is_filled_through_the_newtype() {
    let mut user = user();
    docmodel::model::DocumentId::fill(user.id_mut());
    assert_ne!(user.id.0.bytes(), [0; 12]);
}

#[derive(Debug, PartialEq, Serialize, Deserialize, EmbeddedModel)]
struct Both {
    email: Email,
    price: Euro,
    tags: Tags,
    stock: Stock,
    home: Home,
    nickname: Nickname,
    nested: Checked<Checked<i32>>,
}

proptest! {
    #[test]
    fn the_bytes_are_those_of_serde(
        (text, number, city, nickname, nested) in
            (any::<String>(), any::<f64>(), any::<String>(), any::<Option<String>>(), any::<i32>()),
        tags in proptest::collection::vec(any::<String>(), 0..4),
        stock in proptest::collection::btree_map("[a-z]{1,4}".prop_map(Sku), any::<i32>(), 0..4),
    ) {
        let both = Both {
            email: Email(text),
            price: Euro(number),
            tags: Tags(tags),
            stock: Stock(stock),
            home: Home(Address { city }),
            nickname: Nickname(nickname),
            nested: Checked(Checked(nested)),
        };
        let ours = docmodel::to_vec(&both).expect("encodes");
        prop_assert_eq!(&ours, &bson::serialize_to_vec(&both).expect("serializes"));
        let read: Both = docmodel::from_slice(&ours).expect("decodes");
        prop_assert_eq!(docmodel::to_vec(&read).expect("encodes"), ours);
    }
}
