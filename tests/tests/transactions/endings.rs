//! A transaction that does not come to its end leaves nothing behind: neither writes nor locks.

use super::{Account, account, accounts_of_100, balance};
use crate::commands::{listening, sent};
use docmodel::{
    Error, Transaction,
    prelude::*,
    testing::{self, TestDatabase},
    transaction,
};
use futures_util::FutureExt;
use std::{
    panic::{AssertUnwindSafe, resume_unwind},
    time::Duration,
};
use tokio::{sync::oneshot, time::timeout};

/// More than any of these operations takes, and less than the minute after which a server ends a transaction itself.
const SOON: Duration = Duration::from_secs(20);

/// A write by others is not in the way of anything. It is another client's: the next operation of the same one may have
/// the transaction's session, and that would end it.
async fn assert_unlocked(database: &TestDatabase, id: &str) {
    let other = database.server().client().await.expect("another client");
    let accounts = Account::collection(&other.database(database.name()));
    let write = async {
        // MongoDB lets it wait for a lock; other servers may refuse it.
        while accounts.update_one(|a| a.id.eq(id)).apply(|a| a.owner.set("Bob")).await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(SOON, write).await.expect("nothing is locked");
}

#[tokio::test]
async fn what_succeeds_is_committed_with_its_value() {
    let database = testing::database().await.expect("a server");
    let accounts = accounts_of_100(&database, &["a", "b"]).await;
    let inside = transaction(database.client(), async |tx| {
        accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(-30)).session(tx).await?;
        accounts.update_one(|a| a.id.eq("b")).apply(|a| a.balance.inc(30)).session(tx).await?;
        assert_eq!(balance(&accounts, "a").await, Some(100), "others see nothing before the commit");
        accounts.find(|_| Filter::everything()).sort(|a| a.id.asc()).session(tx).await
    });
    let balances: Vec<i64> = inside.await.expect("committed").iter().map(|account| account.balance).collect();
    assert_eq!(balances, [70, 130]);
    assert_eq!((balance(&accounts, "a").await, balance(&accounts, "b").await), (Some(70), Some(130)));
}

#[tokio::test]
async fn a_transaction_without_operations_is_committed() {
    let database = testing::database().await.expect("a server");
    assert_eq!(transaction(database.client(), async |_| Ok(1)).await.expect("nothing to do"), 1);
}

#[tokio::test]
async fn an_error_in_the_middle_aborts() {
    let database = testing::database().await.expect("a server");
    let accounts = accounts_of_100(&database, &["a"]).await;
    let error = transaction(database.client(), async |tx| {
        accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(1)).session(tx).await?;
        // Refused before it is sent: the server knows of no error.
        accounts.insert_one(&mut Account { owner: String::new(), ..account("b", 1) }).session(tx).await
    });
    let error = error.await.expect_err("an owner has a name");
    assert!(matches!(error, Error::Validation(_)), "{error}");
    assert_eq!((balance(&accounts, "a").await, balance(&accounts, "b").await), (Some(100), None));
    assert_unlocked(&database, "a").await;

    let error = transaction(database.client(), async |tx| {
        accounts.insert_one(&mut account("b", 1)).session(tx).await?;
        accounts.insert_one(&mut account("a", 1)).session(tx).await
    });
    let error = error.await.expect_err("the id is taken");
    assert!(matches!(error, Error::DuplicateKey { .. }), "{error}");
    assert_eq!(balance(&accounts, "b").await, None);
    assert_unlocked(&database, "a").await;
}

#[derive(Debug, PartialEq, thiserror::Error)]
#[error("not enough")]
struct NotEnough;

