//! Reading in batches, and past documents that do not fit.

use bson::{Document, doc};
use docmodel::{collection::Batch, prelude::*, testing};
use futures_util::{StreamExt, TryStreamExt};

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "rows")]
struct Row {
    #[field(id)]
    id: i32,
    n: i32,
}

/// Rows, of which each tenth is a misfit.
async fn rows(count: i32) -> (testing::TestDatabase, Collection<Row>) {
    let database = testing::database().await.expect("a server");
    let document = |id: i32| {
        if id % 10 == 9 {
            doc! { "_id": id, "n": "x" }
        } else {
            doc! { "_id": id, "n": 1 }
        }
    };
    let documents = (0..count).map(document);
    database.collection::<Document>("rows").insert_many(documents).await.expect("stored");
    let rows = Row::collection(&database);
    (database, rows)
}

#[tokio::test]
async fn batches_one_by_one() {
    let (_database, rows) = rows(25).await;
    let ids = |batch: Batch<Row>| batch.models().map(|row| row.ok().map(|row| row.id)).collect::<Vec<_>>();
    let cursor = rows.find(|r| r.n.eq(1)).sort(|r| r.id.asc()).batch_size(10).batches().await.expect("started");
    let batches: Vec<_> = cursor.map_ok(ids).try_collect().await.expect("read");
    assert_eq!(batches.iter().map(Vec::len).filter(|length| *length > 0).collect::<Vec<_>>(), [10, 10, 3]);
    assert_eq!((batches[0][0], batches[2][2]), (Some(0), Some(24)));

    let all = rows.find(|_| Filter::everything()).sort(|r| r.id.asc()).batch_size(5).limit(15);
    let batches: Vec<_> = all.batches().await.expect("started").map_ok(ids).try_collect().await.expect("read");
    let expected: Vec<_> = (0..15).map(|id| (id != 9).then_some(id)).collect();
    assert_eq!(batches.concat(), expected);

    let mut few = rows.find(|_| Filter::everything()).batch_size(5).batches().await.expect("started");
    assert!(few.next().await.is_some_and(|batch| batch.is_ok()), "dropped with a batch under way");
    drop(few);
    let none = rows.find(|_| Filter::everything()).limit(0).batches().await.expect("started");
    assert_eq!(none.count().await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn misfits_are_reported_and_left_out() {
    let (_database, rows) = rows(25).await;
    let all = || rows.find(|_| Filter::everything()).sort(|r| r.id.asc()).batch_size(10);
    let mut misfits = Vec::new();
    let fitting = all().skip_misfits(|error| misfits.push(error.to_string())).await.expect("read");
    assert_eq!(fitting.len(), 23);
    assert_eq!(misfits, ["rows 9: n: expected int32, found string", "rows 19: n: expected int32, found string"]);
    let streamed: Vec<Row> =
        all().skip_misfits(|_| ()).stream().await.expect("started").try_collect().await.expect("read");
    assert_eq!(streamed, fitting);
    let only_misfits = rows.find(|r| r.id.is_in([9, 19])).skip_misfits(|_| ());
    assert_eq!(only_misfits.batch_size(1).stream().await.expect("started").try_collect::<Vec<_>>().await.unwrap(), []);

    // A task of its own, which needs everything to be `Send`.
    let task = tokio::spawn(async move {
        let (mut ids, mut misfits) = (Vec::new(), 0);
        let find = rows.find(|_| Filter::everything()).batch_size(7);
        let mut batches = find.batches().await.expect("started");
        while let Some(batch) = batches.try_next().await.expect("read") {
            ids.extend(batch.models().filter_map(Result::ok).map(|row| row.id));
            misfits += batch.models().filter(Result::is_err).count();
            tokio::task::yield_now().await;
        }
        let mut reported = 0;
        let find = rows.find(|_| Filter::everything()).skip_misfits(|_| reported += 1);
        let streamed: Vec<Row> = find.stream().await.expect("started").try_collect().await.expect("read");
        (ids.len(), misfits, streamed.len(), reported)
    });
    assert_eq!(task.await.expect("ended"), (23, 2, 23, 2));
}
