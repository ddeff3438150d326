//! What a transaction makes of errors that a server gives when it, or the network, is in trouble.

use super::{Account, account, balance};
use crate::commands::{listening, sent};
use bson::{Document, doc};
use docmodel::{
    Error, Transaction,
    prelude::*,
    testing::{Capability, Server, ServerError, TestDatabase},
    transaction,
};
use mongodb::{
    Client,
    error::{TRANSIENT_TRANSACTION_ERROR, UNKNOWN_TRANSACTION_COMMIT_RESULT},
};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};
use tokio::sync::{Notify, OnceCell};

/// A server with fail points, for these tests alone.
async fn server() -> Result<Server, ServerError> {
    static SERVER: OnceCell<Result<Server, ServerError>> = OnceCell::const_new();
    SERVER.get_or_init(|| Server::builder().test_commands(true).start()).await.clone()
}

/// An account `a` of 100, and a client of its own that the fail points are for.
struct Trouble {
    database: TestDatabase,
    client: Client,
    accounts: Collection<Account>,
    commands: Arc<Mutex<Vec<Document>>>,
    name: &'static str,
    /// A server has one fail point of a name.
    _alone: tokio::sync::MutexGuard<'static, ()>,
}

impl Trouble {
    /// None if the server has no fail points.
    async fn new(test: &'static str) -> Option<Self> {
        Self::with_connections(test, None).await
    }

    async fn with_connections(test: &'static str, at_the_most: Option<u32>) -> Option<Self> {
        static ALONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
        let alone = ALONE.lock().await;
        let server = server().await.expect("a server");
        if !server.require(Capability::FailPoints, test).await.expect("asked") {
            return None;
        }
        let database = server.database().await.expect("a database");
        let (client, commands) = listening(server.uri(), test, at_the_most).await;
        let accounts = Account::collection(&client.database(database.name()));
        accounts.insert_one(&mut account("a", 100)).await.expect("stored");
        Some(Self { database, client, accounts, commands, name: test, _alone: alone })
    }

    /// Lets commands of the client fail.
    async fn fail(&self, command: &str, mode: impl Into<bson::Bson>, how: Document) {
        let mut data = doc! { "failCommands": [command], "appName": self.name };
        data.extend(how);
        let fail_point = doc! { "configureFailPoint": "failCommand", "mode": mode.into(), "data": data };
        self.database.client().database("admin").run_command(fail_point).await.expect("configured");
    }

    fn sent(&self, name: &str) -> usize {
        sent(&self.commands, name).len()
    }

    /// Adds 1 to the account, and says how often the closure has run.
    async fn add_one(&self, transaction: Transaction) -> (docmodel::Result<()>, u32) {
        let runs = AtomicU32::new(0);
        let added = transaction.run(async |tx| {
            runs.fetch_add(1, Relaxed);
            self.accounts.insert_one(&mut account("receipt", 1)).session(tx).await?;
            self.accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(1)).session(tx).await?;
            Ok(())
        });
        (added.await, runs.load(Relaxed))
    }

    async fn assert_added(&self, times: i64) {
        assert_eq!(balance(&self.accounts, "a").await, Some(100 + times));
        assert_eq!(self.accounts.count(|a| a.id.eq("receipt")).await.expect("counted"), u64::from(times > 0));
    }
}

const WRITE_CONFLICT: i32 = 112;
const NO_SUCH_TRANSACTION: i32 = 251;
const WRITE_CONCERN_FAILED: i32 = 64;
const MAX_TIME_EXPIRED: i32 = 50;

fn transient(code: i32) -> Document {
    doc! { "errorCode": code, "errorLabels": [TRANSIENT_TRANSACTION_ERROR] }
}

fn done_but_not_confirmed(code: i32) -> Document {
    let concern = doc! { "code": code, "errmsg": "waiting for replication timed out" };
    doc! { "writeConcernError": concern, "errorLabels": [UNKNOWN_TRANSACTION_COMMIT_RESULT] }
}

