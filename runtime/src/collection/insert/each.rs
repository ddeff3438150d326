use super::{options::insert_options, send};
use crate::{
    Result,
    collection::{Collection, builder::Executing, hooks, outgoing, stamped::Stamped},
    model::{DocumentModel, Version},
};
use futures_util::stream::{BoxStream, StreamExt};
use mongodb::ClientSession;
use std::{fmt, pin::pin};

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
        let name = self.collection.name();
        let documents = self.models.then(async |mut model| {
            outgoing::prepare_new(&mut model);
            let document = match hooks::before_insert(&mut model).await {
                Ok(()) => {
                    let mut model = Stamped::new(&mut model);
                    model.stamp();
                    outgoing::checked(name, &*model, Version::FIRST)
                }
                Err(error) => Err(error),
            };
            document.map_err(|error| outgoing::unfit(&model, error))
        });
        send::send(&self.collection, pin!(documents), self.options, self.session).await
    }
}

insert_options!(InsertEach);

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
