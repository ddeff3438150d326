//! What goes wrong between a program and a server, and what the errors say.

use crate::models::{Order, order};
use bson::{Binary, doc, spec::BinarySubtype};
use docmodel::{Error, prelude::*, testing};

#[tokio::test]
async fn a_duplicate_key_names_the_declared_index_and_the_value() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.sync_indexes().await.expect("synced");
    let mut first = order("NO-1");
    orders.insert_one(&mut first).await.expect("stored");
    let error = orders.insert_one(&mut order("NO-1")).await.expect_err("number is unique");
    let Error::DuplicateKey { collection, index, paths, value, .. } = &error else { panic!("{error}") };
    assert_eq!((collection.as_str(), index.as_str(), paths.as_slice()), ("orders", "number_1", ["number"].as_slice()));
    assert_eq!(value.to_string(), "{ number: \"NO-1\" }");
    assert!(error.to_string().contains("NO-1") && error.to_string().contains("`number_1`"), "{error}");

    let error =
        orders.insert_one(&mut Order { number: "NO-2".into(), ..first.clone() }).await.expect_err("_id is unique");
    assert!(
        matches!(&error, Error::DuplicateKey { index, paths, .. } if index == "_id_" && paths == &["_id"]),
        "{error}"
    );

    let mut other = order("NO-2");
    orders.insert_one(&mut other).await.expect("stored");
    let error = orders.update_one(|o| o.id.eq(other.id)).apply(|o| o.number.set("NO-1")).await.expect_err("unique");
    assert!(matches!(&error, Error::DuplicateKey { index, .. } if index == "number_1"), "{error}");
    let error = orders.replace_one(|o| o.id.eq(other.id), &Order { number: "NO-1".into(), ..other }).await;
    assert!(matches!(error, Err(Error::DuplicateKey { .. })));
}

#[tokio::test]
async fn insert_many_reports_each_document_that_was_not_stored() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.sync_indexes().await.expect("synced");
    let numbers = ["1", "2", "1", "3", "2"];
    let error = orders.insert_many(&mut numbers.map(order)).ordered(false).await.expect_err("duplicates");
    let Error::InsertMany(report) = error else { panic!("{error}") };
    assert_eq!(report.inserted, 3);
    assert_eq!(report.failures.iter().map(|failure| failure.position).collect::<Vec<_>>(), [2, 4]);
    assert!(matches!(&report.failures[1].error, Error::DuplicateKey { index, .. } if index == "number_1"));
    assert_eq!(orders.count(|_| Filter::everything()).await.expect("counted"), 3);

    let error = orders.insert_many(&mut ["7", "1", "8"].map(order)).await.expect_err("a duplicate");
    let Error::InsertMany(report) = &error else { panic!("{error}") };
    assert_eq!((report.inserted, report.failures.len(), report.not_tried.len()), (1, 1, 1), "the rest is not tried");
    assert!(error.to_string().starts_with("1 stored, 1 refused, 1 not tried\n  [1] orders: "), "{error}");
}

#[tokio::test]
async fn an_unreachable_server_is_named_without_the_password() {
    let uri = "mongodb://reader:s3cret@127.0.0.1:1/?serverSelectionTimeoutMS=300&connectTimeoutMS=300";
    let client = mongodb::Client::with_uri_str(uri).await.expect("parses");
    let error = Order::collection(&client.database("shop")).find(|o| o.paid.eq(true)).await.expect_err("nobody there");
    let Error::Unreachable { hosts, .. } = &error else { panic!("{error:?}") };
    assert_eq!(hosts, "127.0.0.1:1");
    let text = error.to_string();
    assert!(text.starts_with("no MongoDB server answers at 127.0.0.1:1: "), "{text}");
    assert!(text.contains("give `mongodb::Client` the address of another") && !text.contains("s3cret"), "{text}");
    assert!(!format!("{error:?}").contains("s3cret"));
}

#[derive(Debug, DocumentModel)]
struct Blob {
    #[field(id)]
    id: i32,
    text: String,
}

#[tokio::test]
async fn a_document_that_is_too_large_is_not_sent() {
    let database = testing::database().await.expect("a server");
    let blobs = Blob::collection(&database);
    let limit = 16 * 1024 * 1024;
    // What surrounds the text: length, `_id`, key, text length, two NULs.
    let overhead = docmodel::to_vec(&Blob { id: 0, text: String::new() }).expect("encodes").len();
    blobs.insert_one(&mut Blob { id: 1, text: "x".repeat(limit - overhead) }).await.expect("fits");
    let error =
        blobs.insert_one(&mut Blob { id: 2, text: "x".repeat(limit - overhead + 1) }).await.expect_err("too large");
    let Error::DocumentTooLarge { collection, id, size, .. } = &error else { panic!("{error}") };
    assert_eq!((collection.as_str(), id.as_str(), *size), ("blobs", "2", limit + 1));
    assert_eq!(blobs.count(|_| Filter::everything()).await.expect("counted"), 1);
}

#[tokio::test]
async fn a_stored_document_that_does_not_fit_is_described() {
    let database = testing::database().await.expect("a server");
    let blobs = Blob::collection(&database);
    let binary = Binary { subtype: BinarySubtype::Generic, bytes: vec![1] };
    blobs.driver().insert_one(doc! { "_id": 7, "text": binary }).await.expect("stored");
    let error = blobs.find_by_id(&7).await.expect_err("does not fit");
    assert_eq!(error.to_string(), "blobs 7: text: expected string, found binary");
    blobs.driver().insert_one(doc! { "_id": "seven", "text": "a" }).await.expect("stored");
    let error = blobs.find(|b| b.text.eq("a")).await.expect_err("does not fit");
    assert_eq!(error.to_string(), "blobs \"seven\": _id: expected int32, found string");
}

#[tokio::test]
async fn a_write_that_the_server_refuses_has_its_code_and_words() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let mut stored = order("NO-1");
    orders.insert_one(&mut stored).await.expect("stored");
    let error =
        orders.update_one(|o| o.id.eq(stored.id)).apply(|o| o.bill_to.city.set("Oslo")).await.expect_err("in null");
    assert!(error.to_string().starts_with("orders: the server refused the write: "), "{error}");
    let Error::Write { collection, code, .. } = error else { panic!("{error:?}") };
    assert_eq!((collection.as_str(), code), ("orders", 28));
}

#[tokio::test]
async fn a_map_key_that_cannot_be_addressed_is_a_violation() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let error = orders.insert_one(&mut Order { stock: [("$a".to_owned(), 1)].into(), ..order("NO-1") }).await;
    let Err(Error::Validation(error)) = error else { panic!("{error:?}") };
    assert_eq!(error.violations()[0].path(), "stock");
    let error = orders
        .update_one(|o| o.paid.eq(false))
        .apply(|o| o.stock.key("a.b", |n| n.inc(1)))
        .await
        .expect_err("not sent");
    assert!(error.to_string().starts_with("the map key \"a.b\" contains `.`"), "{error}");
}
