//! Declared indexes on a real server.

use crate::models::Order;
use bson::doc;
use docmodel::{Error, prelude::*, testing};
use mongodb::{IndexModel, options::IndexOptions};

fn index(keys: bson::Document, options: IndexOptions) -> IndexModel {
    IndexModel::builder().keys(keys).options(options).build()
}

#[tokio::test]
async fn missing_indexes_are_created_once() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let declared = ["shipTo.city_1_createdAt_-1", "number_1", "by_sku"];
    let first = orders.sync_indexes().await.expect("synced");
    assert_eq!(first.created, declared);
    assert_eq!(first.to_string(), "created shipTo.city_1_createdAt_-1, number_1, by_sku");
    let second = orders.sync_indexes().await.expect("synced");
    assert_eq!((second.created.len(), second.existing.as_slice()), (0, declared.map(String::from).as_slice()));
    let names = orders.driver().list_index_names().await.expect("listed");
    assert_eq!(names.len(), 4, "{names:?}");
}

#[tokio::test]
async fn other_indexes_are_left_alone_and_reported() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let options = IndexOptions::builder().name("mine".to_owned()).build();
    orders.driver().create_index(index(doc! { "paid": 1 }, options)).await.expect("created");
    // The declared keys under another name are the declared index.
    let options = IndexOptions::builder().name("theirs".to_owned()).unique(true).build();
    orders.driver().create_index(index(doc! { "number": 1 }, options)).await.expect("created");
    let report = orders.sync_indexes().await.expect("synced");
    assert_eq!(report.existing, ["theirs"]);
    assert_eq!(report.undeclared, ["mine"]);
    assert_eq!(report.created.len(), 2);
}

#[tokio::test]
async fn an_index_in_the_way_is_an_error() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.driver().create_index(index(doc! { "number": 1 }, IndexOptions::default())).await.expect("created");
    let error = orders.sync_indexes().await.expect_err("not unique");
    assert!(matches!(error, Error::IndexConflict { .. }));
    assert_eq!(
        error.to_string(),
        "orders: the index `number_1` { number: 1 } is in the way of the declared index `number_1` { number: 1 } unique; \
         drop it, or change the declaration"
    );
}
