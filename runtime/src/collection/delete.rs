use super::{
    Collection,
    builder::builder,
    options::{check_hint, write_options},
    outgoing,
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
    collection: Collection<M>,
    filter: Filter<M>,
    many: bool,
    all: bool,
    options: WriteOptions,
    session: Option<&'a mut ClientSession>,
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

    fn operation(&self) -> Result<DeleteOperation, InvalidOperation> {
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
