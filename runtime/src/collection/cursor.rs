use super::{
    Collection,
    hooks::{self, AfterLoad},
    misfits::Misfits,
    replies::Replies,
};
use crate::{
    Result, codec,
    error::{DecodeError, InvalidOperation},
    hooks::Running,
    model::DocumentModel,
    projection::{self, Selection, Wanted},
};
use bson::Document;
use futures_core::{Stream, stream::FusedStream};
use futures_util::{FutureExt, stream::StreamExt};
use mongodb::raw_batch_cursor::RawBatch;
use std::{
    fmt, mem,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    vec,
};

/// The documents of a query, one by one; made by [`Find::stream`](super::Find::stream).
///
/// They are read as `T`: the model, or a projection of it. A document that does not fit it is an
/// [`Error::Decode`](crate::Error::Decode) item, and the stream goes on with the next one; or it is
/// [left out](super::Find::skip_misfits). Any other error is the last item. Polled after its end, it says again that it
/// has ended. The next of the server's replies is asked for while one is read, unless in a session; at most these two are in
/// memory.
#[must_use = "a cursor reads nothing until it is polled"]
pub struct Cursor<'a, M, T = M> {
    collection: Collection<M>,
    replies: Replies<'a>,
    decode: Decode<T>,
    decoded: vec::IntoIter<Result<T>>,
    /// What was decoded last, while its hook is at work.
    loading: Option<Running<'static, T>>,
    misfits: Misfits<'a>,
}

type Read<T> = Arc<dyn Fn(&[u8]) -> Result<T, DecodeError> + Send + Sync>;

/// How the bytes of documents are read.
pub(super) struct Decode<T> {
    read: Read<T>,
    pub(super) after_load: Option<AfterLoad<T>>,
}

impl<M: DocumentModel + Send + Sync> Decode<M> {
    /// As models, with their hooks.
    pub(super) fn model() -> Self {
        Self { read: Arc::new(codec::from_slice), after_load: hooks::after_load() }
    }
}

impl<T> Decode<T> {
    /// As what is no model, and so has no hooks.
    pub(super) fn with(read: impl Fn(&[u8]) -> Result<T, DecodeError> + Send + Sync + 'static) -> Self {
        Self { read: Arc::new(read), after_load: None }
    }

    pub(super) fn read(&self, bytes: &[u8]) -> Result<T, DecodeError> {
        (self.read)(bytes)
    }
}

impl<T> Clone for Decode<T> {
    fn clone(&self) -> Self {
        Self { read: self.read.clone(), after_load: self.after_load }
    }
}

/// What is sent for a selection, and how it is read.
pub(super) fn selected<S: Selection>(selection: S) -> (Result<Document, InvalidOperation>, Decode<S::Output>) {
    let projection = Wanted::by(|out| selection.want(out)).into_document();
    let decode = move |bytes: &[u8]| projection::read(bytes, |document| selection.read(document));
    (projection, Decode::with(decode))
}

impl<'a, M: DocumentModel + Send + Sync, T> Cursor<'a, M, T> {
    pub(super) fn new(
        collection: Collection<M>,
        replies: Replies<'a>,
        decode: Decode<T>,
        misfits: Misfits<'a>,
    ) -> Self {
        Self { collection, replies, decode, decoded: Vec::new().into_iter(), loading: None, misfits }
    }

    /// All documents, or the first error.
    pub(super) async fn collect(mut self) -> Result<Vec<T>> {
        let mut models = Vec::new();
        let mut misfits = mem::take(&mut self.misfits);
        while let Some(batch) = self.replies.next().await {
            let batch = batch.map_err(|error| self.error(error))?;
            for model in self.decode(&batch)?.filter_map(|model| misfits.sort_out(model)) {
                models.push(model?);
            }
        }
        hooks::loaded(self.decode.after_load, models).await
    }

    /// Passes on the documents of one reply after the other, up to the first error.
    pub(super) async fn for_each_batch<E: From<crate::Error>, F: Future<Output = Result<(), E>>>(
        mut self,
        mut each: impl FnMut(Vec<T>) -> F,
    ) -> Result<(), E> {
        let mut misfits = mem::take(&mut self.misfits);
        while let Some(batch) = self.replies.next().await {
            let batch = batch.map_err(|error| self.error(error))?;
            let models = self.decode(&batch)?.filter_map(|model| misfits.sort_out(model));
            let models = models.collect::<Result<Vec<T>>>()?;
            if !models.is_empty() {
                each(hooks::loaded(self.decode.after_load, models).await?).await?;
            }
        }
        Ok(())
    }

    /// The documents of one reply, decoded in place.
    fn decode<'b>(&self, batch: &'b RawBatch) -> Result<impl Iterator<Item = Result<T>> + use<'_, 'b, 'a, M, T>> {
        let documents = batch.doc_slices().map_err(|error| self.error(error))?;
        Ok(documents.into_iter().map(|document| {
            let document = document.map_err(|error| self.error(error.into()))?;
            let document = document.as_document().ok_or_else(|| DecodeError::custom("a reply holds no documents"))?;
            let model = self.decode.read(document.as_bytes());
            model.map_err(|error: DecodeError| error.in_collection(self.collection.name()).into())
        }))
    }

    fn error(&self, error: mongodb::error::Error) -> crate::Error {
        self.collection.context().error(error)
    }
}

impl<M: DocumentModel + Send + Sync, T> Stream for Cursor<'_, M, T> {
    type Item = Result<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(loading) = &mut self.loading {
                let model = ready!(loading.poll_unpin(cx));
                self.loading = None;
                return Poll::Ready(Some(model));
            }
            if let Some(model) = self.decoded.next() {
                match (self.misfits.sort_out(model), self.decode.after_load) {
                    (None, _) => {}
                    (Some(Ok(model)), Some(after_load)) => self.loading = Some(after_load(model)),
                    (model, _) => return Poll::Ready(model),
                }
                continue;
            }
            let decoded = match ready!(self.replies.poll_next_unpin(cx)) {
                None => return Poll::Ready(None),
                Some(Ok(batch)) => self.decode(&batch).map(Iterator::collect::<Vec<_>>),
                Some(Err(error)) => Err(self.error(error)),
            };
            match decoded {
                Ok(decoded) => self.decoded = decoded.into_iter(),
                Err(error) => {
                    self.replies = Replies::ended();
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }
}

impl<M: DocumentModel + Send + Sync, T> FusedStream for Cursor<'_, M, T> {
    fn is_terminated(&self) -> bool {
        self.loading.is_none() && self.decoded.as_slice().is_empty() && self.replies.is_terminated()
    }
}

// Nothing in it is pinned: the replies and the hook are boxed, and the models are never borrowed.
impl<M, T> Unpin for Cursor<'_, M, T> {}

impl<M, T> fmt::Debug for Cursor<'_, M, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Cursor").field(&self.collection).finish()
    }
}
