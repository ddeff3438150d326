use super::{Collection, builder::builder, insert};
use crate::{
    Result,
    error::{InvalidOperation, ValidationError},
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
        let name = self.collection.name();
        self.model.validate().map_err(|violations| ValidationError::new(name, violations))?;
        let (filter, replacement) = (self.filter.to_document()?, insert::encode(name, self.model)?);
        let result = ReplaceOperation { filter, replacement }.execute(&self.collection.raw, self.session).await;
        result.map_err(|error| self.collection.context().error(error))
    }

    fn operation(&self) -> Result<ReplaceOperation, InvalidOperation> {
        let replacement = insert::encode(self.collection.name(), self.model);
        let replacement = replacement.map_err(|error| InvalidOperation::new(error.to_string()))?;
        Ok(ReplaceOperation { filter: self.filter.to_document()?, replacement })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.condition(), &Document::new())
    }
}

builder!(ReplaceOne -> UpdateResult);
