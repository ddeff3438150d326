use super::{Collection, builder::builder, outgoing};
use crate::{
    Result,
    error::{Error, InsertManyError, InvalidOperation},
    model::DocumentModel,
    plan::{InsertOperation, Usable},
};
use mongodb::ClientSession;

/// An `insert_one` that is being put together; see [`Collection::insert_one`].
#[must_use = "an insert does nothing until it is awaited"]
pub struct InsertOne<'a, M> {
    collection: Collection<M>,
    model: &'a M,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> InsertOne<'a, M> {
    pub(super) fn new(collection: &Collection<M>, model: &'a mut M) -> Self {
        outgoing::prepare_new(model);
        Self { collection: collection.clone(), model, session: None }
    }

    async fn execute(self) -> Result<()> {
        let document = outgoing::checked(self.collection.name(), self.model)?;
        let operation = InsertOperation { documents: vec![document], ordered: true, many: false };
        let result = operation.execute(&self.collection.raw, self.session).await;
        result.map_err(|error| self.collection.context().error(error))
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let document = outgoing::shown(self.collection.name(), self.model)?;
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
    models: Vec<&'a M>,
    ordered: bool,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> InsertMany<'a, M> {
    pub(super) fn new(collection: &Collection<M>, models: impl IntoIterator<Item = &'a mut M>) -> Self {
        let fill = |model: &'a mut M| {
            outgoing::prepare_new(model);
            &*model
        };
        let collection = collection.clone();
        Self { collection, models: models.into_iter().map(fill).collect(), ordered: true, session: None }
    }

    /// Whether to stop at the first document that the server refuses, as it does unless told otherwise.
    pub fn ordered(mut self, ordered: bool) -> Self {
        self.ordered = ordered;
        self
    }

    async fn execute(self) -> Result<usize> {
        let documents = outgoing::checked_all(self.collection.name(), self.models.iter().copied())?;
        let (count, ordered) = (documents.len(), self.ordered);
        let operation = InsertOperation { documents, ordered, many: true };
        let result = operation.execute(&self.collection.raw, self.session).await;
        match result.map_err(|error| self.collection.context().error(error)) {
            Ok(()) => Ok(count),
            Err(Error::InsertMany(error)) => Err(with_inserted(error, count, ordered).into()),
            Err(error) => Err(error),
        }
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let shown = |model: &&M| outgoing::shown(self.collection.name(), *model);
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
