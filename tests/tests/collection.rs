//! Reading and writing models on a real server.

use crate::models::{Order, item, order};
use bson::{Document, doc};
use docmodel::{Error, prelude::*, testing};
use futures_util::{StreamExt, TryStreamExt};

async fn store(database: &testing::TestDatabase, numbers: impl IntoIterator<Item = usize>) -> Vec<Order> {
    let mut stored: Vec<Order> = numbers
        .into_iter()
        .map(|n| Order { total: f64::from(u32::try_from(n).expect("small")), ..order(&format!("NO-{n}")) })
        .collect();
    let count = Order::collection(database).insert_many(&mut stored).await.expect("stored");
    assert_eq!(count, stored.len());
    stored
}

#[tokio::test]
async fn inserted_models_come_back() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let mut first = Order { id: ObjectId::from_bytes([0; 12]), ..order("NO-1") };
    orders.insert_one(&mut first).await.expect("stored");
    assert_ne!(first.id.bytes(), [0; 12], "a nil id is filled");
    assert_eq!(orders.find_by_id(&first.id).await.expect("read"), Some(first.clone()));
    assert_eq!(orders.find_one(|o| o.number.eq("NO-1")).await.expect("read"), Some(first));
    assert_eq!(orders.find_one(|o| o.number.eq("NO-2")).await.expect("read"), None);
    let raw = orders.driver().find_one(doc! {}).await.expect("read").expect("there");
    assert_eq!(raw.keys().next().map(String::as_str), Some("_id"));
    assert_eq!(raw["shipTo"], doc! { "city": "Oslo", "postal code": "0150" }.into());
}

#[tokio::test]
async fn find_sorts_skips_and_limits() {
    let database = testing::database().await.expect("a server");
    let stored = store(&database, 0..10).await;
    let orders = Order::collection(&database);
    let page = orders.find(|o| o.total.gte(2.0)).sort(|o| o.total.desc()).skip(1).limit(3).await.expect("read");
    assert_eq!(page, [stored[8].clone(), stored[7].clone(), stored[6].clone()]);

    let by_two = orders.find(|_| Filter::everything()).sort(|o| [o.revision.asc(), o.total.desc()]).limit(1).await;
    assert_eq!(by_two.expect("read")[0].number, "NO-9");
    assert_eq!(orders.find(|_| Filter::everything()).limit(0).await.expect("read"), []);
    assert_eq!(orders.find_with(Order::F.total.lt(2.0)).await.expect("read").len(), 2);
    assert_eq!(orders.count(|o| o.total.lt(2.0)).await.expect("counted"), 2);
    assert_eq!(orders.count(|_| Filter::everything()).await.expect("counted"), 10);
    let last = orders.find_one(|_| Filter::everything()).sort(|o| o.total.desc()).skip(1).await.expect("read");
    assert_eq!(last.expect("there").number, "NO-8");
}

#[tokio::test]
async fn streams_go_through_many_batches() {
    let database = testing::database().await.expect("a server");
    let stored = store(&database, 0..250).await;
    let orders = Order::collection(&database);
    let mut cursor =
        orders.find(|_| Filter::everything()).sort(|o| o.total.asc()).batch_size(40).stream().await.expect("started");
    let mut read = Vec::new();
    while let Some(order) = cursor.try_next().await.expect("read") {
        read.push(order);
    }
    assert_eq!(read, stored);
    let all = orders.find(|_| Filter::everything()).sort(|o| o.total.asc()).batch_size(7).await.expect("read");
    assert_eq!(all, stored);
}

#[tokio::test]
async fn a_stream_goes_on_after_a_document_that_does_not_fit() {
    let database = testing::database().await.expect("a server");
    let stored = store(&database, 0..3).await;
    let orders = Order::collection(&database);
    let middle = doc! { "_id": stored[1].id };
    orders.driver().update_one(middle, doc! { "$set": { "items.1.qty": "two" } }).await.expect("updated");
    let cursor = orders.find(|_| Filter::everything()).sort(|o| o.total.asc()).stream().await.expect("started");
    let read: Vec<Result<Order, Error>> = cursor.collect().await;
    assert_eq!(read[0].as_ref().expect("fits"), &stored[0]);
    assert_eq!(read[2].as_ref().expect("fits"), &stored[2]);
    let error = read[1].as_ref().expect_err("does not fit");
    assert_eq!(error.to_string(), format!("orders {}: items[1].qty: expected int32, found string", stored[1].id));
    assert!(matches!(error, Error::Decode(decode) if decode.collection() == Some("orders")));
    let error = orders.find(|_| Filter::everything()).await.expect_err("a list has no gaps");
    assert!(matches!(error, Error::Decode(_)));
}

