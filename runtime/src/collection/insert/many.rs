use super::{options::insert_options, send};
use crate::{
    Result,
    collection::{Collection, builder::builder, hooks, outgoing},
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

/// What [`Collection::insert_many`] takes: `&mut` of a `Vec` or an array of models, or another list of models that it can
/// tell their ids and versions.
#[diagnostic::on_unimplemented(
    message = "`insert_many` cannot store `{Self}` in a collection of `{M}`",
    label = "expected a list of `&mut {M}`",
    note = "`insert_many(&mut models)` borrows models, to tell them their ids and versions; `insert_each(models)` takes them"
)]
pub trait ModelsMut<'a, M: 'a>: IntoIterator<Item = &'a mut M> {}

#[diagnostic::do_not_recommend]
impl<'a, M: 'a, I: IntoIterator<Item = &'a mut M>> ModelsMut<'a, M> for I {}

impl<'a, M: DocumentModel + Send + Sync> InsertMany<'a, M> {
    pub(in crate::collection) fn new(collection: &Collection<M>, models: impl ModelsMut<'a, M>) -> Self {
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
        let documents = stream::iter(documents.into_iter().map(Ok));
        let result = send::send(&self.collection, documents, self.options, self.session).await;
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
        Ok(InsertOperation { documents, ordered: self.options.ordered, many: true })
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

insert_options!(InsertMany);
builder!(InsertMany -> usize);
