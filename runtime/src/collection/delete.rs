use super::{
    Collection,
    builder::builder,
    hooks,
    options::{check_hint, write_options},
    outgoing, revision,
};
use crate::{
    Result,
    error::InvalidOperation,
    filter::Filter,
    model::DocumentModel,
    plan::{DeleteOperation, Usable, WriteOptions, usable_indexes},
};
use bson::Document;
use mongodb::ClientSession;

/// A `delete_one` or `delete_many` that is being put together; see [`Collection::delete_many`].
#[must_use = "a deletion does nothing until it is awaited"]
pub struct Delete<'a, M> {
    pub(super) collection: Collection<M>,
    filter: Filter<M>,
    many: bool,
    all: bool,
    pub(super) options: WriteOptions,
    pub(super) session: Option<&'a mut ClientSession>,
}

impl<M: DocumentModel + Send + Sync> Delete<'_, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>, many: bool) -> Self {
        let options = WriteOptions::default();
        Self { collection: collection.clone(), filter, many, all: false, options, session: None }
    }

    /// Every document is meant: without this, a `delete_many` whose filter has no conditions is refused.
    pub fn all(mut self) -> Self {
        self.all = true;
        self
    }

    async fn execute(self) -> Result<u64> {
        let deleted = self.operation()?.execute(&self.collection.raw, self.session).await;
        deleted.map_err(|error| self.collection.context().error(error))
    }

    pub(super) fn operation(&self) -> Result<DeleteOperation, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        let filter = outgoing::filter(&self.filter, !self.many || self.all)?;
        Ok(DeleteOperation { filter, many: self.many, options: self.options.clone() })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.condition(), &Document::new())
    }
}

builder!(Delete -> u64);
write_options!(Delete);

/// The deletion of a model's document that is being put together; see [`Collection::delete`].
#[must_use = "a deletion does nothing until it is awaited"]
pub struct DeleteModel<'a, M> {
    collection: Collection<M>,
    model: &'a M,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> DeleteModel<'a, M> {
    pub(super) fn new(collection: &Collection<M>, model: &'a M) -> Self {
        Self { collection: collection.clone(), model, session: None }
    }

    async fn execute(mut self) -> Result<()> {
        hooks::before_delete(self.model).await?;
        let deleted = self.operation()?.execute(&self.collection.raw, self.session.as_deref_mut()).await;
        match deleted.map_err(|error| self.collection.context().error(error))? {
            0 => Err(self.collection.missed(self.model, self.session).await),
            _ => hooks::after_delete(self.collection.name(), self.model).await,
        }
    }

    fn operation(&self) -> Result<DeleteOperation, InvalidOperation> {
        let filter = revision::document_of(self.model).to_document()?;
        Ok(DeleteOperation { filter, many: false, options: WriteOptions::default() })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, revision::document_of(self.model).condition(), &Document::new())
    }
}

builder!(DeleteModel -> ());