#[tokio::test]
async fn a_transient_error_runs_the_closure_again() {
    let Some(trouble) = Trouble::new("a_transient_error_runs_the_closure_again").await else { return };
    for command in ["update", "insert"] {
        trouble.accounts.delete_many(|a| a.id.eq("receipt")).await.expect("deleted");
        trouble.accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.set(100)).await.expect("updated");
        trouble.fail(command, doc! { "times": 2 }, transient(WRITE_CONFLICT)).await;
        let (added, runs) = trouble.add_one(Transaction::new(&trouble.client)).await;
        added.expect("committed");
        assert_eq!(runs, 3, "{command}");
        trouble.assert_added(1).await;
    }
}

#[tokio::test]
async fn a_lost_connection_runs_the_closure_again() {
    let Some(trouble) = Trouble::new("a_lost_connection_runs_the_closure_again").await else { return };
    trouble.fail("update", doc! { "times": 1 }, doc! { "closeConnection": true }).await;
    let (added, runs) = trouble.add_one(Transaction::new(&trouble.client)).await;
    added.expect("committed");
    assert_eq!(runs, 2);
    trouble.assert_added(1).await;
}

/// Its label is in the errors that docmodel makes of the server's reply, too.
#[tokio::test]
async fn insert_many_is_tried_again() {
    let Some(trouble) = Trouble::new("insert_many_is_tried_again").await else { return };
    trouble.fail("insert", doc! { "times": 1 }, transient(WRITE_CONFLICT)).await;
    let (client, accounts) = (&trouble.client, &trouble.accounts);
    let stored =
        transaction(client, async |tx| accounts.insert_many(&mut [account("b", 1), account("c", 2)]).session(tx).await);
    assert_eq!(stored.await.expect("committed"), 2);
    assert_eq!(accounts.count(|_| Filter::everything()).await.expect("counted"), 3);
}

#[tokio::test]
async fn other_errors_are_not_tried_again() {
    let Some(trouble) = Trouble::new("other_errors_are_not_tried_again").await else { return };
    let no_label: [&str; 0] = [];
    trouble.fail("update", doc! { "times": 1 }, doc! { "errorCode": 8000, "errorLabels": no_label }).await;
    let (added, runs) = trouble.add_one(Transaction::new(&trouble.client)).await;
    let error = added.expect_err("refused");
    assert!(!error.has_label(TRANSIENT_TRANSACTION_ERROR), "{error}");
    assert_eq!((runs, trouble.sent("commitTransaction"), trouble.sent("abortTransaction")), (1, 0, 1));
    trouble.assert_added(0).await;
}

#[tokio::test]
async fn a_commit_that_finds_no_transaction_runs_the_closure_again() {
    let Some(trouble) = Trouble::new("a_commit_that_finds_no_transaction_runs_the_closure_again").await else { return };
    trouble.fail("commitTransaction", doc! { "times": 1 }, transient(NO_SUCH_TRANSACTION)).await;
    let (added, runs) = trouble.add_one(Transaction::new(&trouble.client)).await;
    added.expect("committed");
    assert_eq!(runs, 2);
    trouble.assert_added(1).await;
}

#[tokio::test]
async fn a_commit_of_unknown_result_is_repeated_alone() {
    let Some(trouble) = Trouble::new("a_commit_of_unknown_result_is_repeated_alone").await else { return };
    let unknown = doc! { "errorCode": WRITE_CONCERN_FAILED, "errorLabels": [UNKNOWN_TRANSACTION_COMMIT_RESULT] };
    trouble.fail("commitTransaction", doc! { "times": 3 }, unknown).await;
    let (added, runs) = trouble.add_one(Transaction::new(&trouble.client)).await;
    added.expect("committed");
    assert_eq!((runs, trouble.sent("commitTransaction")), (1, 4));
    trouble.assert_added(1).await;
}

