//! Questions about how many documents there are.

use super::{
    Collection,
    builder::{Executing, builder},
    options::{check_hint, read_options, shared_read_options},
    visible::{Visible, sees_deleted},
};
use crate::{
    Result,
    error::InvalidOperation,
    filter::Filter,
    model::DocumentModel,
    plan::{CountOperation, EstimatedCountOperation, FindOperation, QueryPlan, ReadOptions, Usable, usable_indexes},
};
use bson::Document;
use futures_util::TryStreamExt;
use mongodb::ClientSession;
use std::fmt;

/// A count that is being put together; see [`Collection::count`].
#[must_use = "a query does nothing until it is awaited"]
pub struct Count<'a, M> {
    pub(super) collection: Collection<M>,
    filter: Visible<M>,
    pub(super) options: ReadOptions,
    pub(super) session: Option<&'a mut ClientSession>,
}

impl<M: DocumentModel + Send + Sync> Count<'_, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>) -> Self {
        Self {
            collection: collection.clone(),
            filter: Visible::new(filter),
            options: ReadOptions::default(),
            session: None,
        }
    }

    async fn execute(self) -> Result<u64> {
        let count = self.operation()?.execute(&self.collection.raw, self.session).await;
        count.map_err(|error| self.collection.context().error(error))
    }

    pub(super) fn operation(&self) -> Result<CountOperation, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        self.filter.asked().check_countable()?;
        Ok(CountOperation { filter: self.filter.to_document()?, options: self.options.clone() })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.sent().condition(), &Document::new())
    }
}

builder!(Count -> u64);
read_options!(Count: options);
sees_deleted!(Count: filter);

/// An `exists` that is being put together; see [`Collection::exists`].
#[must_use = "a query does nothing until it is awaited"]
pub struct Exists<'a, M> {
    collection: Collection<M>,
    filter: Visible<M>,
    options: ReadOptions,
    session: Option<&'a mut ClientSession>,
}

impl<M: DocumentModel + Send + Sync> Exists<'_, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>) -> Self {
        Self {
            collection: collection.clone(),
            filter: Visible::new(filter),
            options: ReadOptions::default(),
            session: None,
        }
    }

    async fn execute(self) -> Result<bool> {
        let context = self.collection.context();
        let batches = self.operation()?.execute(&self.collection.raw, self.session).await;
        let mut batches = batches.map_err(|error| context.error(error))?;
        let first = batches.try_next().await.map_err(|error| context.error(error))?;
        let found = first.map(|batch| batch.doc_slices().map(|documents| !documents.is_empty())).transpose();
        Ok(found.map_err(|error| context.error(error))?.unwrap_or(false))
    }

    /// The first document's id is enough to know, and often in the index.
    fn operation(&self) -> Result<FindOperation, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        Ok(FindOperation {
            filter: self.filter.to_document()?,
            projection: bson::doc! { "_id": 1 },
            limit: Some(1),
            options: self.options.clone(),
            ..FindOperation::default()
        })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.sent().condition(), &Document::new())
    }
}

builder!(Exists -> bool);
read_options!(Exists: options);
sees_deleted!(Exists: filter);

/// An estimated count that is being put together; see [`Collection::estimated_count`].
#[must_use = "a query does nothing until it is awaited"]
pub struct EstimatedCount<M> {
    collection: Collection<M>,
    options: ReadOptions,
}

impl<M: DocumentModel + Send + Sync> EstimatedCount<M> {
    pub(super) fn new(collection: &Collection<M>) -> Self {
        Self { collection: collection.clone(), options: ReadOptions::default() }
    }

    /// What will be sent.
    pub fn plan(&self) -> QueryPlan {
        QueryPlan::new(self.collection.name(), Ok(self.operation().into()), Usable::NotAsked)
    }

    async fn execute(self) -> Result<u64> {
        let count = self.operation().execute(&self.collection.raw).await;
        count.map_err(|error| self.collection.context().error(error))
    }

    fn operation(&self) -> EstimatedCountOperation {
        EstimatedCountOperation { options: self.options.clone() }
    }
}

shared_read_options!(EstimatedCount<M>, []: options);

impl<M: DocumentModel + Send + Sync> IntoFuture for EstimatedCount<M> {
    type Output = Result<u64>;
    type IntoFuture = Executing<'static, u64>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.execute())
    }
}

impl<M: DocumentModel + Send + Sync> fmt::Debug for EstimatedCount<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EstimatedCount").field(&self.plan().to_string()).finish()
    }
}
