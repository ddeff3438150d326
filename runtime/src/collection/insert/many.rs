use super::{options::insert_options, send};
use crate::{
    Result,
    collection::{Collection, builder::builder, outgoing},
    error::InvalidOperation,
    model::DocumentModel,
    plan::{InsertOperation, Usable},
};
use futures_util::stream;
use mongodb::ClientSession;

/// An `insert_many` that is being put together; see [`Collection::insert_many`].
#[must_use = "an insert does nothing until it is awaited"]
pub struct InsertMany<'a, M> {
    collection: Collection<M>,
    models: Vec<&'a M>,
    options: send::Options<'a>,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> InsertMany<'a, M> {
    pub(in crate::collection) fn new(collection: &Collection<M>, models: impl IntoIterator<Item = &'a mut M>) -> Self {
        let fill = |model: &'a mut M| {
            outgoing::prepare_new(model);
            &*model
        };
        let models = models.into_iter().map(fill).collect();
        Self { collection: collection.clone(), models, options: send::Options::default(), session: None }
    }

    async fn execute(self) -> Result<usize> {
        let documents = outgoing::checked_all(self.collection.name(), self.models.iter().copied())?;
        let documents = stream::iter(documents.into_iter().map(Ok));
        send::send(&self.collection, documents, self.options, self.session).await
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let shown = |model: &&M| outgoing::shown(self.collection.name(), *model);
        let documents = self.models.iter().map(shown).collect::<Result<_, _>>()?;
        Ok(InsertOperation { documents, ordered: self.options.ordered, many: true })
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

insert_options!(InsertMany);
builder!(InsertMany -> usize);
