use super::{Collection, builder::builder, outgoing};
use crate::{
    Result,
    error::InvalidOperation,
    filter::Filter,
    model::DocumentModel,
    plan::{ReplaceOperation, Usable, usable_indexes},
};
use bson::Document;
use mongodb::{ClientSession, results::UpdateResult};

/// A `replace_one` that is being put together; see [`Collection::replace_one`].
#[must_use = "a replacement does nothing until it is awaited"]
pub struct ReplaceOne<'a, M> {
    collection: Collection<M>,
    filter: Filter<M>,
    model: &'a M,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> ReplaceOne<'a, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>, model: &'a M) -> Self {
        Self { collection: collection.clone(), filter, model, session: None }
    }

    async fn execute(self) -> Result<UpdateResult> {
        let (filter, replacement) =
            (self.filter.to_document()?, outgoing::checked(self.collection.name(), self.model)?);
        let result = ReplaceOperation { filter, replacement }.execute(&self.collection.raw, self.session).await;
        result.map_err(|error| self.collection.context().error(error))
    }

    fn operation(&self) -> Result<ReplaceOperation, InvalidOperation> {
        let replacement = outgoing::shown(self.collection.name(), self.model)?;
        Ok(ReplaceOperation { filter: self.filter.to_document()?, replacement })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.condition(), &Document::new())
    }
}

builder!(ReplaceOne -> UpdateResult);
