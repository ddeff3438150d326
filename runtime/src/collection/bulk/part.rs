use super::{Bulk, Write};
use crate::{
    Result, codec,
    error::{Error, InvalidOperation},
    model::DocumentModel,
    plan::BulkWrite,
    rule::Violation,
};
use bson::RawDocument;
use futures_util::future::BoxFuture;
use mongodb::{ClientSession, Namespace};

/// What a bulk writes to one collection, whatever its model is.
///
/// Others may come before it in a bulk: the position of its first write is given where positions are told.
pub(in crate::collection) trait Part: Send + Sync {
    /// The collection.
    fn namespace(&self) -> Namespace;

    /// How many writes it has.
    fn count(&self) -> usize;

    /// Makes new models ready to be stored.
    fn prepare(&mut self) -> BoxFuture<'_, Result<()>>;

    /// The rules that the writes break. The paths begin with the positions.
    fn violations(&self, first: usize) -> Vec<Violation>;

    /// The writes as they are sent, of models that are validated.
    fn checked(&self, first: usize) -> Result<Vec<BulkWrite>>;

    /// The writes as a plan shows them.
    fn shown(&self, first: usize) -> Result<Vec<BulkWrite>, InvalidOperation>;

    /// The error of a write that the server refused.
    fn refused(&self, index: usize, code: i32, message: &str) -> Error;

    /// Fails if a write replaces one version of a document, and found nothing because there is another by now.
    fn check_unmatched<'s>(&'s self, index: usize, session: Option<&'s mut ClientSession>)
    -> BoxFuture<'s, Result<()>>;

    /// Tells a new model that it is stored.
    fn done(&mut self, index: usize) -> BoxFuture<'_, Result<()>>;
}

impl<M: DocumentModel + Send + Sync, O: Send + Sync> Part for Bulk<'_, M, O> {
    fn namespace(&self) -> Namespace {
        self.collection.driver.namespace()
    }

    fn count(&self) -> usize {
        self.writes.len()
    }

    fn prepare(&mut self) -> BoxFuture<'_, Result<()>> {
        Box::pin(async {
            for write in &mut self.writes {
                write.prepare().await?;
            }
            Ok(())
        })
    }

    fn violations(&self, first: usize) -> Vec<Violation> {
        let broken = |(position, write): (usize, &Write<'_, M>)| {
            let violations = write.violations().into_iter();
            violations.map(move |violation| violation.below(&format!("[{position}]")))
        };
        (first..).zip(&self.writes).flat_map(broken).collect()
    }

    fn checked(&self, first: usize) -> Result<Vec<BulkWrite>> {
        let name = self.collection.name();
        (first..).zip(&self.writes).map(|(position, write)| write.checked(name, position)).collect()
    }

    fn shown(&self, first: usize) -> Result<Vec<BulkWrite>, InvalidOperation> {
        let name = self.collection.name();
        (first..).zip(&self.writes).map(|(position, write)| write.shown(name, position)).collect()
    }

    fn refused(&self, index: usize, code: i32, message: &str) -> Error {
        let model = self.writes.get(index).and_then(Write::model);
        let document = model.and_then(|model| codec::to_vec(model).ok());
        let document = document.as_deref().and_then(|bytes| RawDocument::from_bytes(bytes).ok());
        self.collection.context().refused(code, message, document)
    }

    fn check_unmatched<'s>(
        &'s self,
        index: usize,
        session: Option<&'s mut ClientSession>,
    ) -> BoxFuture<'s, Result<()>> {
        Box::pin(async move {
            match self.writes.get(index) {
                Some(Write::Replace(replace)) => {
                    self.collection.check_unmatched(replace.model, replace.filter.deleted(), session).await
                }
                _ => Ok(()),
            }
        })
    }

    fn done(&mut self, index: usize) -> BoxFuture<'_, Result<()>> {
        Box::pin(async move {
            match self.writes.get_mut(index) {
                Some(write) => write.done(self.collection.name()).await,
                None => Ok(()),
            }
        })
    }
}
