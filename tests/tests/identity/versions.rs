//! `#[field(version)]`.

use bson::{Bson, Document, doc};
use docmodel::{Error, Snapshot, prelude::*, testing};
use std::time::Duration;

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "products")]
struct Product {
    #[field(id)]
    id: i32,
    name: String,
    stock: i64,
    #[field(version, name = "rev")]
    revision: i64,
}

fn product() -> Product {
    Product { id: 1, name: "hammer".into(), stock: 5, revision: 0 }
}

async fn products() -> (testing::TestDatabase, Collection<Product>) {
    let database = testing::database().await.expect("a server");
    let products = Product::collection(&database);
    (database, products)
}

/// The version that is stored.
async fn stored(products: &Collection<Product>) -> Option<Bson> {
    let document = products.driver().find_one(doc! { "_id": 1 }).await.expect("read").expect("there");
    document.get("rev").cloned()
}

#[tokio::test]
async fn every_write_counts() {
    let (_database, products) = products().await;
    let mut hammer = product();
    products.insert_one(&mut hammer).await.expect("stored");
    assert_eq!((hammer.revision, stored(&products).await), (1, Some(Bson::Int64(1))));

    hammer.stock = 6;
    products.replace(&mut hammer).await.expect("replaced");
    assert_eq!((hammer.revision, stored(&products).await), (2, Some(Bson::Int64(2))));

    products.replace_one(|p| p.name.eq("hammer"), &hammer).await.expect("replaced");
    assert_eq!((hammer.revision, stored(&products).await), (2, Some(Bson::Int64(3))));

    products.update_one(|p| p.id.eq(1)).apply(|p| p.stock.inc(1)).await.expect("updated");
    products.update_many(|p| p.id.eq(1)).apply(|p| [p.stock.inc(1), p.name.set("saw")]).await.expect("updated");
    assert_eq!(stored(&products).await, Some(Bson::Int64(5)));
    let loaded = products.find_by_id(&1).await.expect("read").expect("there");
    assert_eq!(loaded, Product { id: 1, name: "saw".into(), stock: 8, revision: 5 });
}