/// The driver repeats it once, on a connection that is lost, too.
#[tokio::test]
async fn a_commit_whose_connection_is_lost_is_repeated_alone() {
    let Some(trouble) = Trouble::new("a_commit_whose_connection_is_lost_is_repeated_alone").await else { return };
    trouble.fail("commitTransaction", doc! { "times": 2 }, doc! { "closeConnection": true }).await;
    let (added, runs) = trouble.add_one(Transaction::new(&trouble.client)).await;
    added.expect("committed");
    assert_eq!((runs, trouble.sent("commitTransaction")), (1, 3));
    trouble.assert_added(1).await;
}

#[tokio::test]
async fn a_commit_that_was_done_and_not_confirmed_is_repeated_without_harm() {
    let Some(trouble) = Trouble::new("a_commit_that_was_done_and_not_confirmed_is_repeated_without_harm").await else {
        return;
    };
    trouble.fail("commitTransaction", doc! { "times": 2 }, done_but_not_confirmed(WRITE_CONCERN_FAILED)).await;
    let (added, runs) = trouble.add_one(Transaction::new(&trouble.client)).await;
    added.expect("committed");
    assert_eq!((runs, trouble.sent("commitTransaction")), (1, 3));
    trouble.assert_added(1).await;
}

#[tokio::test]
async fn a_commit_that_takes_too_long_is_not_repeated() {
    let Some(trouble) = Trouble::new("a_commit_that_takes_too_long_is_not_repeated").await else { return };
    trouble.fail("commitTransaction", doc! { "times": 1 }, done_but_not_confirmed(MAX_TIME_EXPIRED)).await;
    let transaction = Transaction::new(&trouble.client).max_commit_time(Duration::from_millis(10));
    let (added, runs) = trouble.add_one(transaction).await;
    let error = added.expect_err("out of time");
    assert!(error.has_label(UNKNOWN_TRANSACTION_COMMIT_RESULT), "{error}");
    assert_eq!((runs, trouble.sent("commitTransaction")), (1, 1));
}

#[tokio::test]
async fn an_end_is_put_to_trying_again() {
    let Some(trouble) = Trouble::new("an_end_is_put_to_trying_again").await else { return };
    let limit = Duration::from_millis(400);
    let transaction = Transaction::new(&trouble.client).max_time(limit);

    trouble.fail("update", "alwaysOn", transient(WRITE_CONFLICT)).await;
    let started = Instant::now();
    let (added, runs) = trouble.add_one(transaction.clone()).await;
    let error = added.expect_err("it always fails");
    assert!(matches!(error, Error::Driver(_)) && error.has_label(TRANSIENT_TRANSACTION_ERROR), "{error}");
    assert!(runs > 1 && started.elapsed() < limit + Duration::from_secs(10), "{runs} runs");
    let (added, runs) = trouble.add_one(transaction.clone().max_time(Duration::ZERO)).await;
    added.expect_err("it always fails");
    assert_eq!(runs, 1);
    trouble.fail("update", "off", doc! {}).await;
    trouble.assert_added(0).await;

    trouble.fail("commitTransaction", "alwaysOn", done_but_not_confirmed(WRITE_CONCERN_FAILED)).await;
    let (added, runs) = trouble.add_one(transaction).await;
    let error = added.expect_err("it always fails");
    assert!(error.has_label(UNKNOWN_TRANSACTION_COMMIT_RESULT), "{error}");
    assert!(runs == 1 && trouble.sent("commitTransaction") > 1);
    trouble.fail("commitTransaction", "off", doc! {}).await;
}

#[derive(Debug, thiserror::Error)]
enum ReceiptError {
    #[error(transparent)]
    Transparent(Error),
    #[error("no receipt for {name}")]
    Described {
        name: String,
        #[source]
        cause: Box<Error>,
    },
}

impl From<Error> for ReceiptError {
    fn from(error: Error) -> Self {
        Self::Transparent(error)
    }
}

