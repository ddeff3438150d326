//! `#[document(track_changes)]`.

use bson::{Bson, Document, doc};
use docmodel::{Error, Snapshot, Tracked, prelude::*, testing};
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Address {
    city: String,
    #[field(skip_none)]
    zip: Option<String>,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Item {
    sku: String,
    #[field(alias = "quantity")]
    qty: i32,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "orders", track_changes, rename_all = "camelCase")]
struct Order {
    #[field(id)]
    id: i32,
    number: String,
    ship_to: Address,
    bill_to: Option<Address>,
    items: Vec<Item>,
    #[field(skip_none)]
    note: Option<String>,
    #[field(default)]
    total: f64,
    labels: HashMap<String, i32>,
    sizes: BTreeMap<String, Item>,
    tags: HashSet<String>,
    #[field(flatten)]
    rest: Document,
    snapshot: Snapshot,
}

fn item(sku: &str, qty: i32) -> Item {
    Item { sku: sku.into(), qty }
}

fn order() -> Order {
    Order {
        id: 1,
        number: "NO-1".into(),
        ship_to: Address { city: "Oslo".into(), zip: None },
        bill_to: None,
        items: vec![item("A", 1), item("B", 2), item("C", 3)],
        note: None,
        total: 0.0,
        labels: (0..8).map(|n| (format!("l{n}"), n)).collect(),
        sizes: [("m".to_owned(), item("M", 1))].into(),
        tags: (0..8).map(|n| format!("t{n}")).collect(),
        rest: doc! {},
        snapshot: Snapshot::default(),
    }
}

/// The order as it is read from its own bytes, changed by others.
fn loaded(others: impl FnOnce(&mut Document)) -> Order {
    let mut document = docmodel::to_document(&order()).expect("encodes");
    others(&mut document);
    docmodel::from_document(&document).expect("reads")
}

/// What a change of a loaded order would send.
fn changes(change: impl FnOnce(&mut Order)) -> String {
    let mut order = loaded(|_| {});
    change(&mut order);
    order.changes().expect("compared").to_string()
}

#[test]
fn what_is_loaded_is_unchanged() {
    for _ in 0..20 {
        let order = loaded(|_| {});
        assert!(!order.is_changed().unwrap());
        assert!(!order.clone().is_changed().unwrap(), "a clone knows what is stored, too");
        assert_eq!(changes(|order| order.labels = order.labels.clone().into_iter().collect()), "{}");
    }
    let foreign = loaded(|document| {
        document.remove("total");
        document.insert("vip", true);
        document.insert("note", Bson::Null);
    });
    assert!(!foreign.is_changed().unwrap(), "neither defaults nor unknown keys are changes");
    assert!(order().is_changed().unwrap(), "a new model is not stored yet");
    assert_eq!(order().snapshot, foreign.snapshot, "snapshots take no part in comparisons");
}

