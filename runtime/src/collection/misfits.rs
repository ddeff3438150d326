use super::Find;
use crate::{Error, Result, error::DecodeError, model::DocumentModel};

/// What becomes of documents that do not fit the model: they are errors, unless somebody wants to hear of them.
#[derive(Default)]
pub(super) struct Misfits<'a>(Option<Box<dyn FnMut(DecodeError) + Send + 'a>>);

impl<'a> Misfits<'a> {
    pub(super) fn reported(to: impl FnMut(DecodeError) + Send + 'a) -> Self {
        Self(Some(Box::new(to)))
    }

    /// Whether nobody takes them for errors.
    pub(super) fn are_left_out(&self) -> bool {
        self.0.is_some()
    }

    /// The model, or an error that is the caller's; nothing for a document that is left out.
    pub(super) fn sort_out<M>(&mut self, model: Result<M>) -> Option<Result<M>> {
        match (model, &mut self.0) {
            (Err(Error::Decode(error)), Some(report)) => {
                report(error);
                None
            }
            (model, _) => Some(model),
        }
    }
}

impl<'a, M: DocumentModel + Send + Sync> Find<'a, M> {
    /// Leaves out the documents that do not fit the model, and says which: each is reported instead of an error. (From
    /// [`batches`](Self::batches), each document is a result of its own in any case.)
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, total: f64 }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let mut misfits = Vec::new();
    /// let fitting = orders.find(|o| o.total.gte(100.0)).skip_misfits(|error| misfits.push(error)).await?;
    /// println!("{} orders, and {} of another shape", fitting.len(), misfits.len());
    /// # Ok(()) }
    /// ```
    ///
    /// [`first`](Self::first) and [`one`](Self::one) go on until they have a document that fits. Up to a
    /// [`limit`](Self::limit), and on a [page](Self::page), those that are left out count as the others.
    pub fn skip_misfits(mut self, report: impl FnMut(DecodeError) + Send + 'a) -> Self {
        self.misfits = Misfits::reported(report);
        self
    }
}
