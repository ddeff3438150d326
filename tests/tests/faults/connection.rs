//! Connections that break between a request and its reply.

use super::{Row, assert_true, proxy::Proxy, row, stored};
use docmodel::{Error, prelude::*, testing};
use futures_util::{StreamExt, stream::FusedStream};

/// A collection that is reached through a proxy, and the same one reached directly.
async fn rows(proxy: &Proxy, database: &testing::TestDatabase, options: &str) -> (Collection<Row>, Collection<Row>) {
    let client = proxy.client(options).await;
    (Row::collection(&client.database(database.name())), Row::collection(database))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_insert_whose_reply_is_lost_is_stored_once() {
    let database = testing::database().await.expect("a server");
    let proxy = Proxy::losing(database.server(), "insert", 0, 1).await;
    let (rows, direct) = rows(&proxy, &database, "retryWrites=true").await;
    rows.insert_one(&mut row(0)).await.expect("stored by the first of two requests");
    assert_eq!(proxy.seen(), 2);
    assert_eq!(stored(&direct).await, [0].into());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_whose_reply_is_lost_is_stored_once() {
    let database = testing::database().await.expect("a server");
    for (first, ordered, in_flight) in [(0, true, 1), (1_000, false, 3)] {
        let proxy = Proxy::losing(database.server(), "insert", 2, 1).await;
        let (rows, direct) = rows(&proxy, &database, "retryWrites=true").await;
        let insert = rows.insert_each((first..first + 1_000).map(row)).ordered(ordered).in_flight(in_flight);
        assert_eq!(insert.batch_size(100).await.expect("stored"), 1_000);
        assert_eq!(proxy.seen(), 11);
        assert_eq!(direct.count(|row| row.id.gte(first)).await.expect("counted"), 1_000);
    }
}

/// Both the request and its repetition are without a reply, or there is no repetition.
#[tokio::test(flavor = "multi_thread")]
async fn a_batch_without_a_reply_is_unknown() {
    for (lost, options) in [(2, "retryWrites=true"), (1, "retryWrites=false")] {
        let database = testing::database().await.expect("a server");
        let proxy = Proxy::losing(database.server(), "insert", 3, lost).await;
        let (rows, direct) = rows(&proxy, &database, options).await;
        let mut models = (0..1_000).map(row);
        let error = rows.insert_each(models.by_ref()).batch_size(100).await.expect_err("no reply");
        let Error::InsertMany(report) = error else { panic!("{error:?}") };
        assert_eq!((report.inserted, report.unknown.len()), (300, 100), "{report}");
        assert_eq!(report.unknown[0].position(), 300);
        assert!(matches!(report.cause.as_deref(), Some(Error::Driver(_))), "{:?}", report.cause);
        assert!(
            report.to_string().starts_with("300 stored, 100 stored or not, as the server did not answer, "),
            "{report}"
        );
        assert_true(&report, &direct).await;

        // Once more: what was stored says so, and nothing is there twice.
        let again = report.remaining_models::<Row>().expect("fit").into_iter().chain(models);
        let error = rows.insert_each(again).ordered(false).await.expect_err("the batch was stored");
        let Error::InsertMany(report) = error else { panic!("{error:?}") };
        assert_eq!((report.inserted, report.failures.len()), (600, 100), "{report}");
        let is_there = |error: &Error| matches!(error, Error::DuplicateKey { index, .. } if index == "_id_");
        assert!(report.failures.iter().all(|failure| is_there(&failure.error)));
        assert_eq!(stored(&direct).await, (0..1_000).collect());
    }
}

/// Polled after its error, a stream has ended.
async fn stays_at_its_error(database: &testing::TestDatabase, in_session: bool) {
    let proxy = Proxy::losing(database.server(), "getMore", 1, 1).await;
    let (rows, _) = rows(&proxy, database, "retryWrites=true").await;
    let mut session = rows.driver().client().start_session().await.expect("started");
    let all = rows.find(|_| Filter::everything()).batch_size(100);
    let all = if in_session { all.session(&mut session) } else { all };
    let mut batches = all.batches().await.expect("started");
    while batches.next().await.expect("no end before the error").is_ok() {}
    for _ in 0..3 {
        assert!(batches.is_terminated() && batches.next().await.is_none());
    }
    assert_eq!(proxy.seen(), 2, "the lost reply is not asked for again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_that_breaks_is_an_error_and_not_the_end() {
    let database = testing::database().await.expect("a server");
    Row::collection(&database).insert_each((0..1_000).map(row)).await.expect("stored");
    let proxy = Proxy::losing(database.server(), "getMore", 3, 1).await;
    let (rows, _) = rows(&proxy, &database, "retryWrites=true").await;
    let cursor = rows.find(|_| Filter::everything()).batch_size(100).stream().await.expect("started");
    let read: Vec<_> = cursor.collect().await;
    let fine = read.iter().take_while(|row| row.is_ok()).count();
    assert!((100..1_000).contains(&fine), "{fine}");
    assert_eq!(read.len(), fine + 1, "the error is the last item");
    assert!(matches!(read.last(), Some(Err(Error::Driver(_)))), "{:?}", read.last());
    for in_session in [false, true] {
        stays_at_its_error(&database, in_session).await;
    }

    for lost in [1, 2] {
        let proxy = Proxy::losing(database.server(), "getMore", 4, lost).await;
        let (rows, _) = self::rows(&proxy, &database, "retryWrites=true").await;
        let all = rows.find(|_| Filter::everything()).batch_size(100);
        assert!(matches!(all.await, Err(Error::Driver(_))), "a list has all, or there is none");
        let mut session = rows.driver().client().start_session().await.expect("started");
        let all = rows.find(|_| Filter::everything()).batch_size(100).session(&mut session).await;
        assert_eq!(all.map(|all| all.len()).ok(), (lost == 1).then_some(1_000));
        assert_eq!(rows.find(|_| Filter::everything()).batch_size(100).await.expect("read").len(), 1_000);
    }
}
