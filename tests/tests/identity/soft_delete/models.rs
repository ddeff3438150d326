//! Models in memory whose document is deleted, with versions, times and changes.

use super::*;
use docmodel::{Error, Snapshot};

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "tracked", soft_delete, track_changes)]
struct Tracked {
    #[field(id)]
    id: i32,
    paid: bool,
    deleted_at: Option<DateTime>,
    snapshot: Snapshot,
}

#[tokio::test]
async fn nobody_revives_what_another_has_deleted() {
    let (_database, orders) = orders().await;
    let mut first = orders.find_by_id(&1).await.expect("read").expect("there");
    orders.delete(&first).await.expect("deleted");
    let stored = raw(&orders, 1).await;
    first.paid = true;
    for refused in [
        orders.save(&mut first).await.expect_err("deleted"),
        orders.replace(&mut first).await.expect_err("deleted"),
        orders.delete(&first).await.expect_err("deleted"),
        orders.reload(&mut first).await.expect_err("deleted"),
    ] {
        assert!(matches!(&refused, Error::NotFound { id, .. } if id == "1"), "{refused:?}");
    }
    assert_eq!(raw(&orders, 1).await, stored);
    assert!(first.paid && !first.is_deleted(), "the model is as it was");

    // Also one that knows of the deletion.
    let mut first = orders.find_by_id(&1).only_deleted().await.expect("read").expect("there");
    first.deleted_at = None;
    assert!(matches!(orders.save(&mut first).await, Err(Error::NotFound { .. })));
    orders.restore(|o| o.id.eq(1)).await.expect("restored");
    first.paid = true;
    orders.save(&mut first).await.expect("saved");
    assert!(orders.find_by_id(&1).await.expect("read").expect("there").paid);
}

#[tokio::test]
async fn saves_of_new_models_are_as_without() {
    let (_database, orders) = orders().await;
    orders.save(&mut order(5)).await.expect("stored");
    orders.save(&mut Order { deleted_at: Some(LONG_AGO), ..order(6) }).await.expect("stored");
    orders.save(&mut Order { deleted_at: Some(LONG_AGO), ..order(5) }).await.expect("stored");
    assert_eq!(ids(orders.find(|o| o.id.gte(5)).only_deleted().await.expect("read")), [5, 6]);
    let other_key = orders.insert_one(&mut order(3)).await.expect_err("the id is in use");
    assert!(matches!(other_key, Error::DuplicateKey { .. }), "{other_key:?}");
}

#[tokio::test]
async fn a_key_that_is_in_use_is_not_taken_for_a_deletion() {
    let (_database, orders) = orders().await;
    orders.sync_indexes().await.expect("created");
    let twin = orders.save(&mut Order { number: "NO-1".into(), ..order(7) }).await.expect_err("in use");
    assert!(matches!(&twin, Error::DuplicateKey { index, .. } if index == "number_1"), "{twin:?}");
}

#[tokio::test]
async fn models_are_deleted_for_good() {
    let (_database, orders) = orders().await;
    let third = orders.find_by_id(&3).with_deleted().await.expect("read").expect("there");
    orders.delete(&third).permanently().await.expect("removed");
    assert!(raw(&orders, 3).await.is_none());
    assert!(matches!(orders.delete(&third).permanently().await, Err(Error::NotFound { .. })));
    orders.delete(&order(1)).permanently().await.expect("removed");
    assert!(raw(&orders, 1).await.is_none());
}

#[tokio::test]
async fn changes_are_not_saved_to_deleted_documents() {
    let database = testing::database().await.expect("a server");
    let tracked = Tracked::collection(&database);
    let mut model = Tracked { id: 1, paid: false, deleted_at: None, snapshot: Snapshot::default() };
    tracked.save(&mut model).await.expect("stored");
    tracked.delete_one(|t| t.id.eq(1)).await.expect("deleted");
    model.paid = true;
    assert!(matches!(tracked.save(&mut model).await, Err(Error::NotFound { .. })));
    assert!(!raw(&tracked, 1).await.expect("there").get_bool("paid").expect("a bool"));
    tracked.restore(|t| t.id.eq(1)).await.expect("restored");
    tracked.save(&mut model).await.expect("saved");

    // A save can delete: that is a change like any other.
    model.deleted_at = Some(LONG_AGO);
    tracked.save(&mut model).await.expect("saved");
    assert!(tracked.find_by_id(&1).await.expect("read").is_none());
}

