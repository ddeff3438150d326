//! What the options send.

use super::Account;
use crate::commands::{listening, sent};
use bson::doc;
use docmodel::{Transaction, prelude::*, testing};
use mongodb::options::{ReadConcern, ReadPreference, WriteConcern};
use std::time::Duration;

#[tokio::test]
async fn options_go_into_the_first_command_and_the_commit() {
    let database = testing::database().await.expect("a server");
    let (client, commands) = listening(database.server().uri(), "options", None).await;
    let accounts = Account::collection(&client.database(database.name()));
    Transaction::new(&client)
        .read_concern(ReadConcern::snapshot())
        .write_concern(WriteConcern::majority())
        .read_preference(ReadPreference::Primary)
        .max_commit_time(Duration::from_millis(1500))
        .run(async |tx| -> docmodel::Result<u64> {
            accounts.insert_one(&mut super::account("a", 1)).session(tx).await?;
            accounts.count(|_| Filter::everything()).session(tx).await
        })
        .await
        .expect("committed");
    let [insert] = &sent(&commands, "insert")[..] else { panic!("one insert") };
    assert_eq!(insert.get("startTransaction"), Some(&true.into()));
    assert_eq!(insert.get("autocommit"), Some(&false.into()));
    assert_eq!(insert.get_document("readConcern").and_then(|concern| concern.get_str("level")).ok(), Some("snapshot"));
    let [count] = &sent(&commands, "aggregate")[..] else { panic!("one count") };
    assert!(!count.contains_key("startTransaction") && !count.contains_key("readConcern"), "{count}");
    assert_eq!(count.get("txnNumber"), insert.get("txnNumber"));
    let [commit] = &sent(&commands, "commitTransaction")[..] else { panic!("one commit") };
    assert_eq!(commit.get_document("writeConcern").ok(), Some(&doc! { "w": "majority" }));
    assert_eq!(commit.get_i64("maxTimeMS").ok().or(commit.get_i32("maxTimeMS").ok().map(i64::from)), Some(1500));
}

#[tokio::test]
async fn without_options_the_clients_own_hold() {
    let database = testing::database().await.expect("a server");
    let (client, commands) = listening(database.server().uri(), "no options", None).await;
    let accounts = Account::collection(&client.database(database.name()));
    docmodel::transaction(&client, async |tx| accounts.insert_one(&mut super::account("a", 1)).session(tx).await)
        .await
        .expect("committed");
    let [insert] = &sent(&commands, "insert")[..] else { panic!("one insert") };
    assert!(!insert.contains_key("readConcern") && !insert.contains_key("writeConcern"), "{insert}");
    let [commit] = &sent(&commands, "commitTransaction")[..] else { panic!("one commit") };
    assert!(!commit.contains_key("writeConcern") && !commit.contains_key("maxTimeMS"), "{commit}");
}

/// The error is of the options, so that nothing is sent and nothing is tried twice.
#[tokio::test]
async fn a_secondary_is_refused() {
    let database = testing::database().await.expect("a server");
    let accounts = Account::collection(&database);
    let secondary = ReadPreference::Secondary { options: None };
    let read = Transaction::new(database.client()).read_preference(secondary);
    let error = read.run(async |tx| accounts.count(|_| Filter::everything()).session(tx).await).await;
    let error: docmodel::Error = error.expect_err("transactions are on the primary");
    assert_eq!(error.to_string(), "read preference in a transaction must be primary");
}
