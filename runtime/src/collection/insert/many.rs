use super::{options::insert_options, send};
use crate::{
    Result,
    collection::{Collection, builder::builder, hooks, outgoing, stamped::Stamped},
    error::{Error, InvalidOperation},
    model::{DocumentModel, Version},
    plan::{InsertOperation, Usable},
};
use futures_util::stream;
use mongodb::ClientSession;

/// An `insert_many` that is being put together; see [`Collection::insert_many`].
#[must_use = "an insert does nothing until it is awaited"]
pub struct InsertMany<'a, M> {
    collection: Collection<M>,
    models: Vec<&'a mut M>,
    options: send::Options<'a>,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> InsertMany<'a, M> {
    pub(in crate::collection) fn new(collection: &Collection<M>, models: impl IntoIterator<Item = &'a mut M>) -> Self {
        let mut models: Vec<_> = models.into_iter().collect();
        for model in &mut models {
            outgoing::prepare_new(*model);
        }
        Self { collection: collection.clone(), models, options: send::Options::default(), session: None }
    }

    async fn execute(mut self) -> Result<usize> {
        for model in &mut self.models {
            hooks::before_insert(*model).await?;
        }
        let mut models: Vec<_> = self.models.into_iter().map(Stamped::new).collect();
        models.iter_mut().for_each(Stamped::stamp);
        let documents = outgoing::checked_all(self.collection.name(), models.iter().map(|model| &**model))?;
        let documents = stream::iter(documents.into_iter().map(Ok));
        let result = send::send(&self.collection, documents, self.options, self.session).await;
        let (stored, unconfirmed): (Vec<usize>, &[usize]) = match &result {
            Ok(_) => ((0..models.len()).collect(), &[]),
            Err(Error::InsertMany(error)) => (error.stored().collect(), &error.unconfirmed),
            Err(_) => (Vec::new(), &[]),
        };
        for position in stored.iter().chain(unconfirmed) {
            if let Some(model) = models.get_mut(*position) {
                model.stored(Version::FIRST);
            }
        }
        let mut called = Ok(());
        for position in stored {
            if let Some(model) = models.get_mut(position) {
                called = called.and(hooks::after_insert(self.collection.name(), &mut **model).await);
            }
        }
        result.and_then(|stored| called.map(|()| stored))
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let shown = |model: &&mut M| outgoing::shown(self.collection.name(), &**model, Version::FIRST);
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
