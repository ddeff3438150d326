//! Streams that are polled after their end, as by a loop with `select!`.

use super::rows;
use docmodel::prelude::*;
use futures_util::{StreamExt, stream::FusedStream};

/// How many items a stream has. After them it has ended, and stays so.
async fn items<T>(stream: impl FusedStream<Item = docmodel::Result<T>>) -> usize {
    let mut stream = std::pin::pin!(stream);
    let mut items = 0;
    while let Some(item) = stream.next().await {
        items += usize::from(item.is_ok());
    }
    for _ in 0..3 {
        assert!(stream.is_terminated());
        assert!(stream.next().await.is_none());
    }
    items
}

#[tokio::test]
async fn stay_at_their_end() {
    let (database, rows) = rows(9).await;
    let mut session = database.client().start_session().await.expect("started");
    // In one reply, in several, and with a last one that is empty.
    for size in [100, 4, 3] {
        let all = || rows.find(|_| Filter::everything()).batch_size(size);
        assert_eq!(items(all().stream().await.expect("started")).await, 9);
        assert_eq!(items(all().select(|r| r.id).stream().await.expect("started")).await, 9);
        assert_eq!(items(all().session(&mut session).stream().await.expect("started")).await, 9);
        let batches = items(all().batches().await.expect("started")).await;
        assert_eq!(items(all().session(&mut session).batches().await.expect("started")).await, batches);
    }
    let none = || rows.find(|r| r.id.lt(0));
    assert_eq!(items(none().session(&mut session).stream().await.expect("started")).await, 0);
    let unasked = none().limit(0).stream().await.expect("started");
    assert!(unasked.is_terminated(), "nothing was asked for");
    assert_eq!(items(unasked).await, 0);
}

#[tokio::test]
async fn have_not_ended_before_the_last_document() {
    let (database, rows) = rows(3).await;
    let mut session = database.client().start_session().await.expect("started");
    for session in [None, Some(&mut session)] {
        let all = rows.find(|_| Filter::everything());
        let all = if let Some(session) = session { all.session(session) } else { all };
        let mut stream = all.stream().await.expect("started");
        for _ in 0..3 {
            assert!(!stream.is_terminated());
            stream.next().await.expect("one more").expect("read");
        }
        assert!(stream.next().await.is_none() && stream.is_terminated());
    }
}
