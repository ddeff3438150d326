use super::check;
use crate::prelude::*;
use bson::doc;
use std::collections::HashMap;

#[derive(EmbeddedModel)]
#[document(crate = crate)]
struct Address {
    city: String,
    zip: Option<String>,
}

#[derive(DocumentModel)]
#[document(crate = crate, rename_all = "camelCase")]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    ship_to: Address,
    #[field(default)]
    paid: bool,
    total: f64,
    note: Option<String>,
    items: Vec<Address>,
    stock: HashMap<String, i64>,
}

#[derive(DocumentModel)]
#[document(crate = crate)]
struct Named {
    #[field(id)]
    id: String,
    hits: i64,
}

fn problem<M: DocumentModel>(filter: bson::Document, update: bson::Document) -> String {
    check::<M>(&filter, &update).err().map(|error| error.to_string()).unwrap_or_default()
}

#[test]
fn names_all_fields_that_would_be_missing() {
    assert_eq!(
        problem::<Order>(doc! { "number": "NO-1", "total": { "$gt": 1.0 } }, doc! { "$set": { "note": "x" } }),
        "if no document matches, the upsert stores one without `shipTo`, `total`, `items`, `stock`, which the model \
         requires: give it a value with `set_on_insert`"
    );
    let whole =
        doc! { "$set": { "total": 1.0, "items": [], "stock": {} }, "$setOnInsert": { "shipTo": { "city": "Oslo" } } };
    assert_eq!(problem::<Order>(doc! { "number": "NO-1" }, whole.clone()), "");
    let part = doc! { "$set": { "total": 1.0, "items": [], "stock": {}, "shipTo.zip": "0150" } };
    assert!(problem::<Order>(doc! { "number": "NO-1" }, part).contains("without `shipTo.city`, which"));
    assert!(problem::<Order>(doc! { "number": bson::Regex { pattern: bson::raw::cstr!("N").into(), options: bson::raw::cstr!("").into() } }, whole).contains("without `number`"));
}

#[test]
fn operators_make_values_of_missing_fields() {
    let by_operators = doc! {
        "$mul": { "total": 2.0 },
        "$push": { "items": { "$each": [{ "city": "Oslo" }], "$slice": 5 } },
        "$inc": { "stock.oslo": 1_i64 },
        "$min": { "shipTo.city": "Oslo" },
        "$unset": { "note": "" },
    };
    let filter = doc! { "$and": [{ "number": { "$eq": "NO-1" } }, { "note": { "$ne": "x" } }] };
    assert_eq!(problem::<Order>(filter, by_operators), "");
    let nothing = doc! { "$pull": { "items": { "city": "Oslo" } }, "$set": { "number": "1" } };
    assert!(problem::<Order>(doc! {}, nothing).contains("`items`"));
    assert_eq!(problem::<Order>(doc! {}, doc! { "$somethingNew": { "number": 1 } }), "", "the server knows");
}

#[test]
fn says_what_cannot_be_read() {
    let update = doc! { "$set": { "number": "1", "shipTo": { "city": "Oslo" }, "total": 1.0, "stock": {} } };
    assert_eq!(
        problem::<Order>(doc! { "items.city": "Oslo" }, update),
        "if no document matches, the upsert stores one that the model cannot read: items: expected array, found document"
    );
}

#[test]
fn ids_that_the_server_cannot_make_have_to_be_given() {
    let update = || doc! { "$inc": { "hits": 1_i64 } };
    assert_eq!(
        problem::<Named>(doc! { "hits": { "$lt": 5 } }, update()),
        "if no document matches, the upsert stores one with an ObjectId as `_id`, and the model's is string: say in the \
         filter which it is, or give it with `set_on_insert`"
    );
    assert_eq!(problem::<Named>(doc! { "_id": "home" }, update()), "");
    assert!(problem::<Named>(doc! { "_id": { "$in": ["a", "b"] } }, update()).contains("ObjectId as `_id`"));
    assert_eq!(problem::<Named>(doc! {}, doc! { "$inc": { "hits": 1_i64 }, "$setOnInsert": { "_id": "a" } }), "");
}
