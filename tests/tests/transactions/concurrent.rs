//! Transactions at once: each is applied once, whatever the others do.

use super::{account, accounts_of_100, balance};
use docmodel::{testing, transaction};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use tokio::sync::Notify;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_increment_of_32_at_once_is_lost() {
    let database = testing::database().await.expect("a server");
    let accounts = accounts_of_100(&database, &["a"]).await;
    let tasks: Vec<_> = (0..32)
        .map(|n| {
            let (client, accounts) = (database.client().clone(), accounts.clone());
            tokio::spawn(async move {
                let id = "a".to_owned();
                transaction(&client, async |tx| {
                    // Read, add and write: done by two at once, one of the additions would be lost.
                    let found = accounts.find_by_id(&id).session(tx).await?.expect("it is there");
                    accounts
                        .update_one(|a| a.id.eq(&id))
                        .apply(|a| a.balance.set(found.balance + 1))
                        .session(tx)
                        .await?;
                    accounts.insert_one(&mut account(&format!("receipt {n}"), found.balance)).session(tx).await
                })
                .await
            })
        })
        .collect();
    for task in tasks {
        task.await.expect("no panic").expect("committed");
    }
    assert_eq!(balance(&accounts, "a").await, Some(132));
    let mut seen = accounts.find(|a| a.id.ne("a")).select(|a| a.balance).await.expect("read");
    seen.sort_unstable();
    assert_eq!(seen, (100..132).collect::<Vec<i64>>(), "each saw another balance, and is stored once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_conflict_is_tried_again_and_applied_once() {
    let database = testing::database().await.expect("a server");
    let accounts = accounts_of_100(&database, &["a"]).await;
    let (has_written, has_conflict) = (Notify::new(), Notify::new());
    let (firsts, seconds) = (AtomicU32::new(0), AtomicU32::new(0));
    let first = transaction(database.client(), async |tx| {
        firsts.fetch_add(1, Relaxed);
        accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(1)).session(tx).await?;
        has_written.notify_one();
        has_conflict.notified().await;
        Ok(())
    });
    let second = async {
        has_written.notified().await;
        transaction(database.client(), async |tx| {
            seconds.fetch_add(1, Relaxed);
            let written = accounts.update_one(|a| a.id.eq("a")).apply(|a| a.balance.inc(10)).session(tx).await;
            has_conflict.notify_one();
            written
        })
        .await
    };
    let (first, second) = tokio::join!(first, second);
    first.expect("committed");
    assert_eq!(second.expect("committed in the end").modified_count, 1);
    assert_eq!(balance(&accounts, "a").await, Some(111));
    assert_eq!(firsts.load(Relaxed), 1);
    assert!(seconds.load(Relaxed) > 1, "the second met the first one's write");
}
