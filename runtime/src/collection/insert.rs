use super::{Collection, builder::builder, outgoing};
use crate::{
    Result,
    error::{Error, InsertManyError, InvalidOperation},
    model::{DocumentModel, Version},
    plan::{InsertOperation, Usable},
};
use mongodb::ClientSession;

/// An `insert_one` that is being put together; see [`Collection::insert_one`].
#[must_use = "an insert does nothing until it is awaited"]
pub struct InsertOne<'a, M> {
    collection: Collection<M>,
    model: &'a mut M,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> InsertOne<'a, M> {
    pub(super) fn new(collection: &Collection<M>, model: &'a mut M) -> Self {
        outgoing::prepare_new(model);
        Self { collection: collection.clone(), model, session: None }
    }

    async fn execute(self) -> Result<()> {
        outgoing::prepare(self.model);
        let document = outgoing::checked(self.collection.name(), self.model, Version::FIRST)?;
        let operation = InsertOperation { documents: vec![document], ordered: true, many: false };
        let result = operation.execute(&self.collection.raw, self.session).await;
        result.map_err(|error| self.collection.context().error(error))?;
        outgoing::stored(self.model, Version::FIRST);
        Ok(())
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let document = outgoing::shown(self.collection.name(), self.model, Version::FIRST)?;
        Ok(InsertOperation { documents: vec![document], ordered: true, many: false })
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

builder!(InsertOne -> ());

/// An `insert_many` that is being put together; see [`Collection::insert_many`].
#[must_use = "an insert does nothing until it is awaited"]
pub struct InsertMany<'a, M> {
    collection: Collection<M>,
    models: Vec<&'a mut M>,
    ordered: bool,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> InsertMany<'a, M> {
    pub(super) fn new(collection: &Collection<M>, models: impl IntoIterator<Item = &'a mut M>) -> Self {
        let mut models: Vec<_> = models.into_iter().collect();
        for model in &mut models {
            outgoing::prepare_new(*model);
        }
        Self { collection: collection.clone(), models, ordered: true, session: None }
    }

    /// Whether to stop at the first document that the server refuses, as it does unless told otherwise.
    pub fn ordered(mut self, ordered: bool) -> Self {
        self.ordered = ordered;
        self
    }

    async fn execute(mut self) -> Result<usize> {
        for model in &mut self.models {
            outgoing::prepare(*model);
        }
        let documents = outgoing::checked_all(self.collection.name(), self.models.iter().map(|model| &**model))?;
        let (count, ordered) = (documents.len(), self.ordered);
        let operation = InsertOperation { documents, ordered, many: true };
        let result = operation.execute(&self.collection.raw, self.session).await;
        let error = match result.map_err(|error| self.collection.context().error(error)) {
            Ok(()) => None,
            Err(Error::InsertMany(error)) => Some(with_inserted(error, count, ordered)),
            Err(error) => return Err(error),
        };
        for (position, model) in self.models.into_iter().enumerate() {
            if error.as_ref().is_none_or(|error| is_stored(error, position, ordered)) {
                outgoing::stored(model, Version::FIRST);
            }
        }
        error.map_or(Ok(count), |error| Err(error.into()))
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let shown = |model: &&mut M| outgoing::shown(self.collection.name(), &**model, Version::FIRST);
        let documents = self.models.iter().map(shown).collect::<Result<_, _>>()?;
        Ok(InsertOperation { documents, ordered: self.ordered, many: true })
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

builder!(InsertMany -> usize);

/// In order, all before the first failure are stored; otherwise all but the failures.
fn with_inserted(mut error: InsertManyError, count: usize, ordered: bool) -> InsertManyError {
    error.failures.sort_by_key(|failure| failure.position);
    error.inserted = match error.failures.first() {
        Some(first) if ordered => first.position,
        _ => count - error.failures.len(),
    };
    error
}

/// Whether the document at a position was stored, in spite of the error.
fn is_stored(error: &InsertManyError, position: usize, ordered: bool) -> bool {
    if ordered { position < error.inserted } else { error.failures.iter().all(|failure| failure.position != position) }
}
