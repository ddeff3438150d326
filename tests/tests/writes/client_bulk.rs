//! Bulks across collections. What is sent, and how every reply is read, is tested on a server that is made up.

use super::{fake_server::FakeServer, unasked, unasked_orders};
use crate::models::{Order, order};
use bson::{Bson, Document, doc};
use docmodel::{
    Error,
    collection::{Bulk, ClientBulk},
    error::BulkWriteError,
    prelude::*,
    testing::{self, Capability},
};
use mongodb::{
    Client,
    options::{Collation, WriteConcern},
};
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "notes")]
#[index(name, unique)]
struct Note {
    #[field(id)]
    id: i32,
    #[field(max_length = 20)]
    name: String,
    #[field(version)]
    revision: i64,
}

fn note(id: i32, name: &str, revision: i64) -> Note {
    Note { id, name: name.into(), revision }
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "stock")]
#[index(shelf, unique)]
struct Stock {
    #[field(id)]
    sku: String,
    #[field(min = 0)]
    left: i64,
    shelf: Option<String>,
    lots: Vec<i32>,
}

fn stock(sku: &str) -> Stock {
    Stock { sku: sku.into(), left: 5, shelf: None, lots: vec![] }
}

/// The reply to a bulk of so many writes, each of which did something.
fn reply(results: impl IntoIterator<Item = Document>) -> Document {
    let results: Vec<_> = (0..).zip(results).map(|(index, result)| with("idx", index, result)).collect();
    let errors = results.iter().filter(|result| result.contains_key("code")).count();
    doc! {
        "ok": 1, "cursor": { "id": 0_i64, "ns": "admin.$cmd.bulkWrite", "firstBatch": results },
        "nErrors": i32::try_from(errors).expect("few"), "nInserted": 1, "nMatched": 2, "nModified": 3, "nUpserted": 4,
        "nDeleted": 5,
    }
}

fn with(name: &str, value: i32, mut document: Document) -> Document {
    document.insert(name, value);
    document
}

fn done() -> Document {
    doc! { "ok": 1.0, "n": 1, "nModified": 1 }
}

fn duplicate(namespace: &str, index: &str, key: &str) -> Document {
    let message = format!("E11000 duplicate key error collection: {namespace} index: {index} dup key: {key}");
    doc! { "ok": 0.0, "code": 11000, "errmsg": message, "n": 0, "nModified": 0 }
}

/// The two collections of the tests.
fn collections(client: &Client) -> (Collection<Note>, Collection<Stock>) {
    (Note::collection(&client.database("shop")), Stock::collection(&client.database("store")))
}

async fn error_of(bulk: ClientBulk<'_>) -> Box<BulkWriteError> {
    match bulk.await.expect_err("some fail") {
        Error::BulkWrite(error) => error,
        other => panic!("{other}"),
    }
}

fn positions(error: &BulkWriteError) -> Vec<usize> {
    error.failures.iter().map(|failure| failure.position).collect()
}

