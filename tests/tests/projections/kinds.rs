//! Projections of every kind of field: ids of several fields, maps, tuples, recursive models, old names on the way.

use bson::{Document, doc};
use docmodel::{prelude::*, testing};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, FieldType)]
struct Email(String);

#[derive(Debug, Clone, PartialEq, FieldType)]
enum Payment {
    Cash,
    Card { last4: String },
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Key {
    shop: i32,
    day: i32,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Crate {
    #[field(alias = "bottles")]
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Part {
    name: String,
    #[field(default)]
    tags: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
struct Delivery {
    #[field(id)]
    id: Key,
    payer: Option<Email>,
    payment: Payment,
    crates: Vec<Crate>,
    stock: BTreeMap<String, i32>,
    parent: Option<Box<Tree>>,
    #[field(computed = "count")]
    count: i64,
    pair: Option<(Part, i32)>,
    #[field(binary)]
    hash: Option<Vec<u8>>,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Tree {
    name: String,
    parent: Option<Box<Tree>>,
}

fn count(delivery: &Delivery) -> i64 {
    i64::try_from(delivery.crates.len()).unwrap_or(i64::MAX)
}

fn delivery() -> Document {
    doc! {
        "_id": { "shop": 7, "day": 1 },
        "payer": "a@b",
        "payment": { "type": "Card", "last4": "4242" },
        "crates": [
            { "parts": [{ "name": "å", "tags": ["x"] }, { "name": "b" }] },
            { "bottles": [] },
            { "parts": [{ "name": "c", "tags": [] }] },
        ],
        "stock": { "oslo": 3 },
        "parent": { "name": "root", "parent": { "name": "grand" } },
        "count": 3_i64,
        "pair": [{ "name": "p", "tags": [] }, 5],
        "hash": bson::Binary { subtype: bson::spec::BinarySubtype::Generic, bytes: vec![1, 2] },
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reads_every_kind_of_field() {
    let database = testing::database().await.expect("a server");
    let deliveries = Delivery::collection(&database);
    deliveries.driver().insert_many([delivery()]).await.unwrap();
    let one = || deliveries.find_one(|_| Filter::everything());
    assert_eq!(one().select(|d| d.id.day).await.unwrap(), Some(1));
    assert_eq!(one().select(|d| d.id).await.unwrap(), Some(Key { shop: 7, day: 1 }));
    let payment = Payment::Card { last4: "4242".into() };
    let payer = Some(Email("a@b".into()));
    assert_eq!(one().select(|d| (d.payer, d.payment)).await.unwrap(), Some((payer, payment)));
    let names = vec![vec!["å".to_owned(), "b".to_owned()], vec![], vec!["c".to_owned()]];
    assert_eq!(one().select(|d| d.crates.any().parts.any().name).await.unwrap(), Some(names));
    let tags = vec![vec![vec!["x".to_owned()], vec![]], vec![], vec![vec![]]];
    assert_eq!(one().select(|d| d.crates.any().parts.any().tags).await.unwrap(), Some(tags));
    assert_eq!(one().select(|d| d.stock).await.unwrap(), Some(BTreeMap::from([("oslo".to_owned(), 3)])));
    let names = one().select(|d| (d.parent.name, d.parent.parent.name, d.parent.parent.parent.name)).await.unwrap();
    assert_eq!(names, Some((Some("root".to_owned()), Some("grand".to_owned()), None)));
    assert_eq!(one().select(|d| (d.count, d.crates.len())).await.unwrap(), Some((3, 3)));
    assert_eq!(one().select(|d| (d.pair.0.name, d.pair.1)).await.unwrap(), Some((Some("p".to_owned()), Some(5))));
    assert_eq!(one().select(|d| d.hash).await.unwrap(), Some(Some(vec![1, 2])));
    assert_eq!(
        one().select(|d| d.id.shop).plan().to_string().lines().next(),
        Some("db.deliveries.find({}, { \"_id.shop\": 1 }).limit(1)")
    );
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Delivery)]
struct Names {
    #[from(crates.parts)]
    parts: Vec<Vec<PartName>>,
    #[from(crates)]
    crates: Vec<CrateNames>,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Part)]
struct PartName {
    name: String,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Crate)]
struct CrateNames {
    #[from(parts.name)]
    names: Vec<String>,
}

#[test]
fn asks_for_old_names_on_the_way() {
    assert_eq!(Names::projection().unwrap(), doc! { "crates.parts.name": 1, "crates.bottles.name": 1, "_id": 0 });
    let names = Names::from_document(&delivery()).unwrap();
    assert_eq!(names.parts.iter().map(Vec::len).collect::<Vec<_>>(), [2, 0, 1]);
    assert_eq!(names.crates[2].names, ["c"]);
    let error = Names::from_document(&doc! { "crates": [{ "parts": [{ "name": "a" }, null] }] }).unwrap_err();
    assert_eq!(error.to_string(), "crates[0].parts[1]: expected document, found null");
    let error = Names::from_document(&doc! { "crates": [{}] }).unwrap_err();
    assert_eq!(error.to_string(), "crates[0].parts: expected array, but the field is missing");
}