#[derive(Debug, thiserror::Error)]
enum TransferError {
    #[error(transparent)]
    Refused(#[from] NotEnough),
    #[error(transparent)]
    Database(#[from] Error),
}

#[tokio::test]
async fn an_error_of_ones_own_aborts_and_comes_out() {
    let database = testing::database().await.expect("a server");
    let accounts = accounts_of_100(&database, &["a"]).await;
    let withdraw = async |sum: i64| {
        Transaction::new(database.client())
            .run(async |tx| {
                accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(-sum)).session(tx).await?;
                let left = accounts.find_by_id(&"a".to_owned()).session(tx).await?;
                if left.is_some_and(|left| left.balance < 0) { Err(NotEnough.into()) } else { Ok(()) }
            })
            .await
    };
    let error: TransferError = withdraw(101).await.expect_err("there are 100");
    assert!(matches!(error, TransferError::Refused(NotEnough)), "{error}");
    assert_eq!(balance(&accounts, "a").await, Some(100));
    withdraw(100).await.expect("there are 100");
    assert_eq!(balance(&accounts, "a").await, Some(0));
}

#[tokio::test]
async fn a_panic_aborts() {
    let database = testing::database().await.expect("a server");
    let accounts = accounts_of_100(&database, &["a"]).await;
    let panicking = transaction(database.client(), async |tx| {
        accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(1)).session(tx).await?;
        // Without the panic hook's message, which would look like a failure in the output.
        resume_unwind(Box::new("in the middle")) as docmodel::Result<()>
    });
    AssertUnwindSafe(panicking).catch_unwind().await.expect_err("it panics");
    assert_unlocked(&database, "a").await;
    assert_eq!(balance(&accounts, "a").await, Some(100));
}

/// Drops it when the sender has been used.
async fn cut_off<T>(transaction: impl Future<Output = docmodel::Result<T>>, middle: oneshot::Receiver<()>) {
    tokio::select! {
        _ = transaction => panic!("it has come to its end"),
        reached = middle => reached.expect("it was reached"),
    }
}

#[tokio::test]
async fn a_dropped_future_aborts() {
    let database = testing::database().await.expect("a server");
    let accounts = accounts_of_100(&database, &["a"]).await;
    let (reached, middle) = oneshot::channel();
    let reached = std::sync::Mutex::new(Some(reached));
    let waiting = transaction(database.client(), async |tx| {
        accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(1)).session(tx).await?;
        let reached = reached.lock().expect("not poisoned").take();
        reached.expect("reached once").send(()).expect("somebody waits");
        std::future::pending::<docmodel::Result<()>>().await
    });
    cut_off(waiting, middle).await;
    assert_unlocked(&database, "a").await;
    assert_eq!(balance(&accounts, "a").await, Some(100));
}

/// The driver alone would send no abort then: it has not seen the transaction begin.
#[tokio::test]
async fn a_future_that_is_dropped_during_its_first_operation_aborts() {
    let database = testing::database().await.expect("a server");
    let ids: Vec<String> = (0..3000).map(|n| format!("{n:04}")).collect();
    let stored = accounts_of_100(&database, &ids.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let (client, commands) = listening(database.server().uri(), "first operation", None).await;
    let accounts = Account::collection(&client.database(database.name()));
    let waiting = transaction(&client, async |tx| {
        accounts.update_many(|a| a.balance.eq(100)).apply(|a| a.balance.inc(1)).session(tx).await?;
        std::future::pending::<docmodel::Result<()>>().await
    });
    let is_sent = async {
        while sent(&commands, "update").is_empty() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    tokio::select! {
        _ = waiting => panic!("it has come to its end"),
        () = is_sent => {}
    }
    assert_unlocked(&database, "0000").await;
    assert_eq!(stored.count(|a| a.balance.eq(100)).await.expect("counted"), 3000);
}

#[tokio::test]
async fn a_transaction_that_cannot_start_says_why() {
    let uri = "mongodb://reader:s3cret@127.0.0.1:1/?serverSelectionTimeoutMS=300&connectTimeoutMS=300";
    let client = mongodb::Client::with_uri_str(uri).await.expect("parses");
    let error = transaction(&client, async |_| Ok(())).await.expect_err("nobody there");
    let text = error.to_string();
    assert!(text.starts_with("no MongoDB server answers at 127.0.0.1:1: "), "{text}");
    assert!(!text.contains("s3cret"));
}

#[tokio::test]
async fn a_session_of_another_client_is_an_error_that_says_so() {
    let database = testing::database().await.expect("a server");
    let accounts = accounts_of_100(&database, &["a"]).await;
    let other = database.server().client().await.expect("another client");
    let error = transaction(&other, async |tx| {
        accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(1)).session(tx).await
    });
    let text = error.await.expect_err("two clients").to_string();
    assert!(text.contains("session") && text.contains("same client"), "{text}");
    assert_eq!(balance(&accounts, "a").await, Some(100));
}
