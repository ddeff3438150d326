use crate::{
    Result,
    collection::{Collection, builder::builder, hooks, options::shared_write_options, outgoing},
    error::InvalidOperation,
    model::{DocumentModel, Version},
    plan::{InsertOperation, Usable, WriteOptions},
};
use bson::RawDocumentBuf;
use mongodb::ClientSession;

/// An `insert_one` that is being put together; see [`Collection::insert_one`].
#[must_use = "an insert does nothing until it is awaited"]
pub struct InsertOne<'a, M> {
    collection: Collection<M>,
    model: &'a mut M,
    options: WriteOptions,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> InsertOne<'a, M> {
    pub(in crate::collection) fn new(collection: &Collection<M>, model: &'a mut M) -> Self {
        outgoing::prepare_new(model);
        Self { collection: collection.clone(), model, options: WriteOptions::default(), session: None }
    }

    async fn execute(self) -> Result<()> {
        hooks::before_insert(self.model).await?;
        outgoing::prepare(self.model);
        let document = outgoing::checked(self.collection.name(), self.model, Version::FIRST)?;
        let operation = self.with(document);
        let result = operation.execute(&self.collection.raw, self.session).await;
        result.map_err(|error| self.collection.context().insert_error(error, &operation.documents[0]))?;
        outgoing::stored(self.model, Version::FIRST);
        hooks::after_insert(self.collection.name(), self.model).await
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let document = outgoing::shown(self.collection.name(), self.model, Version::FIRST)?;
        Ok(self.with(document))
    }

    fn with(&self, document: RawDocumentBuf) -> InsertOperation {
        InsertOperation { documents: vec![document], ordered: true, many: false, options: self.options.clone() }
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

builder!(InsertOne -> ());
shared_write_options!(InsertOne<'_, M>, []: options);