#[tokio::test]
async fn the_label_is_found_in_errors_of_ones_own() {
    let Some(trouble) = Trouble::new("the_label_is_found_in_errors_of_ones_own").await else { return };
    trouble.fail("insert", doc! { "times": 1 }, transient(WRITE_CONFLICT)).await;
    let runs = AtomicU32::new(0);
    let accounts = &trouble.accounts;
    let stored = Transaction::new(&trouble.client).run(async |tx| -> Result<(), ReceiptError> {
        // The server knows of one fault; of the other, only this does.
        if runs.fetch_add(1, Relaxed) == 1 {
            let error = accounts.insert_one(&mut account("a", 1)).session(tx).await.expect_err("the id is taken");
            return Err(ReceiptError::Described { name: "a".into(), cause: Box::new(error) });
        }
        Ok(accounts.insert_one(&mut account("b", 1)).session(tx).await?)
    });
    let error = stored.await.expect_err("the id is taken");
    assert_eq!(error.to_string(), "no receipt for a");
    assert_eq!(runs.load(Relaxed), 2, "the first fault is transient, the second is not");

    trouble.fail("insert", doc! { "times": 1 }, transient(WRITE_CONFLICT)).await;
    let stored = Transaction::new(&trouble.client).run(async |tx| -> Result<(), ReceiptError> {
        let stored = accounts.insert_one(&mut account("b", 1)).session(tx).await;
        stored.map_err(|cause| ReceiptError::Described { name: "b".into(), cause: Box::new(cause) })
    });
    stored.await.expect("committed");
    assert_eq!(balance(accounts, "b").await, Some(1));
}

/// The server has ended the transaction, so that its commit fails, and all is tried again.
#[tokio::test]
async fn an_error_that_the_closure_keeps_to_itself_does_not_get_half_of_it_stored() {
    let Some(trouble) = Trouble::new("an_error_that_the_closure_keeps_to_itself").await else { return };
    let accounts = &trouble.accounts;
    let kept = Transaction::new(&trouble.client).max_time(Duration::from_millis(200)).run(
        async |tx| -> docmodel::Result<()> {
            accounts.insert_one(&mut account("b", 1)).session(tx).await?;
            let _ = accounts.insert_one(&mut account("a", 1)).session(tx).await;
            Ok(())
        },
    );
    let error = kept.await.expect_err("there is nothing to commit");
    assert!(error.has_label(TRANSIENT_TRANSACTION_ERROR), "{error}");
    assert_eq!(balance(accounts, "b").await, None);
}

/// The commit is not sent yet, as the only connection is busy. It is sent later, or the transaction would keep its locks.
#[tokio::test]
async fn a_commit_that_is_dropped_is_finished() {
    let Some(trouble) = Trouble::with_connections("a_commit_that_is_dropped_is_finished", Some(1)).await else {
        return;
    };
    let slow = doc! { "blockConnection": true, "blockTimeMS": 1500 };
    trouble.fail("find", doc! { "times": 1 }, slow).await;
    let (accounts, at_the_end) = (&trouble.accounts, Notify::new());
    let added = transaction(&trouble.client, async |tx| {
        accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(1)).session(tx).await?;
        let accounts = accounts.clone();
        tokio::spawn(async move { accounts.find_one(|_| Filter::everything()).await });
        while trouble.sent("find") == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        at_the_end.notify_one();
        Ok(())
    });
    let cut_off = async {
        at_the_end.notified().await;
        tokio::time::sleep(Duration::from_millis(200)).await;
    };
    tokio::select! {
        _ = added => panic!("the commit waits for the connection"),
        () = cut_off => assert_eq!(trouble.sent("commitTransaction"), 0),
    }
    let started = Instant::now();
    while balance(accounts, "a").await != Some(101) {
        assert!(started.elapsed() < Duration::from_secs(20), "it is never committed");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
