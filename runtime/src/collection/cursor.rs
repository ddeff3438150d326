use super::{Collection, execute::Batches, misfits::Misfits};
use crate::{
    Result,
    error::{DecodeError, InvalidOperation},
    model::DocumentModel,
    projection::{self, Selection, Wanted},
};
use bson::Document;
use futures_core::Stream;
use futures_util::stream::{self, StreamExt};
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
/// [left out](super::Find::skip_misfits). Any other error is the last item. The next of the server's replies is asked for
/// while one is read, unless in a session; at most these two are in memory.
#[must_use = "a cursor reads nothing until it is polled"]
pub struct Cursor<'a, M, T = M> {
    collection: Collection<M>,
    batches: Batches<'a>,
    decode: Decode<T>,
    decoded: vec::IntoIter<Result<T>>,
    misfits: Misfits<'a>,
}

/// Reads the bytes of a document.
pub(super) type Decode<T> = Arc<dyn Fn(&[u8]) -> Result<T, DecodeError> + Send + Sync>;

/// What is sent for a selection, and how it is read.
pub(super) fn selected<S: Selection>(selection: S) -> (Result<Document, InvalidOperation>, Decode<S::Output>) {
    let projection = Wanted::by(|out| selection.want(out)).into_document();
    let decode = move |bytes: &[u8]| projection::read(bytes, |document| selection.read(document));
    (projection, Arc::new(decode))
}

impl<'a, M: DocumentModel + Send + Sync, T> Cursor<'a, M, T> {
    pub(super) fn new(
        collection: Collection<M>,
        batches: Batches<'a>,
        decode: Decode<T>,
        misfits: Misfits<'a>,
    ) -> Self {
        Self { collection, batches, decode, decoded: Vec::new().into_iter(), misfits }
    }

    /// All documents, or the first error.
    pub(super) async fn collect(mut self) -> Result<Vec<T>> {
        let mut models = Vec::new();
        let mut misfits = mem::take(&mut self.misfits);
        while let Some(batch) = self.batches.next().await {
            let batch = batch.map_err(|error| self.error(error))?;
            for model in self.decode(&batch)?.filter_map(|model| misfits.sort_out(model)) {
                models.push(model?);
            }
        }
        Ok(models)
    }

    /// Passes on the documents of one reply after the other, up to the first error.
    pub(super) async fn for_each_batch<E: From<crate::Error>, F: Future<Output = Result<(), E>>>(
        mut self,
        mut each: impl FnMut(Vec<T>) -> F,
    ) -> Result<(), E> {
        let mut misfits = mem::take(&mut self.misfits);
        while let Some(batch) = self.batches.next().await {
            let batch = batch.map_err(|error| self.error(error))?;
            let models = self.decode(&batch)?.filter_map(|model| misfits.sort_out(model));
            let models = models.collect::<Result<Vec<T>>>()?;
            if !models.is_empty() {
                each(models).await?;
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
            let model = (self.decode)(document.as_bytes());
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
            if let Some(model) = self.decoded.next() {
                match self.misfits.sort_out(model) {
                    Some(model) => return Poll::Ready(Some(model)),
                    None => continue,
                }
            }
            let decoded = match ready!(self.batches.poll_next_unpin(cx)) {
                None => return Poll::Ready(None),
                Some(Ok(batch)) => self.decode(&batch).map(Iterator::collect::<Vec<_>>),
                Some(Err(error)) => Err(self.error(error)),
            };
            match decoded {
                Ok(decoded) => self.decoded = decoded.into_iter(),
                Err(error) => {
                    // The driver would ask for the lost reply again, for ever.
                    self.batches = stream::empty().boxed();
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }
}

// Nothing in it is pinned: the batches are boxed, and the models are never borrowed.
impl<M, T> Unpin for Cursor<'_, M, T> {}

impl<M, T> fmt::Debug for Cursor<'_, M, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Cursor").field(&self.collection).finish()
    }
}
