//! `#[document(timestamps)]`.

use bson::{Bson, Document, doc};
use docmodel::{Millis, Snapshot, prelude::*, testing};
use std::time::SystemTime;

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "orders", timestamps, rename_all = "camelCase")]
struct Order {
    #[field(id)]
    id: i32,
    paid: bool,
    created_at: DateTime,
    updated_at: Option<DateTime>,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "tracked", track_changes, timestamps(updated = touched))]
struct Tracked {
    #[field(id)]
    id: i32,
    paid: bool,
    touched: Millis<SystemTime>,
    /// One like any other.
    created_at: DateTime,
    snapshot: Snapshot,
}

const UNSET: DateTime = DateTime::from_millis(0);
const LONG_AGO: DateTime = DateTime::from_millis(1_000);

fn order() -> Order {
    Order { id: 1, paid: false, created_at: UNSET, updated_at: None }
}

async fn raw<M: DocumentModel + Send + Sync>(collection: &Collection<M>) -> Document {
    collection.driver().find_one(doc! { "_id": 1 }).await.expect("read").expect("there")
}

/// The times that are stored, after they have been made old.
async fn age(orders: &Collection<Order>) {
    let old = doc! { "$set": { "createdAt": LONG_AGO, "updatedAt": LONG_AGO } };
    orders.driver().update_one(doc! {}, old).await.expect("updated");
}

fn times(document: &Document) -> (DateTime, DateTime) {
    (*document.get_datetime("createdAt").expect("a date"), *document.get_datetime("updatedAt").expect("a date"))
}

#[tokio::test]
async fn writes_set_the_times() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let before = DateTime::now();
    let mut order = order();
    orders.insert_one(&mut order).await.expect("stored");
    assert!(order.created_at >= before && order.created_at <= DateTime::now());
    assert_eq!(order.updated_at, Some(order.created_at));
    assert_eq!(times(&raw(&orders).await), (order.created_at, order.created_at));

    age(&orders).await;
    order = orders.find_by_id(&1).await.expect("read").expect("there");
    orders.replace(&mut order).await.expect("replaced");
    assert_eq!(order.created_at, LONG_AGO);
    assert!(order.updated_at >= Some(before));
    assert_eq!(Some(times(&raw(&orders).await).1), order.updated_at);

    for write in 0..5 {
        age(&orders).await;
        order = orders.find_by_id(&1).await.expect("read").expect("there");
        match write {
            0 => orders.save(&mut order).await.expect("saved"),
            1 => drop(orders.replace_one(|o| o.id.eq(1), &order).await.expect("replaced")),
            2 => drop(orders.update_one(|o| o.id.eq(1)).apply(|o| o.paid.set(true)).await.expect("updated")),
            3 => drop(orders.update_many(|o| o.id.eq(1)).apply(|o| o.paid.set(true)).await.expect("updated")),
            _ => {
                let update = orders.update_one(|o| o.id.eq(1)).apply(|o| [o.updated_at.set(UNSET)]);
                assert_eq!(update.await.expect("updated").modified_count, 1);
            }
        }
        let (created, updated) = times(&raw(&orders).await);
        assert_eq!(created, LONG_AGO, "write {write}");
        assert!(if write == 4 { updated == UNSET } else { updated >= before }, "write {write}");
    }
}

#[tokio::test]
async fn a_time_that_a_new_model_has_stays() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let mut models = [1, 2].map(|id| Order { id, created_at: LONG_AGO, ..order() });
    orders.insert_many(&mut models).await.expect("stored");
    for order in &models {
        assert_eq!(order.created_at, LONG_AGO);
        assert!(order.updated_at > Some(LONG_AGO));
    }
    let stored = orders.find(|_| Filter::everything()).sort(|o| o.id.asc()).await.expect("read");
    assert_eq!(stored, models);
}