async fn products() -> (testing::TestDatabase, Collection<Product>) {
    let database = testing::database().await.expect("a server");
    let products = Product::collection(&database);
    products.insert_one(&mut product(1)).await.expect("stored");
    products.driver().update_one(doc! {}, doc! { "$set": { "updated_at": LONG_AGO } }).await.expect("updated");
    (database, products)
}

async fn state(products: &Collection<Product>) -> (i64, bool, bool) {
    let document = raw(products, 1).await.expect("there");
    let touched = *document.get_datetime("updated_at").expect("a date") > LONG_AGO;
    (document.get_i64("revision").expect("a number"), touched, document.get_datetime("gone").is_ok())
}

#[tokio::test]
async fn deletions_count_as_updates() {
    let (_database, products) = products().await;
    let loaded = products.find_by_id(&1).await.expect("read").expect("there");
    products.delete(&loaded).await.expect("deleted");
    assert_eq!(state(&products).await, (2, true, true));
    products.restore(|p| p.id.eq(1)).await.expect("restored");
    assert_eq!(state(&products).await, (3, true, false));
    products.delete_many(|p| p.stock.eq(5)).await.expect("deleted");
    products.restore(|p| p.id.eq(1)).await.expect("restored");
    products.find_one_and_delete(|p| p.id.eq(1)).await.expect("deleted").expect("there");
    products.restore(|p| p.id.eq(1)).await.expect("restored");
    products.bulk().delete_one(|p| p.id.eq(1)).await.expect("deleted");
    assert_eq!(state(&products).await, (8, true, true));
}

#[tokio::test]
async fn with_a_version_it_is_a_conflict() {
    let (_database, products) = products().await;
    let mut loaded = products.find_by_id(&1).await.expect("read").expect("there");
    products.delete_one(|p| p.id.eq(1)).await.expect("deleted");
    for refused in [
        products.save(&mut loaded).await.expect_err("deleted"),
        products.replace(&mut loaded).await.expect_err("deleted"),
        products.replace_one(|p| p.id.eq(1), &loaded).await.expect_err("deleted"),
        products.delete(&loaded).await.expect_err("deleted"),
        products.reload(&mut loaded).await.expect_err("deleted"),
    ] {
        assert!(matches!(refused, Error::Conflict { expected: Some(1), found: None, .. }), "{refused:?}");
    }
    let outdated = products.delete(&loaded).permanently().await.expect_err("outdated");
    assert!(matches!(outdated, Error::Conflict { expected: Some(1), found: Some(2), .. }), "{outdated:?}");
    let outdated = products.replace_one(|p| p.id.eq(1), &loaded).with_deleted().await.expect_err("outdated");
    assert!(matches!(outdated, Error::Conflict { expected: Some(1), found: Some(2), .. }), "{outdated:?}");
    let gone = products.retry_on_conflict(&1, 3, |_| Ok(())).await.expect_err("deleted");
    assert!(matches!(gone, Error::NotFound { .. }), "{gone:?}");

    // New, with an id that is in use.
    let taken = products.save(&mut product(1)).await.expect_err("in use");
    assert!(matches!(&taken, Error::DuplicateKey { index, .. } if index == "_id_"), "{taken:?}");
    products.restore(|p| p.id.eq(1)).await.expect("restored");
    let taken = products.save(&mut product(1)).await.expect_err("in use");
    assert!(matches!(taken, Error::Conflict { expected: Some(0), found: Some(3), .. }), "{taken:?}");

    let current = products.find_by_id(&1).await.expect("read").expect("there");
    products.delete(&current).permanently().await.expect("removed");
    assert!(raw(&products, 1).await.is_none());
}