#[test]
fn changes_are_sent_path_by_path() {
    assert_eq!(changes(|o| o.number = "NO-2".into()), r#"{ $set: { number: "NO-2" } }"#);
    assert_eq!(changes(|o| o.ship_to.city = "Bergen".into()), r#"{ $set: { "shipTo.city": "Bergen" } }"#);
    assert_eq!(changes(|o| o.bill_to = Some(o.ship_to.clone())), r#"{ $set: { billTo: { city: "Oslo" } } }"#);
    assert_eq!(changes(|o| o.note = Some("x".into())), r#"{ $set: { note: "x" } }"#);
    assert_eq!(changes(|o| o.items[1].qty = 7), r#"{ $set: { "items.1.qty": 7 } }"#);
    assert_eq!(changes(|o| o.labels.extend([("x".to_owned(), 1)])), "{ $set: { \"labels.x\": 1 } }");
    assert_eq!(changes(|o| assert_eq!(o.labels.remove("l3"), Some(3))), r#"{ $unset: { "labels.l3": "" } }"#);
    assert_eq!(
        changes(|o| drop(o.sizes.insert("l".into(), item("L", 2)))),
        r#"{ $set: { "sizes.l": { sku: "L", qty: 2 } } }"#
    );
    assert_eq!(changes(|o| o.total = -0.0), "{ $set: { total: Double(-0) } }");
    assert_eq!(changes(|o| drop(o.rest.insert("vip", true))), "{ $set: { vip: true } }");
    assert_eq!(changes(|o| o.items.truncate(1)), "{ $push: { items: { $each: [], $slice: 1 } } }");
    assert_eq!(
        changes(|o| o.items.iter_mut().for_each(|item| *item = self::item("Z", 9))),
        r#"{ $set: { items: [{ sku: "Z", qty: 9 }, { sku: "Z", qty: 9 }, { sku: "Z", qty: 9 }] } }"#,
        "the array is shorter than its elements one by one"
    );
}

#[test]
fn nan_is_stored_once() {
    let mut order = loaded(|document| drop(document.insert("total", f64::NAN)));
    assert!(!order.is_changed().unwrap());
    order.total = 0.0;
    assert_eq!(order.changes().unwrap().to_string(), "{ $set: { total: Double(0) } }");
}

#[test]
fn embedded_documents_keep_the_order_that_filters_compare() {
    // `zip` is last, as the server appends it.
    assert_eq!(changes(|o| o.ship_to.zip = Some("1".into())), r#"{ $set: { "shipTo.zip": "1" } }"#);
    let mut order = loaded(|document| drop(document.insert("rest", doc! { "b": 1, "z": 2 })));
    let rest = order.rest.get_document_mut("rest").unwrap();
    rest.insert("a", 3);
    assert_eq!(order.changes().unwrap().to_string(), "{ $set: { \"rest.a\": 3 } }", "what is new comes last anyway");
    let rest = order.rest.get_document_mut("rest").unwrap();
    *rest = doc! { "z": 2, "b": 1 };
    assert_eq!(order.changes().unwrap().to_string(), "{ $set: { rest: { z: 2, b: 1 } } }");
    let rest = order.rest.get_document_mut("rest").unwrap();
    *rest = doc! { "b": 1, "d": 5, "c": 6, "z": 2 };
    assert_eq!(order.changes().unwrap().to_string(), "{ $set: { rest: { b: 1, d: 5, c: 6, z: 2 } } }");
}

#[test]
fn unknown_keys_survive_what_is_replaced_around_them() {
    let unknown = |document: &mut Document| {
        document.get_document_mut("shipTo").unwrap().insert("floor", 3);
        let items = document.get_array_mut("items").unwrap();
        for (position, item) in items.iter_mut().enumerate() {
            item.as_document_mut().unwrap().insert("batch", i32::try_from(position).unwrap());
        }
    };
    let mut order = loaded(unknown);
    order.ship_to.city = "Bergen".into();
    assert_eq!(order.changes().unwrap().to_string(), r#"{ $set: { "shipTo.city": "Bergen" } }"#);

    let mut order = loaded(unknown);
    order.items.remove(0);
    assert_eq!(
        order.changes().unwrap().to_string(),
        r#"{ $set: { items: [{ sku: "B", qty: 2, batch: 1 }, { sku: "C", qty: 3, batch: 2 }] } }"#
    );
    let mut order = loaded(unknown);
    order.items.insert(1, item("X", 1));
    assert_eq!(
        order.changes().unwrap().to_string(),
        r#"{ $push: { items: { $each: [{ sku: "X", qty: 1 }], $position: 1 } } }"#
    );
    let mut order = loaded(unknown);
    order.items.remove(1);
    assert_eq!(
        order.changes().unwrap().to_string(),
        r#"{ $push: { items: { $each: [{ sku: "C", qty: 3, batch: 2 }], $position: 1, $slice: 2 } } }"#
    );
}

#[test]
fn what_has_an_old_name_moves_when_it_is_changed() {
    let old_names = |document: &mut Document| {
        let items = document.get_array_mut("items").unwrap();
        items[1] = doc! { "sku": "B", "quantity": 2, "batch": 9 }.into();
    };
    let mut order = loaded(old_names);
    assert!(!order.is_changed().unwrap());
    order.number = "NO-2".into();
    assert_eq!(order.changes().unwrap().to_string(), r#"{ $set: { number: "NO-2" } }"#);
    let mut order = loaded(old_names);
    order.items[1].qty = 5;
    assert_eq!(
        order.changes().unwrap().to_string(),
        r#"{ $set: { "items.1.qty": 5 }, $unset: { "items.1.quantity": "" } }"#
    );
}

#[test]
fn sets_are_changed_like_the_sorted_arrays_that_they_are() {
    let swap = |order: &mut Order| {
        assert!(order.tags.remove("t6"));
        order.tags.insert("t9".into());
        order.changes().unwrap().to_string()
    };
    assert_eq!(swap(&mut loaded(|_| {})), r#"{ $set: { "tags.6": "t7", "tags.7": "t9" } }"#);
    // Others store them in another order.
    let mut order = loaded(|document| document.get_array_mut("tags").unwrap().reverse());
    assert!(!order.is_changed().unwrap());
    assert_eq!(swap(&mut order), r#"{ $set: { tags: ["t0", "t1", "t2", "t3", "t4", "t5", "t7", "t9"] } }"#);
}

#[test]
fn keys_without_a_path_replace_what_is_around_them() {
    let dotted = |document: &mut Document| drop(document.insert("rest", doc! { "a.b": 1, "c": 2 }));
    let mut order = loaded(dotted);
    order.rest.get_document_mut("rest").unwrap().insert("a.b", 3);
    assert_eq!(order.changes().unwrap().to_string(), r#"{ $set: { rest: { "a.b": 3, c: 2 } } }"#);
    let mut order = loaded(dotted);
    order.rest.get_document_mut("rest").unwrap().insert("c", 3);
    assert_eq!(order.changes().unwrap().to_string(), r#"{ $set: { "rest.c": 3 } }"#);
    let mut order = loaded(|_| {});
    order.rest.insert("a.b", 1);
    assert!(order.changes().unwrap().to_string().starts_with("{ _id: 1, number:"), "the document is replaced");
}

#[test]
fn the_id_of_a_loaded_model_stays() {
    let mut order = loaded(|_| {});
    order.id = 2;
    let error = order.changes().unwrap_err();
    assert!(error.to_string().starts_with("the `_id` of a loaded model was changed"), "{error}");
}

fn split_name(person: &mut Document) {
    if let Some(Bson::String(name)) = person.remove("name") {
        person.insert("first", name);
    }
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(track_changes = kept, schema_version = 2, upgrade(1 = "split_name"))]
struct Person {
    #[field(id)]
    id: i32,
    first: String,
    #[field(default)]
    age: i32,
    kept: Snapshot,
}

#[test]
fn older_documents_are_stored_in_the_current_version() {
    let mut person: Person =
        docmodel::from_document(&doc! { "_id": 1, "name": "Ida", "pet": "cat" }).expect("upgraded");
    assert!(!person.is_changed().unwrap(), "reading changes nothing");
    person.age = 30;
    assert_eq!(
        person.changes().unwrap().to_string(),
        r#"{ $set: { schema_version: 2, first: "Ida", age: 30 }, $unset: { name: "" } }"#
    );
}

async fn orders() -> (testing::TestDatabase, Collection<Order>) {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    (database, orders)
}

async fn load(orders: &Collection<Order>) -> Order {
    orders.find_by_id(&1).await.expect("read").expect("there")
}

#[tokio::test]
async fn two_writers_of_different_fields_both_survive() {
    let (_database, orders) = orders().await;
    let mut new = order();
    orders.save(&mut new).await.expect("inserted");
    assert!(!new.is_changed().unwrap());

    let (mut left, mut right) = (load(&orders).await, load(&orders).await);
    left.items[0].qty = 10;
    left.labels.insert("left".into(), 1);
    right.items[2].qty = 30;
    right.labels.remove("l0");
    right.ship_to.city = "Bergen".into();
    orders.save(&mut left).await.expect("saved");
    orders.save(&mut right).await.expect("saved");
    let stored = load(&orders).await;
    assert_eq!(stored.items, [item("A", 10), item("B", 2), item("C", 30)]);
    assert!(stored.labels.contains_key("left") && !stored.labels.contains_key("l0"));
    assert_eq!(stored.ship_to.city, "Bergen");

    assert!(!right.is_changed().unwrap(), "what is saved is unchanged");
    right.note = Some("again".into());
    assert_eq!(right.changes().unwrap().to_string(), r#"{ $set: { note: "again" } }"#);
    orders.save(&mut right).await.expect("saved");
    orders.reload(&mut left).await.expect("read");
    assert_eq!(left.note.as_deref(), Some("again"));
    assert!(!left.is_changed().unwrap());
}

#[tokio::test]
async fn plans_show_what_is_sent() {
    let (_database, orders) = orders().await;
    let mut order = loaded(|_| {});
    assert_eq!(orders.save(&mut order).plan().to_string(), "db.orders\n// nothing has changed, so nothing is sent");
    order.items[1].qty = 7;
    order.ship_to.city = "Bergen".into();
    assert_eq!(
        orders.save(&mut order).plan().to_string().lines().next(),
        Some(
            r#"db.orders.updateOne({ _id: 1, shipTo: { $type: "object" }, items: { $size: 3 }, $expr: { $eq: [{ $slice: ["$items", 1, 1] }, { $literal: [{ sku: "B", qty: 2 }] }] } }, { $set: { "shipTo.city": "Bergen", "items.1.qty": 7 } })"#
        )
    );
    let mut new = self::order();
    assert!(orders.save(&mut new).plan().to_string().starts_with("db.orders.insertOne({ _id: 1,"));
}

#[tokio::test]
async fn elements_of_an_array_that_another_writer_shortened_are_not_set() {
    let (_database, orders) = orders().await;
    orders.insert_one(&mut order()).await.expect("stored");
    let mut mine = load(&orders).await;
    orders.update_one(|o| o.id.eq(1)).apply(|o| o.items.pull(|i| i.sku.eq("C"))).await.expect("updated");
    mine.items[2].qty = 30;
    let error = orders.save(&mut mine).await.expect_err("the element is gone");
    assert!(matches!(error, Error::Conflict { expected: None, .. }), "{error}");
    assert_eq!(load(&orders).await.items.len(), 2, "nothing was written");
    assert!(mine.is_changed().unwrap(), "what failed is still to be saved");
}

#[tokio::test]
async fn no_part_of_a_document_is_made_where_another_writer_removed_it() {
    let (_database, orders) = orders().await;
    orders.insert_one(&mut Order { bill_to: Some(order().ship_to), ..order() }).await.expect("stored");
    let mut mine = load(&orders).await;
    orders.update_one(|o| o.id.eq(1)).apply(|o| o.bill_to.unset()).await.expect("updated");
    mine.bill_to.as_mut().unwrap().city = "Bergen".into();
    let error = orders.save(&mut mine).await.expect_err("the address is gone");
    assert!(matches!(error, Error::Conflict { .. }), "{error}");
    assert_eq!(load(&orders).await.bill_to, None);
}

#[tokio::test]
async fn a_document_that_is_gone_is_not_found() {
    let (_database, orders) = orders().await;
    orders.insert_one(&mut order()).await.expect("stored");
    let mut mine = load(&orders).await;
    orders.delete(&mine).await.expect("deleted");
    mine.note = Some("late".into());
    for error in [
        orders.save(&mut mine).await.expect_err("gone"),
        orders.delete(&mine).await.expect_err("gone"),
        orders.reload(&mut mine).await.expect_err("gone"),
    ] {
        assert!(matches!(error, Error::NotFound { .. }), "{error}");
    }
}

#[tokio::test]
async fn what_breaks_a_rule_is_not_sent() {
    #[derive(Debug, DocumentModel)]
    #[document(track_changes)]
    struct Seat {
        #[field(id)]
        id: i32,
        #[field(min = 1)]
        row: i32,
        snapshot: Snapshot,
    }

    let database = testing::database().await.expect("a server");
    let seats = Seat::collection(&database);
    let mut seat = Seat { id: 1, row: 1, snapshot: Snapshot::default() };
    seats.insert_one(&mut seat).await.expect("stored");
    seat.row = 0;
    let error = seats.save(&mut seat).await.expect_err("invalid");
    assert!(matches!(error, Error::Validation(_)), "{error}");
}

#[tokio::test]
async fn older_documents_without_a_version_get_both() {
    #[derive(Debug, DocumentModel)]
    #[document(collection = "members", track_changes, schema_version = 2, upgrade(1 = "split_name"))]
    struct Member {
        #[field(id)]
        id: i32,
        first: String,
        #[field(version)]
        revision: i64,
        snapshot: Snapshot,
    }

    let database = testing::database().await.expect("a server");
    let members = Member::collection(&database);
    members.driver().insert_one(doc! { "_id": 1, "name": "Ida", "pet": "cat" }).await.expect("stored");
    let mut member = members.find_by_id(&1).await.expect("read").expect("there");
    member.first = "Eva".into();
    members.save(&mut member).await.expect("saved");
    let stored = members.driver().find_one(doc! {}).await.expect("read");
    let expected = doc! { "_id": 1, "pet": "cat", "schema_version": 2, "first": "Eva", "revision": 1_i64 };
    assert_eq!((stored, member.revision), (Some(expected), 1));
    member.first = "Ada".into();
    members.save(&mut member).await.expect("saved again");
    assert_eq!(member.revision, 2);
}

#[test]
fn large_documents_are_compared_in_time() {
    let mut order = loaded(|document| {
        let items = (0..5_000).map(|n| doc! { "sku": n.to_string(), "qty": n, "batch": n });
        document.insert("items", items.collect::<Vec<_>>());
        document.extend((0..5_000).map(|n| (format!("k{n}"), Bson::Int32(n))));
    });
    order.items.remove(2_500);
    order.rest.insert("k77", 0);
    let before = std::time::Instant::now();
    let changes = order.changes().unwrap().to_string();
    assert!(before.elapsed().as_secs() < 20, "{:?}", before.elapsed());
    assert!(changes.contains("k77: 0 }") && changes.contains(r#"{ sku: "4999", qty: 4999, batch: 4999 }"#));
}