#[tokio::test]
async fn plans_show_the_version() {
    let (_database, products) = products().await;
    let mut hammer = Product { revision: 3, ..product() };
    assert_eq!(
        products.replace(&mut hammer).plan().to_string().lines().next(),
        Some(
            r#"db.products.replaceOne({ _id: 1, rev: Long("3") }, { _id: 1, name: "hammer", stock: Long("5"), rev: Long("4") })"#
        )
    );
    assert_eq!(
        products.delete(&hammer).plan().to_string().lines().next(),
        Some(r#"db.products.deleteOne({ _id: 1, rev: Long("3") })"#)
    );
    assert_eq!(
        products.update_one(|p| p.id.eq(1)).apply(|p| p.stock.inc(-2)).plan().to_string().lines().next(),
        Some(r#"db.products.updateOne({ _id: 1 }, { $inc: { stock: Long("-2"), rev: Long("1") } })"#)
    );
    assert_eq!(
        products.insert_one(&mut hammer).plan().to_string(),
        r#"db.products.insertOne({ _id: 1, name: "hammer", stock: Long("5"), rev: Long("1") })"#
    );
    assert_eq!(hammer.revision, 3, "a plan changes nothing");
    let nothing = products.update_one(|p| p.id.eq(1)).apply(|_| []).await.expect_err("no changes");
    assert_eq!(nothing.to_string(), "the update is empty; give `apply` at least one change");
}

#[tokio::test]
async fn an_outdated_model_is_not_written() {
    let (_database, products) = products().await;
    let mut hammer = product();
    products.insert_one(&mut hammer).await.expect("stored");
    products.update_one(|p| p.id.eq(1)).apply(|p| p.stock.inc(1)).await.expect("updated");

    let mut outdated = hammer.clone();
    let error = products.replace(&mut outdated).await.expect_err("outdated");
    assert!(matches!(error, Error::Conflict { expected: Some(1), found: Some(2), .. }), "{error}");
    assert_eq!(
        error.to_string(),
        "products 1: the model is based on version 1, and another writer has stored version 2; load it again and repeat \
         the change, or let `retry_on_conflict` do so"
    );
    assert_eq!(outdated, hammer, "what failed leaves the model as it was");
    let error = products.replace_one(|p| p.id.eq(1), &hammer).await.expect_err("outdated");
    assert!(matches!(error, Error::Conflict { expected: Some(1), found: Some(2), .. }), "{error}");
    let error = products.delete(&hammer).await.expect_err("outdated");
    assert!(matches!(error, Error::Conflict { expected: Some(1), found: Some(2), .. }), "{error}");

    // Another reason why nothing matches is no conflict.
    hammer.revision = 2;
    let other = products.replace_one(|p| p.name.eq("saw"), &hammer).await.expect("sent");
    assert_eq!(other.matched_count, 0);

    products.delete(&hammer).await.expect("current");
    for error in [
        products.delete(&hammer).await.expect_err("gone"),
        products.replace(&mut hammer).await.expect_err("gone"),
        products.replace_one(|_| Filter::everything(), &hammer).await.map(|_| ()).expect_err("gone"),
    ] {
        assert!(matches!(error, Error::Conflict { expected: Some(2), found: None, .. }), "{error}");
        assert_eq!(
            error.to_string(),
            "products 1: the model is based on version 2, and the document has been deleted since"
        );
    }
}

#[tokio::test]
async fn a_model_that_was_never_loaded_replaces_nothing() {
    let (_database, products) = products().await;
    products.insert_one(&mut product()).await.expect("stored");
    let error = products.replace(&mut product()).await.expect_err("not based on what is stored");
    assert_eq!(
        error.to_string(),
        "products 1: the model has version 0, as one that is not stored yet, and a document of this id is stored with \
         version 1; to change that one, load it"
    );
    let mut new = Product { id: 2, ..product() };
    let error = products.replace(&mut new).await.expect_err("nothing to replace");
    assert_eq!(
        error.to_string(),
        "products 2: the model has version 0, as one that is not stored yet, and there is no document of this id; insert it"
    );
    // It is not outdated: nothing matches the filter.
    assert_eq!(products.replace_one(|p| p.name.eq("saw"), &new).await.expect("sent").matched_count, 0);
    assert_eq!(products.find_one_and_replace(|p| p.name.eq("saw"), &new).await.expect("sent"), None);
}

#[tokio::test]
async fn documents_from_before_get_a_version() {
    let (_database, products) = products().await;
    for before in [
        doc! { "_id": 1, "name": "hammer", "stock": 5_i64 },
        doc! { "_id": 1, "name": "hammer", "stock": 5_i64, "rev": 0_i64 },
    ] {
        let raw = products.driver();
        raw.delete_many(doc! {}).await.expect("deleted");
        raw.insert_one(&before).await.expect("stored");
        let mut hammer = products.find_by_id(&1).await.expect("read").expect("there");
        assert_eq!(hammer, product());
        let mut other = hammer.clone();
        products.replace(&mut hammer).await.expect("replaced");
        assert_eq!((hammer.revision, stored(&products).await), (1, Some(Bson::Int64(1))));
        let error = products.replace(&mut other).await.expect_err("outdated");
        assert!(matches!(error, Error::Conflict { expected: Some(0), found: Some(1), .. }), "{error}");

        raw.replace_one(doc! {}, &before).await.expect("replaced");
        products.update_one(|p| p.id.eq(1)).apply(|p| p.stock.set(1)).await.expect("updated");
        assert_eq!(stored(&products).await, Some(Bson::Int64(1)));
    }
}

/// In memory, it is as a new one.
#[tokio::test]
async fn a_document_from_before_that_is_deleted_meanwhile() {
    #[derive(Debug, DocumentModel)]
    #[document(collection = "products", track_changes)]
    struct Tracked {
        #[field(id)]
        id: i32,
        stock: i64,
        #[field(version, name = "rev")]
        revision: i64,
        snapshot: Snapshot,
    }

    let (database, products) = products().await;
    let tracked = Tracked::collection(&database);
    let raw = products.driver();
    raw.insert_one(doc! { "_id": 1, "name": "hammer", "stock": 5_i64 }).await.expect("stored");
    let mut hammer = products.find_by_id(&1).await.expect("read").expect("there");
    let mut same = tracked.find_by_id(&1).await.expect("read").expect("there");
    raw.delete_one(doc! {}).await.expect("deleted");

    same.stock = 4;
    hammer.stock = 4;
    for refused in
        [products.replace(&mut hammer).await, tracked.save(&mut same).await, tracked.replace(&mut same).await]
    {
        assert!(matches!(refused, Err(Error::Conflict { expected: Some(0), found: None, .. })), "{refused:?}");
    }
    assert_eq!(products.count(|_| Filter::everything()).await.expect("counted"), 0);
    products.save(&mut hammer).await.expect("taken for a new one");
    assert_eq!((hammer.revision, stored(&products).await), (1, Some(Bson::Int64(1))));
}

#[tokio::test]
async fn what_was_not_inserted_keeps_its_version() {
    let (_database, products) = products().await;
    let mut models = [1, 2, 1, 3].map(|id| Product { id, ..product() });
    let error = products.insert_many(&mut models).await.expect_err("a duplicate");
    assert!(matches!(error, Error::InsertMany(_)), "{error}");
    assert_eq!(models.map(|product| product.revision), [1, 1, 0, 0]);

    let mut models = [4, 1, 5].map(|id| Product { id, revision: 7, ..product() });
    products.insert_many(&mut models).ordered(false).await.expect_err("a duplicate");
    assert_eq!(models.map(|product| product.revision), [1, 7, 1]);

    let mut twice = Product { id: 5, ..product() };
    products.insert_one(&mut twice).await.expect_err("a duplicate");
    assert_eq!(twice.revision, 0);
}

#[tokio::test]
async fn a_narrow_version_ends_somewhere() {
    #[derive(Debug, DocumentModel)]
    #[document(collection = "narrow")]
    struct Narrow {
        #[field(version)]
        revision: i32,
        #[field(id)]
        id: i32,
    }

    let database = testing::database().await.expect("a server");
    let narrow = Narrow::collection(&database);
    let mut model = Narrow { id: 1, revision: 0 };
    narrow.insert_one(&mut model).await.expect("stored");
    narrow.replace(&mut model).await.expect("replaced");
    let raw: Document = narrow.driver().find_one(doc! {}).await.expect("read").expect("there");
    assert_eq!((model.revision, raw), (2, doc! { "_id": 1, "revision": 2 }));
    model.revision = i32::MAX;
    let error = narrow.replace(&mut model).await.expect_err("no next version");
    assert_eq!(error.to_string(), "`revision` cannot count further than 2147483647; make it an `i64`");
}

#[tokio::test]
async fn in_a_transaction() {
    let (database, products) = products().await;
    let mut hammer = product();
    products.insert_one(&mut hammer).await.expect("stored");
    let mut session = database.client().start_session().await.expect("started");
    session.start_transaction().await.expect("started");
    let mut outdated = hammer.clone();
    products.replace(&mut hammer).session(&mut session).await.expect("replaced");
    let error = products.replace(&mut outdated).session(&mut session).await.expect_err("outdated in the transaction");
    assert!(matches!(error, Error::Conflict { expected: Some(1), found: Some(2), .. }), "{error}");
    session.abort_transaction().await.expect("aborted");
    assert_eq!(stored(&products).await, Some(Bson::Int64(1)));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_writers_lose_no_change() {
    const WRITERS: u8 = 32;

    let (_database, products) = products().await;
    products.insert_one(&mut Product { stock: 0, ..product() }).await.expect("stored");
    let writers = (0..WRITERS).map(|_| {
        let products = products.clone();
        tokio::spawn(async move {
            let increment = |product: &mut Product| {
                product.stock += 1;
                Ok(())
            };
            products.retry_on_conflict(&1, 1_000, increment).await.expect("at last").stock
        })
    });
    let mut seen = Vec::new();
    for writer in writers.collect::<Vec<_>>() {
        seen.push(tokio::time::timeout(Duration::from_secs(60), writer).await.expect("in time").expect("no panic"));
    }
    seen.sort_unstable();
    assert!(seen.into_iter().eq(1..=i64::from(WRITERS)), "each writer stored a state of its own");
    let stored = products.find_by_id(&1).await.expect("read").expect("there");
    assert_eq!((stored.stock, stored.revision), (i64::from(WRITERS), i64::from(WRITERS) + 1));
}

#[tokio::test]
async fn retrying_ends() {
    let (_database, products) = products().await;
    let error = products.retry_on_conflict(&1, 3, |_| Ok(())).await.expect_err("no document");
    assert_eq!(error.to_string(), "products 1: there is no such document; it was deleted, or never stored");

    products.insert_one(&mut product()).await.expect("stored");
    let error = products.retry_on_conflict(&1, 3, |_| Err(Error::other("sold out"))).await.expect_err("refused");
    assert!(matches!(&error, Error::Other(_)) && error.to_string() == "sold out", "{error}");

    // Each attempt comes too late.
    let (mut attempts, raw) = (0, products.driver().clone());
    let late = |product: &mut Product| {
        attempts += 1;
        product.revision -= 1;
        Ok(())
    };
    let error = products.retry_on_conflict(&1, 3, late).await.expect_err("too late");
    assert!(matches!(error, Error::Conflict { .. }), "{error}");
    assert_eq!(attempts, 3);
    assert_eq!(raw.count_documents(doc! { "rev": 1_i64 }).await.expect("counted"), 1, "nothing was written");
}

#[tokio::test]
async fn find_one_and_modify_counts_too() {
    let (_database, products) = products().await;
    let mut hammer = product();
    products.insert_one(&mut hammer).await.expect("stored");
    let changed = products.find_one_and_update(|p| p.id.eq(1)).apply(|p| p.stock.inc(1)).after().await;
    assert_eq!(changed.expect("updated").expect("there").revision, 2);

    let error = products.find_one_and_replace(|p| p.id.eq(1), &hammer).await.expect_err("outdated");
    assert!(matches!(error, Error::Conflict { expected: Some(1), found: Some(2), .. }), "{error}");
    hammer.revision = 2;
    let nothing = products.find_one_and_replace(|p| p.name.eq("saw"), &hammer).await.expect("sent");
    assert_eq!(nothing, None);
    let replaced = products.find_one_and_replace(|p| p.id.eq(1), &hammer).after().await;
    assert_eq!(replaced.expect("replaced").expect("there").revision, 3);
}

#[tokio::test]
async fn upserts_begin_to_count() {
    let (_database, products) = products().await;
    let upsert = |stock: i64| {
        products.update_one(|p| p.id.eq(1)).apply(move |p| [p.name.set("saw"), p.stock.set(stock)]).upsert()
    };
    upsert(3).await.expect("stored");
    assert_eq!(stored(&products).await, Some(Bson::Int64(1)));
    upsert(4).await.expect("updated");
    assert_eq!(stored(&products).await, Some(Bson::Int64(2)));

    let new = Product { id: 2, ..product() };
    products.replace_one(|p| p.id.eq(2), &new).upsert().await.expect("stored");
    assert_eq!(products.find_by_id(&2).await.expect("read").expect("there").revision, 1);
    let error = products.replace_one(|p| p.id.eq(2), &new).upsert().await.expect_err("there is one by now");
    assert!(matches!(error, Error::DuplicateKey { .. }), "{error}");
}
