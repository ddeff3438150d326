use futures_util::stream::{self, Stream, StreamExt};
use mongodb::{
    error::{Error, Result},
    raw_batch_cursor::{RawBatch, RawBatchCursor},
};
use tokio::task::JoinSet;

/// What the cursor answered, and the cursor.
type Answer = (RawBatchCursor, Option<Result<RawBatch>>);

/// The request for the next reply, if it is not the end: one task, which ends when the caller gives up.
type Request = Option<JoinSet<Answer>>;

/// The replies of a cursor. With each that is handed over, the next one is asked for, if there is one.
///
/// That is done in a task of its own. A request that is polled only when the caller comes back keeps its connection
/// meanwhile; if the caller then waits for a connection to do something with what was read, both would wait for ever.
pub(super) fn read_ahead(cursor: RawBatchCursor) -> impl Stream<Item = Result<RawBatch>> {
    stream::once(ask(cursor)).flat_map(|first| {
        let (reply, request) = handed_over(first);
        stream::iter(reply).chain(stream::unfold(request, async |request| {
            let (reply, request) = match request?.join_next().await? {
                Ok(answer) => handed_over(answer),
                // The runtime is shutting down.
                Err(error) => (Some(Err(Error::custom(error.to_string()))), None),
            };
            Some((reply?, request))
        }))
    })
}

/// The reply, with the next one asked for.
fn handed_over((cursor, reply): Answer) -> (Option<Result<RawBatch>>, Request) {
    let has_more = reply.as_ref().is_some_and(|reply| reply.as_ref().is_ok_and(|reply| !is_last(reply)));
    let request = has_more.then(|| {
        let mut request = JoinSet::new();
        request.spawn(ask(cursor));
        request
    });
    (reply, request)
}

async fn ask(mut cursor: RawBatchCursor) -> Answer {
    let reply = cursor.next().await;
    (cursor, reply)
}

/// Whether the server has closed the cursor, which it says by an id of zero.
fn is_last(reply: &RawBatch) -> bool {
    let cursor = reply.as_raw_document().get_document("cursor");
    cursor.is_ok_and(|cursor| cursor.get_i64("id").is_ok_and(|id| id == 0))
}
