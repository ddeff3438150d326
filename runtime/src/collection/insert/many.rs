use super::{options::insert_options, send};
use crate::{
    Result,
    collection::{Collection, builder::builder, hooks, options::shared_write_options, outgoing},
    error::{Error, InvalidOperation, UnstoredModel},
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
            outgoing::prepare(*model);
        }
        let documents = outgoing::checked_all(self.collection.name(), self.models.iter().map(|model| &**model))?;
        let mut documents = documents.into_iter();
        let sent = stream::iter(documents.by_ref().map(Ok));
        let mut result = send::send(&self.collection, sent, self.options, self.session).await;
        if let Err(Error::InsertMany(error)) = &mut result {
            // The caller gave all of them, and none is left elsewhere.
            for document in documents {
                error.not_tried.push(UnstoredModel { position: error.taken, document });
                error.taken += 1;
            }
        }
        let stored: Vec<usize> = match &result {
            Ok(_) => (0..self.models.len()).collect(),
            Err(Error::InsertMany(error)) => error.stored().collect(),
            Err(_) => Vec::new(),
        };
        let mut called = Ok(());
        for position in stored {
            if let Some(model) = self.models.get_mut(position) {
                outgoing::stored(*model, Version::FIRST);
                called = called.and(hooks::after_insert(self.collection.name(), *model).await);
            }
        }
        result.and_then(|stored| called.map(|()| stored))
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let shown = |model: &&mut M| outgoing::shown(self.collection.name(), &**model, Version::FIRST);
        let documents = self.models.iter().map(shown).collect::<Result<_, _>>()?;
        let (ordered, options) = (self.options.ordered, self.options.write.clone());
        Ok(InsertOperation { documents, ordered, many: true, options })
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

insert_options!(InsertMany);
shared_write_options!(InsertMany<'_, M>, []: options.write);
builder!(InsertMany -> usize);
