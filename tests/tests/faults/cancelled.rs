//! Callers that give up: futures that are dropped before they are done.

use super::{Row, row, stored};
use docmodel::{prelude::*, testing};
use futures_util::StreamExt;
use mongodb::{Client, options::ClientOptions};
use std::time::Duration;
use tokio::time::timeout;

/// Few connections: one that was not given back would soon be missed.
async fn rows(database: &testing::TestDatabase) -> Collection<Row> {
    let mut options = ClientOptions::parse(database.server().uri()).await.expect("parses");
    options.max_pool_size = Some(2);
    let client = Client::with_options(options).expect("a client");
    Row::collection(&client.database(database.name()))
}

/// A connection that is lost never answers. A server that is slow does, once it has done what nobody waits for any more.
const LOST: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread")]
async fn operations_can_be_dropped_at_any_time() {
    let database = testing::database().await.expect("a server");
    let rows = rows(&database).await;
    rows.insert_each((0..500).map(row)).await.expect("stored");
    let mut cut = 0;
    for round in 0..150 {
        let first = 1_000 + 1_000 * round;
        // From before anything is sent, to after most replies.
        let after = Duration::from_micros(u64::try_from(round).expect("positive") * 60);
        let insert = rows.insert_each((first..first + 300).map(row)).ordered(false).batch_size(50).in_flight(2);
        let find = rows.find(|row| row.id.lt(500)).batch_size(100);
        let update = rows.update_many(|row| row.id.lt(50)).apply(|row| row.text.set("y"));
        let stream =
            async { rows.find(|row| row.id.lt(500)).batch_size(10).stream().await.expect("started").count().await };
        cut += usize::from(timeout(after, insert).await.is_err());
        cut += usize::from(timeout(after, find).await.is_err());
        cut += usize::from(timeout(after, update).await.is_err());
        cut += usize::from(timeout(after, stream).await.is_err());
    }
    assert!(cut > 100, "only {cut} were dropped in the middle");

    // All connections serve, and each answers what it is asked.
    let checks = (0..50).map(|id| {
        let rows = rows.clone();
        tokio::spawn(async move { rows.find_by_id(&id).await.expect("read").map(|row| row.id) })
    });
    for (id, check) in (0..).zip(checks.collect::<Vec<_>>()) {
        let found = timeout(LOST, check).await.expect("in time").expect("no panic");
        assert_eq!(found, Some(id));
    }
    let insert = rows.insert_each((500..1_000).map(row)).batch_size(100);
    assert_eq!(timeout(LOST, insert).await.expect("in time").expect("stored"), 500);
    let there = stored(&rows).await;
    assert_eq!(there.range(..1_000).copied().collect::<Vec<_>>(), (0..1_000).collect::<Vec<_>>());
}
