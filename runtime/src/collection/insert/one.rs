use crate::{
    Result,
    collection::{
        Collection, builder::builder, done::Done, hooks, options::shared_write_options, outgoing, stamped::Stamped,
    },
    error::InvalidOperation,
    model::{DocumentModel, Version},
    plan::{InsertOperation, Usable, WriteOptions},
};
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
        let (name, context) = (self.collection.name(), self.collection.context());
        let mut model = Stamped::new(self.model);
        model.stamp();
        let document = outgoing::checked(name, &*model, Version::FIRST)?;
        let operation =
            InsertOperation { documents: vec![document], ordered: true, many: false, options: self.options };
        let result = operation.execute(&self.collection.raw, self.session).await;
        let error = |error| context.insert_error(error, &operation.documents[0]);
        let done = Done::of(result.map(|()| 1)).map_err(error)?;
        model.stored(Version::FIRST);
        let called = hooks::after_insert(name, &mut *model).await;
        done.confirmed.map_err(error).and(called)
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let document = outgoing::shown(self.collection.name(), self.model, Version::FIRST)?;
        Ok(InsertOperation { documents: vec![document], ordered: true, many: false, options: self.options.clone() })
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

builder!(InsertOne -> ());
shared_write_options!(InsertOne<'_, M>, []: options);
