use futures_core::{Stream, stream::FusedStream};
use futures_util::stream::{BoxStream, StreamExt};
use mongodb::{error::Result, raw_batch_cursor::RawBatch};
use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

/// The replies of a `find`, as the server sends them. An error is the last one: the driver would ask for a lost reply again,
/// for ever.
pub(super) struct Replies<'a>(Option<BoxStream<'a, Result<RawBatch>>>);

impl<'a> Replies<'a> {
    pub(super) fn new(replies: impl Stream<Item = Result<RawBatch>> + Send + 'a) -> Self {
        Self(Some(replies.boxed()))
    }

    /// None, or no more.
    pub(super) fn ended() -> Self {
        Self(None)
    }
}

impl Stream for Replies<'_> {
    type Item = Result<RawBatch>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(replies) = &mut self.0 else { return Poll::Ready(None) };
        let reply = ready!(replies.poll_next_unpin(cx));
        if !matches!(reply, Some(Ok(_))) {
            *self = Self::ended();
        }
        Poll::Ready(reply)
    }
}

impl FusedStream for Replies<'_> {
    fn is_terminated(&self) -> bool {
        self.0.is_none()
    }
}
