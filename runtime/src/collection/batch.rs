use super::{Collection, misfits::Misfits, replies::Replies};
use crate::{
    Result, codec,
    error::DecodeError,
    model::DocumentModel,
    view::{Viewed, view_from_slice},
};
use bson::RawDocument;
use futures_core::{Stream, stream::FusedStream};
use futures_util::stream::StreamExt;
use mongodb::raw_batch_cursor::RawBatch;
use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
};

/// The documents of a query, as many at a time as the server sends in one reply; made by
/// [`Find::batches`](super::Find::batches).
///
/// An error is the last item. Polled after its end, it says again that it has ended. The next reply is asked for while one is
/// read, unless in a session; at most these two are in memory.
#[must_use = "a stream of batches reads nothing until it is polled"]
pub struct Batches<'a, M> {
    collection: Collection<M>,
    replies: Replies<'a>,
    misfits: Misfits<'a>,
}

/// Documents of one reply of the server, as they were sent.
///
/// The views that it gives borrow from it, and so cannot outlive it.
#[derive(Clone)]
pub struct Batch<M> {
    collection: Collection<M>,
    reply: RawBatch,
}

impl<'a, M: DocumentModel + Send + Sync> Batches<'a, M> {
    pub(super) fn new(collection: Collection<M>, replies: Replies<'a>, misfits: Misfits<'a>) -> Self {
        Self { collection, replies, misfits }
    }

    /// Calls the function with a view of each document, up to the first error.
    pub(super) async fn for_each_view(mut self, mut each: impl FnMut(M::Ref<'_>)) -> Result<()>
    where
        M: Viewed,
    {
        while let Some(batch) = self.next().await {
            for view in batch?.views() {
                if let Some(view) = self.misfits.sort_out(view) {
                    each(view?);
                }
            }
        }
        Ok(())
    }
}

impl<M: DocumentModel + Send + Sync> Batch<M> {
    /// Views of the documents. One that does not fit the model is an error, and the next one is not.
    pub fn views(&self) -> impl Iterator<Item = Result<M::Ref<'_>>>
    where
        M: Viewed,
    {
        self.decode(view_from_slice::<M>)
    }

    /// The documents as models. One that does not fit is an error, and the next one is not. [Hooks](crate::Hooks) can
    /// wait, and so are not called here.
    pub fn models(&self) -> impl Iterator<Item = Result<M>> {
        self.decode(codec::from_slice)
    }

    fn decode<'b, T>(&'b self, decode: impl Fn(&'b [u8]) -> Result<T, DecodeError>) -> impl Iterator<Item = Result<T>> {
        self.documents().map(move |document| {
            decode(document?.as_bytes()).map_err(|error| error.in_collection(self.collection.name()).into())
        })
    }

    /// A reply without documents is one error.
    pub(super) fn documents(&self) -> impl Iterator<Item = Result<&RawDocument>> {
        let error = |error: mongodb::error::Error| self.collection.context().error(error);
        let (documents, unusable) = match self.reply.doc_slices() {
            Ok(documents) => (Some(documents), None),
            Err(problem) => (None, Some(Err(error(problem)))),
        };
        let documents = documents.into_iter().flatten().map(move |document| {
            let document = document.map_err(|problem| error(problem.into()))?;
            document.as_document().ok_or_else(|| DecodeError::custom("a reply holds no documents").into())
        });
        documents.chain(unusable)
    }
}

impl<M: DocumentModel + Send + Sync> Stream for Batches<'_, M> {
    type Item = Result<Batch<M>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let reply = ready!(self.replies.poll_next_unpin(cx));
        Poll::Ready(reply.map(|reply| match reply {
            Ok(reply) => Ok(Batch { collection: self.collection.clone(), reply }),
            Err(error) => Err(self.collection.context().error(error)),
        }))
    }
}

impl<M: DocumentModel + Send + Sync> FusedStream for Batches<'_, M> {
    fn is_terminated(&self) -> bool {
        self.replies.is_terminated()
    }
}

// Nothing in it is pinned: the replies are boxed.
impl<M> Unpin for Batches<'_, M> {}

impl<M> fmt::Debug for Batches<'_, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Batches").field(&self.collection).finish()
    }
}

impl<M> fmt::Debug for Batch<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Batch").field(&self.collection).finish()
    }
}
