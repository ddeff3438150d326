use super::{options::insert_options, send};
use crate::{
    Result,
    collection::{Collection, builder::Executing, hooks, options::shared_write_options, outgoing},
    model::DocumentModel,
};
use futures_util::stream::{BoxStream, StreamExt};
use mongodb::ClientSession;
use std::fmt;

/// An insert of models that are taken one after the other; see [`Collection::insert_each`] and
/// [`Collection::insert_stream`].
#[must_use = "an insert does nothing until it is awaited"]
pub struct InsertEach<'a, M> {
    collection: Collection<M>,
    models: BoxStream<'a, M>,
    options: send::Options<'a>,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> InsertEach<'a, M> {
    pub(in crate::collection) fn new(collection: &Collection<M>, models: BoxStream<'a, M>) -> Self {
        Self { collection: collection.clone(), models, options: send::Options::default(), session: None }
    }

    /// Runs in a session of the driver's, and so in its transaction.
    pub fn session(mut self, session: &'a mut ClientSession) -> Self {
        self.session = Some(session);
        self
    }

    async fn execute(self) -> Result<usize> {
        let models = self.models.map(|mut model| {
            outgoing::prepare_new(&mut model);
            model
        });
        let models = if M::HOOKS.is_none() {
            models.map(|model| (model, Ok(()))).boxed()
        } else {
            models
                .then(async |mut model| {
                    let called = hooks::before_insert(&mut model).await;
                    (model, called)
                })
                .boxed()
        };
        send::send_each(&self.collection, models, self.options, self.session).await
    }
}

insert_options!(InsertEach);
shared_write_options!(InsertEach<'_, M>, []: options.write);

impl<'a, M: DocumentModel + Send + Sync> IntoFuture for InsertEach<'a, M> {
    type Output = Result<usize>;
    type IntoFuture = Executing<'a, usize>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.execute())
    }
}

impl<M> fmt::Debug for InsertEach<'_, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The models are not to be taken for this.
        write!(f, "InsertEach({}.insertMany(..))", self.collection.driver.name())
    }
}
