//! `flatten`.

use super::{read, refused, stored};
use bson::{Bson, Document, doc};
use docmodel::{prelude::*, testing};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, EmbeddedModel)]
struct Place {
    #[field(min_length = 1)]
    city: String,
    #[field(name = "postCode")]
    #[serde(rename = "postCode")]
    zip: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, EmbeddedModel)]
struct Address {
    street: String,
    #[serde(flatten)]
    place: Place,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DocumentModel)]
#[document(collection = "customers")]
#[index(address.place.city)]
struct Customer {
    #[field(id)]
    #[serde(rename = "_id")]
    id: i32,
    #[field(flatten)]
    #[serde(flatten)]
    address: Address,
    since: i32,
    #[serde(flatten)]
    rest: Document,
}

fn customer() -> Customer {
    Customer {
        id: 1,
        address: Address { street: "Dam".into(), place: Place { city: "Åmål".into(), zip: None } },
        since: 1999,
        rest: doc! { "vip": true, "notes": [1, { "a": "b" }] },
    }
}

#[test]
fn elements_stand_in_the_document_around_them() {
    let document = doc! {
        "_id": 1, "street": "Dam", "city": "Åmål", "postCode": null, "since": 1999,
        "vip": true, "notes": [1, { "a": "b" }],
    };
    assert_eq!(stored(&customer()), document);
    assert_eq!(read::<Customer>(&document).unwrap(), customer());
    let shuffled = doc! {
        "vip": true, "since": 1999, "city": "Åmål", "_id": 1, "notes": [1, { "a": "b" }], "street": "Dam",
    };
    assert_eq!(read::<Customer>(&shuffled).unwrap(), customer());
    assert_eq!(docmodel::to_vec(&customer()).unwrap(), bson::serialize_to_vec(&customer()).unwrap());
}

#[derive(Debug, EmbeddedModel)]
struct Counted {
    name: String,
    #[field(flatten)]
    counts: BTreeMap<String, i32>,
}
#[derive(Debug, EmbeddedModel)]
struct Outer {
    inner: Vec<Counted>,
}

#[test]
fn errors_have_the_path_that_is_stored() {
    assert_eq!(
        refused::<Customer>(&doc! { "_id": 1, "street": "Dam", "since": 1999 }),
        "city: expected string, but the field is missing"
    );
    assert_eq!(
        refused::<Customer>(&doc! { "_id": 1, "street": "Dam", "city": 3, "since": 1999 }),
        "city: expected string, found int32"
    );

    let read = refused::<Outer>(&doc! { "inner": [{ "name": "a", "x": 1 }, { "name": "b", "x": 1, "y": "2" }] });
    assert_eq!(read, "inner[1].y: expected int32, found string");
}

#[test]
fn a_map_cannot_take_the_name_of_a_field() {
    for key in ["city", "_id", "postCode", "since"] {
        let customer = Customer { rest: doc! { key: 1 }, ..customer() };
        let error = docmodel::to_vec(&customer).unwrap_err().to_string();
        assert_eq!(error, format!("the key \"{key}\" of a flattened map is the name of another field of the document"));
    }
}

#[test]
fn rules_inside_hold() {
    let mut customer = customer();
    customer.address.place.city.clear();
    let violations = customer.validate().unwrap_err();
    assert_eq!(violations[0].to_string(), "city: must have at least 1 character, has 0");
}

#[test]
fn paths_are_those_of_the_document_around_it() {
    assert_eq!(Customer::F.address.place.zip.eq("1").to_string(), r#"{ postCode: "1" }"#);
    assert_eq!(Customer::F.address.street.set("x").to_string(), r#"{ $set: { street: "x" } }"#);
    assert_eq!(Customer::F.rest.key("vip", |v| v.eq(Bson::from(true))).to_string(), "{ vip: true }");
    assert_eq!(Customer::F.rest.remove("vip").to_string(), r#"{ $unset: { vip: "" } }"#);
    assert_eq!(Customer::INDEXES[0].name(), "city_1");
}

#[test]
fn the_name_of_a_field_is_no_key_of_the_map() {
    let refused = "is a field of the model and no key of its flattened map; use the field";
    for key in ["_id", "city", "postCode", "since"] {
        let filter = Customer::F.rest.key(key, |v| v.eq(Bson::from(1)));
        assert_eq!(filter.to_document().unwrap_err().to_string(), format!("`{key}` {refused}"));
        assert!(Customer::F.rest.has_key(key).to_document().is_err());
        assert!(Customer::F.rest.key(key, |v| v.set(Bson::from(1))).to_string().contains(refused));
        assert!(Customer::F.rest.remove(key).to_string().contains(refused));
    }
}

#[test]
fn in_a_variant() {
    #[derive(Debug, PartialEq, FieldType)]
    enum Contact {
        Visit {
            #[field(flatten)]
            place: Place,
            #[field(flatten)]
            rest: HashMap<String, i32>,
        },
    }
    #[derive(Debug, PartialEq, EmbeddedModel)]
    struct Holder {
        contact: Contact,
    }

    let place = Place { city: "Rom".into(), zip: Some("1".into()) };
    let contact = Contact::Visit { place, rest: HashMap::from([("floor".into(), 3)]) };
    let document = doc! { "contact": { "type": "Visit", "city": "Rom", "postCode": "1", "floor": 3 } };
    assert_eq!(stored(&Holder { contact }), document);
    let Holder { contact: Contact::Visit { place, rest } } = read(&document).unwrap();
    assert_eq!((place.city.as_str(), rest["floor"]), ("Rom", 3));
}

proptest! {
    #[test]
    fn what_others_stored_is_kept(keys in proptest::collection::btree_map("[a-z]{1,6}", any::<i32>(), 0..8)) {
        let mut document = doc! { "_id": 1, "street": "Dam", "city": "x", "postCode": "y", "since": 1 };
        for (key, value) in keys {
            document.entry(key).or_insert(Bson::Int32(value));
        }
        prop_assert_eq!(stored(&read::<Customer>(&document).unwrap()), document);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_the_server() {
    let database = testing::database().await.expect("a server");
    let customers = Customer::collection(&database);
    customers.insert_one(&mut customer()).await.unwrap();
    let found = customers.find(|c| c.address.place.city.eq("Åmål") & c.rest.has_key("vip")).await.unwrap();
    assert_eq!(found, [customer()]);
    customers
        .update_one(|c| c.id.eq(1))
        .apply(|c| [c.address.street.set("Ny"), c.rest.key("vip", |v| v.set(Bson::from(2))), c.rest.remove("notes")])
        .await
        .unwrap();
    let changed = customers.find_one(|c| c.id.eq(1)).await.unwrap().expect("stored");
    assert_eq!(changed.address.street, "Ny");
    assert_eq!(changed.rest, doc! { "vip": 2 });
}
