use super::{Collection, Fields, builder::builder, options::checked_filter, outgoing};
use crate::{
    Result,
    error::InvalidOperation,
    filter::Filter,
    model::DocumentModel,
    plan::{UpdateOperation, Usable, usable_indexes},
    update::Update,
};
use bson::Document;
use mongodb::{ClientSession, results::UpdateResult};
use std::fmt;

/// The documents that an update is for; [`apply`](Self::apply) says what is done to them.
#[must_use = "an update does nothing until `apply` says what to change, and it is awaited"]
pub struct UpdateTarget<M> {
    collection: Collection<M>,
    filter: Filter<M>,
    many: bool,
}

impl<M: DocumentModel + Send + Sync> UpdateTarget<M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>, many: bool) -> Self {
        Self { collection: collection.clone(), filter, many }
    }

    /// The changes: one, or an array of them. No two may be on the same path, or on a path inside another's.
    pub fn apply<'a, U>(self, updates: impl FnOnce(&'static Fields<M>) -> U) -> UpdateDocuments<'a, M>
    where
        U: IntoIterator<Item = Update<M>>,
    {
        let Self { collection, filter, many } = self;
        let changes = Update::collect(updates(M::fields()));
        UpdateDocuments { collection, filter, changes, many, all: false, session: None }
    }
}

impl<M> fmt::Debug for UpdateTarget<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = if self.many { "update_many" } else { "update_one" };
        write!(f, "UpdateTarget({}.{method}({}))", self.collection.driver.name(), self.filter)
    }
}

/// An `update_one` or `update_many` that is being put together; see [`Collection::update_one`].
#[must_use = "an update does nothing until it is awaited"]
pub struct UpdateDocuments<'a, M> {
    collection: Collection<M>,
    filter: Filter<M>,
    changes: Update<M>,
    many: bool,
    all: bool,
    session: Option<&'a mut ClientSession>,
}

impl<M: DocumentModel + Send + Sync> UpdateDocuments<'_, M> {
    /// Every document is meant: without this, an `update_many` whose filter has no conditions is refused.
    pub fn all(mut self) -> Self {
        self.all = true;
        self
    }

    async fn execute(self) -> Result<UpdateResult> {
        outgoing::check_update(self.collection.name(), &self.changes)?;
        let result = self.operation()?.execute(&self.collection.raw, self.session).await;
        result.map_err(|error| self.collection.context().error(error))
    }

    fn operation(&self) -> Result<UpdateOperation, InvalidOperation> {
        let filter = checked_filter(&self.filter, self.many, self.all)?;
        Ok(UpdateOperation::new(filter, outgoing::update(&self.changes)?, self.many))
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.condition(), &Document::new())
    }
}

builder!(UpdateDocuments -> UpdateResult);
