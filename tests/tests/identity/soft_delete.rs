//! `#[document(soft_delete)]`.

mod foreign;
mod indexes;
mod models;
mod plans;
mod reads;
mod writes;

use bson::{Document, doc};
use docmodel::{prelude::*, testing};

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "orders", soft_delete, rename_all = "camelCase")]
#[index(number, unique)]
#[index(paid)]
struct Order {
    #[field(id)]
    id: i32,
    number: String,
    paid: bool,
    deleted_at: Option<DateTime>,
}

/// All that docmodel writes by itself.
#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "products", soft_delete = gone, timestamps)]
struct Product {
    #[field(id)]
    id: i32,
    stock: i64,
    #[field(skip_none)]
    gone: Option<DateTime>,
    #[field(version)]
    revision: i64,
    updated_at: DateTime,
}

const LONG_AGO: DateTime = DateTime::from_millis(1_000);

fn order(id: i32) -> Order {
    Order { id, number: format!("NO-{id}"), paid: id % 2 == 0, deleted_at: None }
}

fn product(id: i32) -> Product {
    Product { id, stock: 5, gone: None, revision: 0, updated_at: LONG_AGO }
}

/// Orders 1 to 4, of which 3 and 4 are deleted.
async fn orders() -> (testing::TestDatabase, Collection<Order>) {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let mut all: Vec<Order> = (1..=4).map(order).collect();
    for order in &mut all[2..] {
        order.deleted_at = Some(LONG_AGO);
    }
    orders.insert_many(&mut all).await.expect("stored");
    (database, orders)
}

async fn raw<M: DocumentModel + Send + Sync>(collection: &Collection<M>, id: i32) -> Option<Document> {
    collection.driver().find_one(doc! { "_id": id }).await.expect("read")
}

/// The time of an order's deletion, if it has one.
async fn deleted_at(orders: &Collection<Order>, id: i32) -> Option<DateTime> {
    raw(orders, id).await.expect("there").get_datetime("deletedAt").ok().copied()
}

fn ids(orders: Vec<Order>) -> Vec<i32> {
    let mut ids: Vec<i32> = orders.into_iter().map(|order| order.id).collect();
    ids.sort_unstable();
    ids
}
