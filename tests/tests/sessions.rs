//! Builders in sessions and transactions.

use crate::models::{Order, order};
use docmodel::{prelude::*, testing};
use futures_util::TryStreamExt;

#[tokio::test]
async fn every_builder_takes_the_session_and_its_transaction() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.insert_one(&mut order("NO-0")).await.expect("the collection exists");
    let mut session = database.client().start_session().await.expect("started");

    session.start_transaction().await.expect("started");
    let mut first = order("NO-1");
    orders.insert_one(&mut first).session(&mut session).await.expect("stored");
    orders.insert_many(&mut [order("NO-2"), order("NO-3")]).session(&mut session).await.expect("stored");
    let paid = orders.update_many(|o| o.number.gte("NO-2")).apply(|o| o.paid.set(true)).session(&mut session);
    assert_eq!(paid.await.expect("updated").modified_count, 2);
    let changed = Order { note: Some("x".into()), ..first.clone() };
    orders.replace_one(|o| o.id.eq(first.id), &changed).session(&mut session).await.expect("replaced");
    assert_eq!(orders.delete_one(|o| o.number.eq("NO-3")).session(&mut session).await.expect("deleted"), 1);
    assert_eq!(orders.count(|o| o.paid.eq(true)).session(&mut session).await.expect("counted"), 1);
    let read = orders.find(|_| Filter::everything()).sort(|o| o.number.asc()).batch_size(1).session(&mut session);
    assert_eq!(
        read.await.expect("read").iter().map(|o| o.number.as_str()).collect::<Vec<_>>(),
        ["NO-0", "NO-1", "NO-2"]
    );
    let streamed = orders.find(|o| o.paid.eq(true)).session(&mut session).stream().await.expect("started");
    assert_eq!(streamed.try_collect::<Vec<_>>().await.expect("read").len(), 1);
    assert_eq!(orders.find_by_id(&first.id).session(&mut session).await.expect("read"), Some(changed));
    assert_eq!(orders.count(|_| Filter::everything()).await.expect("counted"), 1, "outside, nothing happened yet");
    session.abort_transaction().await.expect("aborted");
    assert_eq!(orders.count(|_| Filter::everything()).await.expect("counted"), 1);

    session.start_transaction().await.expect("started");
    orders.insert_one(&mut first).session(&mut session).await.expect("stored");
    session.commit_transaction().await.expect("committed");
    assert_eq!(orders.find_by_id(&first.id).await.expect("read"), Some(first));
}

/// The builders' futures can be moved between threads.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn builders_can_be_spawned() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let tasks: Vec<_> = (0..8)
        .map(|n| {
            let orders = orders.clone();
            tokio::spawn(async move {
                let mut order = order(&format!("NO-{n}"));
                orders.insert_one(&mut order).await?;
                orders.find(|o| o.id.eq(order.id)).await.map(|found| found.len())
            })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.expect("no panic").expect("stored and read"), 1);
    }
}
