//! The next batch is asked for while one is read.

use super::{Row, rows};
use crate::commands::{Sent, listening, sent};
use docmodel::{prelude::*, testing};
use futures_util::StreamExt;
use std::{mem, time::Duration};
use tokio::time::{sleep, timeout};

async fn watched() -> (testing::TestDatabase, Collection<Row>, Sent) {
    let (database, _) = rows(9).await;
    let (client, commands) = listening(database.server().uri(), "reads ahead", None).await;
    let rows = Row::collection(&client.database(database.name()));
    (database, rows, commands)
}

/// Waits until more was asked for; nobody reads meanwhile.
async fn more_is_asked_for(commands: &Sent) {
    let asked = async {
        while sent(commands, "getMore").is_empty() {
            sleep(Duration::from_millis(2)).await;
        }
    };
    timeout(Duration::from_secs(20), asked).await.expect("a `getMore` while the first batch is read");
}

#[tokio::test]
async fn of_a_function_that_works_on_a_batch() {
    let (_database, rows, commands) = watched().await;
    let mut is_first = true;
    let read = rows.find(|_| Filter::everything()).batch_size(2).for_each_batch(|batch| {
        let (is_first, commands) = (mem::take(&mut is_first), &commands);
        async move {
            if is_first {
                more_is_asked_for(commands).await;
            }
            drop(batch);
            Ok::<_, docmodel::Error>(())
        }
    });
    read.await.expect("read");
    assert!(!is_first, "there was a batch");
}

#[tokio::test]
async fn of_a_stream_that_rests_at_its_first_item() {
    let (_database, rows, commands) = watched().await;
    let all = || rows.find(|_| Filter::everything()).batch_size(2);
    let mut stream = all().stream().await.expect("started");
    stream.next().await.expect("a document").expect("read");
    more_is_asked_for(&commands).await;
    drop(stream);

    commands.lock().expect("not poisoned").clear();
    let mut batches = all().batches().await.expect("started");
    let first = batches.next().await.expect("a batch").expect("read");
    more_is_asked_for(&commands).await;
    assert_eq!(first.models().count(), 2);
}

/// Its session is the caller's, and has one operation at a time.
#[tokio::test]
async fn but_not_in_a_session() {
    let (_database, rows, commands) = watched().await;
    let mut session = rows.driver().client().start_session().await.expect("started");
    let all = rows.find(|_| Filter::everything()).batch_size(2).session(&mut session);
    let mut stream = all.stream().await.expect("started");
    stream.next().await.expect("a document").expect("read");
    sleep(Duration::from_millis(50)).await;
    assert_eq!(sent(&commands, "getMore").len(), 0);
    assert_eq!(stream.count().await, 8);
    assert!(!sent(&commands, "getMore").is_empty());
}
