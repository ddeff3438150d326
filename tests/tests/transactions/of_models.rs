//! Models that are loaded, changed and stored in a transaction.

use docmodel::{
    Error, Snapshot,
    prelude::*,
    testing::{self, TestDatabase},
    transaction,
};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

#[derive(Clone, Debug, PartialEq, DocumentModel)]
#[document(collection = "stock", track_changes)]
struct Stock {
    #[field(id)]
    id: i32,
    left: i64,
    note: String,
    #[field(version)]
    revision: i64,
    snapshot: Snapshot,
}

async fn stock() -> (TestDatabase, Collection<Stock>) {
    let database = testing::database().await.expect("a server");
    let stock = Stock::collection(&database);
    let mut new = [1, 2].map(|id| {
        let (note, snapshot) = (String::new(), Snapshot::default());
        Stock { id, left: 100, note, revision: 0, snapshot }
    });
    stock.insert_many(&mut new).await.expect("stored");
    (database, stock)
}

async fn load(stock: &Collection<Stock>, id: i32) -> Stock {
    stock.find_by_id(&id).await.expect("read").expect("there")
}

#[tokio::test]
async fn every_write_of_a_model_is_part_of_it() {
    let (database, stock) = stock().await;
    let (mut first, mut second) = (load(&stock, 1).await, load(&stock, 2).await);
    let mut session = database.client().start_session().await.expect("started");
    session.start_transaction().await.expect("started");
    first.left = 1;
    stock.save(&mut first).session(&mut session).await.expect("saved");
    second.left = 2;
    stock.replace(&mut second).session(&mut session).await.expect("replaced");
    let taken = stock.retry_on_conflict(&2, 1, |stock| {
        stock.left -= 1;
        Ok(())
    });
    assert_eq!(taken.session(&mut session).await.expect("saved").left, 1);
    stock.delete(&first).session(&mut session).await.expect("deleted");
    assert_eq!([load(&stock, 1).await.left, load(&stock, 2).await.left], [100, 100], "others see nothing of it");

    stock.reload(&mut second).session(&mut session).await.expect("read");
    assert_eq!((second.left, second.revision), (1, 3));
    let gone = stock.reload(&mut first).session(&mut session).await.expect_err("deleted here");
    assert!(matches!(gone, Error::Conflict { expected: Some(2), found: None, .. }), "{gone:?}");
    session.abort_transaction().await.expect("aborted");
    stock.reload(&mut first).await.expect("read");
    stock.reload(&mut second).await.expect("read");
    assert_eq!([(first.left, first.revision), (second.left, second.revision)], [(100, 1), (100, 1)]);
}

/// What the other writer does is no conflict of versions here: the server ends the transaction, and it is run again.
#[tokio::test]
async fn a_change_is_tried_once_in_each_run() {
    let (database, stock) = stock().await;
    let (runs, attempts) = (AtomicU32::new(0), AtomicU32::new(0));
    let left = transaction(database.client(), async |tx| {
        let run = runs.fetch_add(1, Relaxed);
        // From here on, it sees the data of this moment.
        stock.count(|_| Filter::everything()).session(tx).await?;
        if run == 0 {
            stock.update_one(|s| s.id.eq(1)).apply(|s| s.left.inc(-10)).await?;
        }
        let taken = stock.retry_on_conflict(&1, 5, |stock| {
            attempts.fetch_add(1, Relaxed);
            stock.left -= 1;
            Ok(())
        });
        Ok(taken.session(tx).await?.left)
    });
    assert_eq!(left.await.expect("committed"), 89);
    assert_eq!((runs.into_inner(), attempts.into_inner()), (2, 2));
    let stored = load(&stock, 1).await;
    assert_eq!((stored.left, stored.revision), (89, 3));
}

#[tokio::test]
async fn a_session_alone_does_not_keep_it_from_trying_again() {
    let (database, stock) = stock().await;
    let mut session = database.client().start_session().await.expect("started");
    let mut attempts = 0;
    let saved = stock.retry_on_conflict(&1, 3, |stock| {
        attempts += 1;
        stock.note = format!("attempt {attempts}");
        if attempts < 3 {
            // As if another writer had been faster.
            stock.revision = 7;
        }
        Ok(())
    });
    let saved = saved.session(&mut session).await.expect("saved");
    assert_eq!((saved.note.as_str(), saved.revision), ("attempt 3", 2));
    assert_eq!(load(&stock, 1).await, saved);
}

#[tokio::test]
async fn plans_show_what_is_read() {
    let client = mongodb::Client::with_uri_str("mongodb://127.0.0.1:1").await.expect("parses");
    let stock = Stock::collection(&client.database("shop"));
    let mut model = Stock { id: 7, left: 1, note: String::new(), revision: 1, snapshot: Snapshot::default() };
    let reload = stock.reload(&mut model).max_time(std::time::Duration::from_secs(1)).comment("again");
    assert_eq!(
        reload.plan().to_string(),
        "db.stock.find({ _id: 7 }).limit(1).maxTimeMS(1000).comment(\"again\")\n// index: _id_ (1 of 1 key)"
    );
    let retry = stock.retry_on_conflict(&7, 5, |_| Ok(()));
    assert_eq!(retry.plan().to_string(), "db.stock.find({ _id: 7 }).limit(1)\n// index: _id_ (1 of 1 key)");
    assert!(format!("{retry:?}").starts_with("RetryOnConflict("));
}
