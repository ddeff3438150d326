//! Reading in batches, and past documents that do not fit.

mod ahead;
mod ended;

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

#[tokio::test]
async fn the_first_that_fits() {
    let (database, rows) = rows(25).await;
    let from = |id: i32| rows.find(move |r| r.id.gte(id)).sort(|r| r.id.asc()).batch_size(2);
    let error = from(9).first().await.expect_err("a misfit is an error");
    assert_eq!(error.to_string(), "rows 9: n: expected int32, found string");
    assert!(from(9).one().await.is_err());

    let mut misfits = 0;
    let first = from(9).skip_misfits(|_| misfits += 1).first().await.expect("read");
    assert_eq!((first, misfits), (Some(Row { id: 10, n: 1 }), 1));
    let id = from(19).skip_misfits(|_| ()).select(|r| (r.id, r.n)).first().await.expect("read");
    assert_eq!(id, Some((20, 1)));
    assert_eq!(from(19).skip_misfits(|_| ()).limit(1).first().await.expect("read"), None, "it was the one to look at");
    assert_eq!(from(19).skip_misfits(|_| ()).limit(0).first().await.expect("read"), None);
    assert_eq!(from(99).skip_misfits(|_| ()).first().await.expect("read"), None);
    let only_misfits = || rows.find(|r| r.id.is_in([9, 19])).batch_size(1).skip_misfits(|_| ());
    assert_eq!(only_misfits().first().await.expect("read"), None);
    assert_eq!(only_misfits().one().await.expect("read"), None);

    // The misfits before it and after it do not make it several.
    let one = || rows.find(|r| r.id.is_in([9, 12, 19])).batch_size(1).skip_misfits(|_| ());
    assert_eq!(one().one().await.expect("read"), Some(Row { id: 12, n: 1 }));
    let mut session = database.client().start_session().await.expect("started");
    assert_eq!(one().session(&mut session).one().await.expect("read"), Some(Row { id: 12, n: 1 }));
    let several = from(19).skip_misfits(|_| ()).one().await.expect_err("20 to 24");
    assert_eq!(several.to_string(), "rows: several documents match { _id: { $gte: 19 } }, and one was asked for");
}

/// With one connection only: what is read ahead must not keep it.
#[tokio::test]
async fn one_connection_is_enough_to_write_what_is_read() {
    let (database, _) = rows(9).await;
    let mut options = mongodb::options::ClientOptions::parse(database.server().uri()).await.expect("parses");
    options.max_pool_size = Some(1);
    let client = mongodb::Client::with_options(options).expect("connects");
    let rows = Row::collection(&client.database(database.name()));
    let all = || rows.find(|_| Filter::everything()).sort(|r| r.id.asc()).batch_size(2);
    let write = async |id: i32| rows.update_one(|r| r.id.eq(id)).apply(|r| r.n.inc(1)).await;

    let work = async {
        let mut stream = all().stream().await?;
        while let Some(row) = stream.try_next().await? {
            write(row.id).await?;
        }
        let mut batches = all().batches().await?;
        while let Some(batch) = batches.try_next().await? {
            for row in batch.models() {
                write(row?.id).await?;
            }
        }
        let write = &write;
        all().for_each_batch(|batch| async move { write(batch[0].id).await.map(drop) }).await
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), work).await.expect("goes on").expect("read and written");
    let counts: Vec<i32> = all().select(|r| r.n).await.expect("read");
    assert_eq!(counts, [4, 3, 4, 3, 4, 3, 4, 3, 4]);
}

#[derive(Debug, thiserror::Error)]
enum Stopped {
    #[error("enough")]
    Enough,
    #[error(transparent)]
    Database(#[from] docmodel::Error),
}

#[tokio::test(flavor = "multi_thread")]
async fn batches_of_models() {
    let (_database, rows) = rows(25).await;
    let all = || rows.find(|_| Filter::everything()).sort(|r| r.id.asc()).batch_size(10);
    let mut sizes = Vec::new();
    let error = all()
        .for_each_batch(|batch| {
            sizes.push(batch.len());
            async { Ok::<_, docmodel::Error>(()) }
        })
        .await
        .expect_err("the tenth is a misfit");
    assert!(matches!(error, docmodel::Error::Decode(_)), "{error}");
    assert!(sizes.is_empty(), "it is in the first batch");

    let mut sizes = Vec::new();
    let fitting = all().skip_misfits(|_| ()).select(|r| r.n);
    let read = fitting.for_each_batch(|batch| {
        sizes.push(batch.len());
        async { Ok::<_, docmodel::Error>(()) }
    });
    read.await.expect("read");
    assert_eq!(sizes.iter().sum::<usize>(), 23);
    assert_eq!(sizes.len(), 3);

    let mut seen = 0;
    let stopped = tokio::spawn({
        let rows = rows.clone();
        async move {
            let fitting = rows.find(|r| r.n.eq(1)).batch_size(5);
            fitting
                .for_each_batch(|batch| {
                    seen += batch.len();
                    async move { if seen > 5 { Err(Stopped::Enough) } else { Ok(()) } }
                })
                .await
        }
    });
    assert!(matches!(stopped.await.expect("runs"), Err(Stopped::Enough)));
}