#[tokio::test]
async fn updates_change_documents_in_place() {
    let database = testing::database().await.expect("a server");
    let stored = store(&database, 0..4).await;
    let orders = Order::collection(&database);
    let one = orders
        .update_one(|o| o.id.eq(stored[0].id))
        .apply(|o| [o.paid.set(true), o.note.set("done"), o.revision.inc(41), o.tags.push("x"), o.priority.unset()])
        .await
        .expect("updated");
    assert_eq!((one.matched_count, one.modified_count), (1, 1));
    let expected = Order {
        paid: true,
        note: Some("done".into()),
        revision: 42,
        tags: vec!["new".into(), "x".into()],
        priority: None,
        ..stored[0].clone()
    };
    assert_eq!(orders.find_by_id(&stored[0].id).await.expect("read"), Some(expected));
    let many =
        orders.update_many(|o| o.paid.eq(false)).apply(|o| o.items.pull(|i| i.sku.eq("A1"))).await.expect("updated");
    assert_eq!(many.modified_count, 3);
    let pulled = orders.find_by_id(&stored[3].id).await.expect("read").expect("there");
    assert_eq!(pulled.items, [item("B2", 5)]);
    let nobody = orders.update_one(|o| o.number.eq("?")).apply(|o| o.paid.set(true)).await.expect("sent");
    assert_eq!(nobody.matched_count, 0);
}

#[tokio::test]
async fn replace_and_delete() {
    let database = testing::database().await.expect("a server");
    let stored = store(&database, 0..4).await;
    let orders = Order::collection(&database);
    let changed = Order { note: Some("new".into()), items: vec![], ..stored[2].clone() };
    let result = orders.replace_one(|o| o.id.eq(changed.id), &changed).await.expect("replaced");
    assert_eq!(result.modified_count, 1);
    assert_eq!(orders.find_by_id(&changed.id).await.expect("read"), Some(changed));
    assert_eq!(orders.delete_one(|o| o.total.gte(2.0)).await.expect("deleted"), 1);
    assert_eq!(orders.delete_many(|o| o.total.lt(2.0)).await.expect("deleted"), 2);
    let error = orders.delete_many(|_| Filter::all([])).await.expect_err("not asked for");
    assert_eq!(
        error.to_string(),
        "the filter has no conditions, so that every document of `orders` would be written to; if that is meant, say \
         `.all()`"
    );
    let as_good_as_none = [
        Filter::raw(doc! {}),
        Filter::raw(doc! { "$and": [{}] }),
        Filter::any([Filter::raw(doc! {}), Order::F.paid.eq(true)]),
        Order::F.number.not_in::<&str>([]),
        !Order::F.number.is_in::<&str>([]),
    ];
    for filter in as_good_as_none {
        let error = orders.delete_many(|_| filter).await.expect_err("not asked for");
        assert!(error.to_string().starts_with("the filter has no conditions"), "{error}");
    }
    let error = orders.update_many(|_| Filter::everything()).apply(|o| [o.paid.set(true)]).await.expect_err("the same");
    assert!(error.to_string().ends_with("say `.all()`"), "{error}");
    let updated =
        orders.update_many(|_| Filter::everything()).apply(|o| [o.paid.set(true)]).all().await.expect("meant");
    assert_eq!(updated.matched_count, 1);
    assert_eq!(orders.delete_many(|_| Filter::everything()).all().await.expect("deleted"), 1);
    assert_eq!(orders.delete_many(|_| Filter::everything()).all().await.expect("deleted"), 0);
}

#[tokio::test]
async fn invalid_models_are_not_sent() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let bad = || Order { items: vec![item("a", 0)], note: Some("x".repeat(21)), ..order("NO-1") };
    let error = orders.insert_one(&mut bad()).await.expect_err("invalid");
    let Error::Validation(invalid) = &error else { panic!("{error}") };
    assert_eq!(invalid.violations().len(), 3);
    assert!(error.to_string().starts_with("orders: the document breaks 3 rules\n  items[0].sku: "), "{error}");
    let error = orders.insert_many(&mut [order("NO-1"), bad()]).await.expect_err("invalid");
    assert!(error.to_string().contains("\n  [1].items[0].qty: must be at least 1, is 0"), "{error}");
    assert_eq!(orders.count(|_| Filter::everything()).await.expect("counted"), 0, "nothing was sent");
    let mut good = order("NO-1");
    orders.insert_one(&mut good).await.expect("stored");
    let error = orders.replace_one(|o| o.id.eq(good.id), &Order { id: good.id, ..bad() }).await.expect_err("invalid");
    assert!(matches!(error, Error::Validation(_)));
    assert_eq!(orders.insert_many(&mut Vec::<Order>::new()).await.expect("nothing to do"), 0);
}

#[tokio::test]
async fn documents_of_others_are_read_too() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let mut foreign = docmodel::to_document(&order("NO-1")).expect("encodes");
    let entries: Vec<_> = foreign.clone().into_iter().collect();
    let mut shuffled: Document = entries.into_iter().rev().collect();
    shuffled.insert("legacy", doc! { "a": [1, 2] });
    foreign.remove("note");
    foreign.insert("_id", ObjectId::new());
    foreign.insert("number", "NO-2");
    orders.driver().insert_many([shuffled, foreign]).await.expect("stored");
    let read = orders.find(|o| o.note.is_none()).sort(|o| o.number.asc()).await.expect("read");
    assert_eq!(read.iter().map(|o| o.number.as_str()).collect::<Vec<_>>(), ["NO-1", "NO-2"]);
}