#[tokio::test]
async fn a_save_of_nothing_is_no_write() {
    let database = testing::database().await.expect("a server");
    let all = Tracked::collection(&database);
    let epoch = Millis::new(SystemTime::UNIX_EPOCH);
    let mut model = Tracked { id: 1, paid: false, touched: epoch, created_at: UNSET, snapshot: Snapshot::default() };
    all.save(&mut model).await.expect("inserted");
    assert!(model.touched > epoch);
    assert_eq!(raw(&all).await.get("created_at"), Some(&Bson::DateTime(UNSET)), "it is not named");

    all.driver().update_one(doc! {}, doc! { "$set": { "touched": LONG_AGO } }).await.expect("updated");
    all.reload(&mut model).await.expect("read");
    all.save(&mut model).await.expect("unchanged");
    assert_eq!(raw(&all).await.get_datetime("touched").ok(), Some(&LONG_AGO));
    model.paid = true;
    all.save(&mut model).await.expect("saved");
    let stored = raw(&all).await;
    assert!(stored.get_datetime("touched").ok() > Some(&LONG_AGO));
    assert_eq!(stored.get_bool("paid").ok(), Some(true));
    assert!(!model.is_changed().expect("compared"));
}

#[tokio::test]
async fn upserts_set_both_times() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let before = DateTime::now();
    for _ in 0..2 {
        orders.update_one(|o| o.id.eq(1)).apply(|o| o.paid.set(true)).upsert().await.expect("stored");
        let (created, updated) = times(&raw(&orders).await);
        assert!(created >= before && created <= updated);
    }
    age(&orders).await;
    let changed = orders.find_one_and_update(|o| o.id.eq(1)).apply(|o| o.paid.set(false)).upsert().after().await;
    let changed = changed.expect("updated").expect("there");
    assert_eq!(changed.created_at, LONG_AGO);
    assert!(changed.updated_at >= Some(before));

    let new = Order { id: 2, ..order() };
    orders.replace_one(|o| o.id.eq(2), &new).upsert().await.expect("stored");
    let stored = orders.find_by_id(&2).await.expect("read").expect("there");
    assert!(stored.created_at >= before && stored.updated_at == Some(stored.created_at));
}

#[tokio::test]
async fn a_time_for_new_documents_alone() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let upsert = orders.update_one(|o| o.id.eq(1)).apply(|o| [o.paid.set(true), o.created_at.set_on_insert(LONG_AGO)]);
    upsert.upsert().await.expect("stored");
    let (created, updated) = times(&raw(&orders).await);
    assert!(created == LONG_AGO && updated > LONG_AGO);

    let refusal = "every write sets `updatedAt`, and MongoDB takes no `$setOnInsert` of it beside that: leave it out, for a \
                   new document gets the time as well, or `set` it for new documents and others alike";
    let update =
        || orders.update_one(|o| o.id.eq(1)).apply(|o| [o.paid.set(false), o.updated_at.set_on_insert(LONG_AGO)]);
    assert_eq!(update().upsert().await.expect_err("not sent").to_string(), refusal);
    assert_eq!(update().await.expect_err("not sent").to_string(), refusal);
    let bulk = orders.bulk().upsert_one(|o| o.id.eq(1), |o| o.updated_at.set_on_insert(LONG_AGO));
    assert_eq!(bulk.await.expect_err("not sent").to_string(), format!("write 0 of the bulk: {refusal}"));
    let one = orders.find_one_and_update(|o| o.id.eq(1)).apply(|o| o.updated_at.set_on_insert(LONG_AGO)).upsert();
    assert_eq!(one.await.expect_err("not sent").to_string(), refusal);
    assert_eq!(times(&raw(&orders).await), (created, updated));

    // Said for both, it is taken.
    let set = orders.update_one(|o| o.id.eq(1)).apply(|o| [o.paid.set(false), o.updated_at.set(LONG_AGO)]).upsert();
    set.await.expect("updated");
    assert_eq!(times(&raw(&orders).await), (LONG_AGO, LONG_AGO));
}