#[tokio::test]
async fn plans_name_the_collections() {
    let (orders, stock) = (unasked_orders().await, unasked::<Stock>().await);
    let bulk = docmodel::bulk_write(orders.driver().client())
        .on(&orders, |bulk| bulk.update_one(|o| o.number.eq("a"), |o| o.items.each(|i| i.qty.inc(-1))))
        .on(&stock, |bulk| {
            let hinted = stock.update_many(|s| s.left.lt(1)).apply(|s| s.shelf.unset()).hint("shelf_1");
            bulk.write(hinted).delete_one(|s| s.sku.eq("Æ")).delete_many(|s| s.left.eq(0))
        })
        .ordered(false)
        .comment("nightly")
        .write_concern(WriteConcern::majority());
    let plan = "db.getMongo().bulkWrite([\
         { name: \"updateOne\", namespace: \"shop.orders\", filter: { number: \"a\" }, update: { $inc: { \"items.$[].qty\": -1 } } }, \
         { name: \"updateMany\", namespace: \"shop.stock\", filter: { left: { $lt: Long(\"1\") } }, update: { $unset: { shelf: \"\" } }, \
         hint: \"shelf_1\" }, \
         { name: \"deleteOne\", namespace: \"shop.stock\", filter: { _id: \"Æ\" } }, /* and 1 more */], \
         { ordered: false, comment: \"nightly\", writeConcern: { w: \"majority\" } })";
    assert_eq!(bulk.plan().to_string(), plan);
    assert_eq!(format!("{bulk:?}"), format!("ClientBulk({plan:?})"));
    let (mut new, other) = (order("a"), order("b"));
    let bulk = docmodel::bulk_write(orders.driver().client())
        .on(&orders, |bulk| bulk.insert(&mut new).write(orders.replace_one(|o| o.id.eq(other.id), &other).upsert()));
    let plan = bulk.plan().to_string();
    assert!(plan.starts_with(r#"db.getMongo().bulkWrite([{ name: "insertOne", namespace: "shop.orders", document: {"#));
    assert!(plan.contains(r#"{ name: "replaceOne", namespace: "shop.orders", filter: { _id: "#), "{plan}");
    assert!(plan.ends_with("upsert: true }])"), "{plan}");
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_by_position() {
    let (orders, stock) = (unasked_orders().await, unasked::<Stock>().await);
    let client = orders.driver().client();
    let first = || docmodel::bulk_write(client).on(&orders, |bulk| bulk.delete_one(|o| o.number.eq("a")));
    let mut new = Order { note: Some("x".repeat(21)), ..order("a") };
    let bulk = first()
        .on(&stock, |bulk| bulk.update_one(|s| s.sku.eq("a"), |s| [s.left.set(-1)]))
        .on(&orders, |bulk| bulk.insert(&mut new));
    let error = bulk.await.expect_err("two rules");
    let Error::Validation(invalid) = &error else { panic!("{error}") };
    let paths: Vec<_> = invalid.violations().iter().map(|violation| violation.path().to_owned()).collect();
    assert_eq!(paths, ["[1].left", "[2].note"]);
    assert_eq!(invalid.collection(), "stock, orders");

    let twice = first().on(&stock, |bulk| bulk.update_one(|s| s.sku.eq("a"), |s| [s.left.set(1), s.left.set(2)]));
    let plan = twice.plan().to_string();
    assert!(plan.starts_with("// cannot be sent: write 1 of the bulk: the update changes `left` twice"), "{plan}");
    let error = twice.await.expect_err("not sent").to_string();
    assert!(error.starts_with("write 1 of the bulk: the update changes `left` twice"), "{error}");
    let other = first().on(&stock, |bulk| {
        let elsewhere = Stock::collection(&client.database("elsewhere"));
        bulk.write(elsewhere.delete_one(|s| s.sku.eq("a")))
    });
    assert_eq!(
        other.await.expect_err("not sent").to_string(),
        "write 1 of the bulk: a write to `elsewhere.stock` cannot be in a bulk of `shop.stock`"
    );
}

#[tokio::test]
async fn nothing_to_do_is_not_sent() {
    let orders = unasked_orders().await;
    let client = orders.driver().client();
    let none = docmodel::bulk_write(client).on(&orders, |bulk| bulk).await.expect("nothing to do");
    assert_eq!((none.inserted_count, none.upserted_ids.len()), (0, 0));
}

#[tokio::test]
async fn one_command_has_the_writes_of_all() {
    let server = FakeServer::start(100_000, |_| {
        let upserted = || doc! { "ok": 1.0, "n": 1, "nModified": 0, "upserted": { "index": 0, "_id": "A9" } };
        Some(reply([done(), done(), upserted(), done(), done(), done(), done()]))
    })
    .await;
    let client = server.client().await;
    let (notes, stocks) = collections(&client);
    let (mut new, changed) = (note(1, "Ærø", 0), note(2, "b", 6));
    let collation = Collation::builder().locale("en").build();
    let result = docmodel::bulk_write(&client)
        .on(&notes, |bulk| bulk.insert(&mut new).replace_one(|n| n.id.eq(2), &changed))
        .on(&stocks, |bulk| {
            bulk.upsert_one(|s| s.sku.eq("A9"), |s| [s.left.set(1), s.lots.set(vec![])])
                .write(stocks.update_one(|s| s.sku.eq("A1")).pipeline(|s| s.left.set_to(s.left.expr().add(1))))
                .write(
                    stocks
                        .update_many(|s| s.sku.gt("A"))
                        .apply(|s| s.lots.filtered(|lot| lot.gt(3), |lot| lot.inc(1)))
                        .collation(collation)
                        .hint("_id_"),
                )
                .delete_one(|s| s.sku.eq("A2"))
        })
        .on(&notes, |bulk| bulk.delete_many(|n| n.id.gt(7)))
        .ordered(false)
        .comment("nightly")
        .write_concern(WriteConcern::majority())
        .await
        .expect("done");
    assert_eq!(
        (result.inserted_count, result.matched_count, result.modified_count, result.deleted_count),
        (1, 2, 3, 5)
    );
    assert_eq!(result.upserted_ids, BTreeMap::from([(2, Bson::from("A9"))]));
    assert_eq!((new.revision, changed.revision), (1, 6), "a new model knows its version");
    assert_eq!(
        server.commands(),
        [doc! {
            "bulkWrite": 1,
            "ordered": false,
            "comment": "nightly",
            "errorsOnly": false,
            "writeConcern": { "w": "majority" },
            "nsInfo": [{ "ns": "shop.notes" }, { "ns": "store.stock" }],
            "ops": [
                { "insert": 0, "document": { "_id": 1, "name": "Ærø", "revision": 1_i64 } },
                {
                    "update": 0, "multi": false, "filter": { "_id": 2, "revision": 6_i64 },
                    "updateMods": { "_id": 2, "name": "b", "revision": 7_i64 },
                },
                {
                    "update": 1, "multi": false, "filter": { "_id": "A9" },
                    "updateMods": { "$set": { "left": 1_i64, "lots": [] } }, "upsert": true,
                },
                {
                    "update": 1, "multi": false, "filter": { "_id": "A1" },
                    "updateMods": [{ "$set": { "left": { "$add": ["$left", 1_i64] } } }],
                },
                {
                    "update": 1, "multi": true, "filter": { "_id": { "$gt": "A" } },
                    "updateMods": { "$inc": { "lots.$[e0]": 1 } }, "arrayFilters": [{ "e0": { "$gt": 3 } }],
                    "collation": { "locale": "en" }, "hint": "_id_",
                },
                { "delete": 1, "multi": false, "filter": { "_id": "A2" } },
                { "delete": 0, "multi": true, "filter": { "_id": { "$gt": 7 } } },
            ],
        }]
    );
}

#[tokio::test]
async fn refusals_name_the_collection_and_its_index() {
    let server = FakeServer::start(100_000, |_| {
        let refused = doc! { "ok": 0.0, "code": 121, "errmsg": "Document failed validation", "n": 0 };
        let (name, shelf) = (duplicate("shop.notes", "name_1", r#"{ name: "a" }"#), r#"{ shelf: "b" }"#);
        Some(reply([name, done(), duplicate("store.stock", "shelf_1", shelf), refused, done()]))
    })
    .await;
    let client = server.client().await;
    let (notes, stocks) = collections(&client);
    let (mut same, mut new, mut new_stock) = (note(1, "a", 0), note(2, "b", 0), stock("A1"));
    let bulk =
        docmodel::bulk_write(&client).on(&notes, |bulk| bulk.insert(&mut same).insert(&mut new)).on(&stocks, |bulk| {
            let bulk = bulk.update_one(|s| s.sku.eq("A1"), |s| s.shelf.set("b"));
            bulk.insert(&mut new_stock).delete_one(|s| s.sku.eq("A2"))
        });
    let error = error_of(bulk.ordered(false)).await;
    assert_eq!((positions(&error), error.succeeded().collect::<Vec<_>>()), (vec![0, 2, 3], vec![1, 4]));
    assert_eq!(
        error.to_string(),
        "2 of 5 writes done, 3 refused\n  \
         [0] notes: another document has { name: \"a\" } in the unique index `name_1`\n  \
         [2] stock: another document has { shelf: \"b\" } in the unique index `shelf_1`\n  \
         [3] stock: the server refused the write: Document failed validation (code 121)"
    );
    let Error::DuplicateKey { collection, paths, value, .. } = &error.failures[0].error else { panic!("{error}") };
    assert_eq!((&**collection, &**paths, value.get("name")), ("notes", &["name"][..], Some(&"a".into())));
    let Error::DuplicateKey { collection, paths, .. } = &error.failures[1].error else { panic!("{error}") };
    assert_eq!((&**collection, &**paths), ("stock", &["shelf"][..]));
    assert_eq!((same.revision, new.revision), (0, 1), "only one is stored");
    assert_eq!(error.inserted_count, 1);
}

#[tokio::test]
async fn in_order_the_first_refusal_ends_it() {
    let refusal = || duplicate("store.stock", "_id_", "{ _id: \"A1\" }");
    let server = FakeServer::start(100_000, move |_| Some(reply([done(), refusal()]))).await;
    let client = server.client().await;
    let (notes, stocks) = collections(&client);
    let (mut new_stock, mut late) = (stock("A1"), note(3, "c", 0));
    let bulk = docmodel::bulk_write(&client)
        .on(&notes, |bulk| bulk.delete_one(|n| n.id.eq(1)))
        .on(&stocks, |bulk| bulk.insert(&mut new_stock))
        .on(&notes, |bulk| bulk.insert(&mut late).delete_many(|n| n.id.eq(5)));
    let error = error_of(bulk).await;
    assert_eq!((positions(&error), &*error.not_tried, &*error.unknown), (vec![1], &[2, 3][..], &[][..]));
    let Error::DuplicateKey { collection, index, value, .. } = &error.failures[0].error else { panic!("{error}") };
    assert_eq!((&**collection, &**index, value.get("_id")), ("stock", "_id_", Some(&"A1".into())));
    assert_eq!(late.revision, 0);
    assert!(error.to_string().starts_with("1 of 4 writes done, 1 refused, 2 not tried\n"), "{error}");
}

#[tokio::test]
async fn outdated_replacements_are_conflicts() {
    let server = FakeServer::start(100_000, |command| {
        if command.contains_key("bulkWrite") {
            let nothing = || doc! { "ok": 1.0, "n": 0, "nModified": 0 };
            return Some(reply([nothing(), nothing(), nothing(), done(), nothing()]));
        }
        let stored = match command.get_document("filter").expect("a find").get_i32("_id") {
            Ok(1) => vec![doc! { "_id": 1, "revision": 9_i64 }],
            Ok(2) => vec![doc! { "_id": 2, "revision": 4_i64 }],
            _ => vec![],
        };
        Some(doc! { "ok": 1, "cursor": { "id": 0_i64, "ns": "shop.notes", "firstBatch": stored } })
    })
    .await;
    let client = server.client().await;
    let (notes, stocks) = collections(&client);
    let (outdated, current, gone, other) = (note(1, "a", 8), note(2, "b", 4), note(3, "c", 1), stock("A1"));
    let mut new = note(4, "d", 0);
    let bulk = docmodel::bulk_write(&client)
        .on(&notes, |bulk| {
            let bulk = bulk.replace_one(|n| n.id.eq(1), &outdated);
            bulk.replace_one(|n| n.id.eq(2) & n.name.eq("x"), &current).replace_one(|n| n.id.eq(3), &gone)
        })
        .on(&notes, |bulk| bulk.insert(&mut new))
        .on(&stocks, |bulk| bulk.replace_one(|s| s.sku.eq("A1"), &other));
    let error = error_of(bulk).await;
    assert_eq!(positions(&error), [0, 2], "the filter of the second met nothing, and stock has no versions");
    let versions = |at: usize| match &error.failures[at].error {
        Error::Conflict { collection, id, expected, found, .. } if collection == "notes" => (&**id, *expected, *found),
        other => panic!("{other}"),
    };
    assert_eq!((versions(0), versions(1)), (("1", Some(8), Some(9)), ("3", Some(1), None)));
    assert_eq!((new.revision, error.not_tried.len()), (1, 0), "what comes after them is done");
}

#[tokio::test]
async fn a_lost_connection_leaves_writes_unknown() {
    // The second command gets no answer, and is not repeated, for it has an update of many.
    let server = FakeServer::start(2, |command| {
        let ops = command.get_array("ops").expect("a bulk");
        ops[0].as_document().expect("a write").contains_key("insert").then(|| reply([done(), done()]))
    })
    .await;
    let client = server.client().await;
    let (notes, stocks) = collections(&client);
    let mut new = [note(1, "a", 0), note(2, "b", 0)];
    let bulk = docmodel::bulk_write(&client)
        .on(&notes, |bulk| new.iter_mut().fold(bulk, Bulk::insert))
        .on(&stocks, |bulk| bulk.update_many(|s| s.left.gt(5), |s| s.left.inc(1)).delete_one(|s| s.sku.eq("A")));
    let error = error_of(bulk).await;
    assert_eq!((&*error.unknown, error.succeeded().collect::<Vec<_>>()), (&[2, 3][..], vec![0, 1]));
    assert!(matches!(error.cause.as_deref(), Some(Error::Driver(_))), "{error}");
    assert_eq!((error.inserted_count, new[1].revision), (1, 1));
    assert_eq!(server.commands().len(), 2);

    let server = FakeServer::start(100_000, |_| None).await;
    let client = server.client().await;
    let (_, stocks) = collections(&client);
    let bulk = docmodel::bulk_write(&client).on(&stocks, |bulk| bulk.delete_many(|s| s.sku.eq("A")));
    assert_eq!(error_of(bulk).await.unknown, [0]);
}

#[tokio::test]
async fn a_write_concern_that_is_not_met_is_the_cause() {
    let server = FakeServer::start(100_000, |_| {
        let mut reply = reply([done(), done()]);
        reply.insert("writeConcernError", doc! { "code": 64, "errmsg": "waiting for replication timed out" });
        Some(reply)
    })
    .await;
    let client = server.client().await;
    let (notes, stocks) = collections(&client);
    let mut new = note(1, "a", 0);
    let bulk = docmodel::bulk_write(&client)
        .on(&notes, |bulk| bulk.insert(&mut new))
        .on(&stocks, |bulk| bulk.delete_one(|s| s.sku.eq("A")));
    let error = error_of(bulk).await;
    assert!(error.succeeded().eq([0, 1]) && new.revision == 1);
    let Some(Error::WriteConcern { collection, code: 64, .. }) = error.cause.as_deref() else { panic!("{error}") };
    assert_eq!(collection, "notes, stock");
}

#[tokio::test]
async fn an_error_of_the_command_says_whether_it_is_done() {
    let cause = async |code: i32| {
        let refusal = move |_: &Document| Some(doc! { "ok": 0, "code": code, "errmsg": "no" });
        let server = FakeServer::start(100_000, refusal).await;
        let client = server.client().await;
        let (_, stocks) = collections(&client);
        error_of(docmodel::bulk_write(&client).on(&stocks, |bulk| bulk.delete_one(|s| s.sku.eq("A")))).await
    };
    let unauthorized = cause(13).await;
    assert_eq!((&*unauthorized.not_tried, &*unauthorized.unknown), (&[0][..], &[][..]));
    let interrupted = cause(11601).await;
    assert_eq!((&*interrupted.not_tried, &*interrupted.unknown), (&[][..], &[0][..]));
}

#[tokio::test]
async fn nobody_there_leaves_all_untried() {
    let options = mongodb::options::ClientOptions::builder()
        .hosts(vec![mongodb::options::ServerAddress::parse("127.0.0.1:1").expect("parses")])
        .server_selection_timeout(std::time::Duration::from_millis(100))
        .build();
    let client = Client::with_options(options).expect("a client");
    let (_, stocks) = collections(&client);
    let error = error_of(docmodel::bulk_write(&client).on(&stocks, |bulk| bulk.delete_one(|s| s.sku.eq("A")))).await;
    assert_eq!(error.not_tried, [0]);
    assert!(matches!(error.cause.as_deref(), Some(Error::Unreachable { .. })), "{error}");
}

#[tokio::test]
async fn a_server_without_it_is_told_what_to_do_instead() {
    // One that the driver does not ask, and one that pretends to be of 8.0.
    let not_found = |_: &Document| Some(doc! { "ok": 0, "code": 59, "errmsg": "no such command: 'bulkWrite'" });
    for server in [FakeServer::of_version(21, 100, |_| None).await, FakeServer::start(100, not_found).await] {
        let client = server.client().await;
        let (notes, _) = collections(&client);
        let mut new = note(1, "a", 0);
        let error = docmodel::bulk_write(&client).on(&notes, |bulk| bulk.insert(&mut new)).await.expect_err("too old");
        assert!(matches!(error, Error::ServerTooOld { needs: "8.0", .. }), "{error}");
        assert_eq!(
            error.to_string(),
            "a bulk across collections needs MongoDB 8.0 or newer, and this server is older; write to each collection \
             with a `bulk()` of its own, in a `docmodel::transaction` if all of it is to be done or nothing"
        );
        assert_eq!(new.revision, 0);
    }
}

#[tokio::test]
async fn a_transaction_can_be_run_again() {
    let server = FakeServer::start(100_000, |command| {
        Some(if command.contains_key("bulkWrite") {
            doc! { "ok": 0, "code": 112, "errmsg": "WriteConflict", "errorLabels": ["TransientTransactionError"] }
        } else {
            doc! { "ok": 1 }
        })
    })
    .await;
    let client = server.client().await;
    let (_, stocks) = collections(&client);
    let mut session = client.start_session().await.expect("started");
    session.start_transaction().await.expect("started");
    let bulk = docmodel::bulk_write(&client).on(&stocks, |bulk| bulk.delete_one(|s| s.sku.eq("A")));
    let error = bulk.session(&mut session).await.expect_err("to be repeated");
    assert!(matches!(error, Error::Driver(_)) && error.has_label("TransientTransactionError"), "{error}");
    let command = &server.commands()[0];
    let flag = |name: &str| command.get_bool(name).ok();
    assert_eq!((flag("startTransaction"), flag("autocommit")), (Some(true), Some(false)), "{command}");
}

#[tokio::test]
async fn a_server_does_it() {
    let database = testing::database().await.expect("a server");
    let name = "writes::client_bulk::a_server_does_it";
    if !database.server().require(Capability::ClientBulkWrite, name).await.expect("asked") {
        return;
    }
    let (notes, stocks) = (Note::collection(&database), Stock::collection(&database));
    notes.sync_indexes().await.expect("synced");
    notes.insert_many(&mut [note(1, "a", 0), note(2, "b", 0)]).await.expect("stored");
    let (mut new, mut same, mut first) = (note(3, "c", 0), note(4, "a", 0), stock("A1"));
    let (changed, outdated) = (note(1, "Ærø", 1), note(2, "d", 7));
    let bulk = docmodel::bulk_write(database.client())
        .on(&stocks, |bulk| bulk.insert(&mut first).update_many(|s| s.sku.eq("A1"), |s| s.left.inc(-2)))
        .on(&notes, |bulk| {
            let bulk = bulk.insert(&mut same).replace_one(|n| n.id.eq(1), &changed);
            bulk.replace_one(|n| n.id.eq(2), &outdated).insert(&mut new)
        })
        .on(&stocks, |bulk| bulk.upsert_one(|s| s.sku.eq("A2"), |s| [s.left.set(1), s.lots.set(vec![7])]));
    let error = error_of(bulk.ordered(false)).await;
    assert_eq!(positions(&error), [2, 4]);
    assert!(matches!(&error.failures[0].error, Error::DuplicateKey { index, .. } if index == "name_1"), "{error}");
    assert!(matches!(&error.failures[1].error, Error::Conflict { found: Some(1), .. }), "{error}");
    assert_eq!((error.inserted_count, error.matched_count, error.modified_count), (2, 2, 2));
    assert_eq!(error.upserted_ids, BTreeMap::from([(6, Bson::from("A2"))]));
    assert_eq!((new.revision, same.revision), (1, 0));
    let left = stocks.find(|_| Filter::everything()).sort(|s| s.sku.asc()).select(|s| s.left).await.expect("read");
    assert_eq!(left, [3, 1]);
    let names = notes.find(|_| Filter::everything()).sort(|n| n.id.asc()).select(|n| n.name).await.expect("read");
    assert_eq!(names, ["Ærø", "b", "c"]);
}

#[tokio::test]
async fn it_is_part_of_a_transaction() {
    let database = testing::database().await.expect("a server");
    let (server, name) = (database.server(), "writes::client_bulk::it_is_part_of_a_transaction");
    for capability in [Capability::ClientBulkWrite, Capability::Transactions] {
        if !server.require(capability, name).await.expect("asked") {
            return;
        }
    }
    let (notes, stocks) = (Note::collection(&database), Stock::collection(&database));
    notes.insert_one(&mut note(1, "a", 0)).await.expect("stored");
    stocks.insert_one(&mut stock("A1")).await.expect("stored");
    let result = docmodel::transaction(database.client(), async |tx| {
        let (mut new, outdated) = (note(2, "b", 0), note(1, "c", 5));
        docmodel::bulk_write(database.client())
            .on(&notes, |bulk| bulk.insert(&mut new).replace_one(|n| n.id.eq(1), &outdated))
            .on(&stocks, |bulk| bulk.delete_one(|s| s.sku.eq("A1")))
            .session(tx)
            .await
    })
    .await;
    let Error::BulkWrite(error) = result.expect_err("outdated") else { panic!("another error") };
    assert_eq!((positions(&error), error.deleted_count), (vec![1], 1));
    assert_eq!(notes.count(|_| Filter::everything()).await.expect("counted"), 1, "all is undone");
    assert_eq!(stocks.count(|_| Filter::everything()).await.expect("counted"), 1);
}
