use super::{Collection, builder::Executing, options::shared_read_options};
use crate::{
    Result,
    model::DocumentModel,
    plan::{EstimatedCountOperation, QueryPlan, ReadOptions, Usable},
};
use std::fmt;

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
