use super::{Collection, Find, builder::builder, options::read_options, revision, visible::sees_deleted};
use crate::{
    Result,
    error::InvalidOperation,
    model::DocumentModel,
    plan::{FindOperation, Usable},
};

impl<M: DocumentModel + Send + Sync> Collection<M> {
    /// Reads the model's document again, and forgets all changes of the model.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] #[document(collection = "orders")] struct Order { #[field(id)] id: i32, paid: bool }
    /// # async fn example(client: mongodb::Client, orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let mut order = Order { id: 7, paid: true };
    /// println!("{}", orders.reload(&mut order).plan());
    /// // db.orders.find({ _id: 7 }).limit(1)
    /// orders.reload(&mut order).await?;
    ///
    /// let mut session = client.start_session().await?;
    /// orders.reload(&mut order).session(&mut session).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`NotFound`](crate::Error::NotFound) if it is gone, for a model with a [version](crate::model::Versioned)
    /// [`Conflict`](crate::Error::Conflict) instead; or as [`find`](Self::find). The model is as it was then.
    pub fn reload<'a>(&self, model: &'a mut M) -> Reload<'a, M> {
        let find = Find::new(self, revision::id_of(model)).limit(1);
        Reload { collection: self.clone(), find, model }
    }
}

/// A `reload` that is being put together; see [`Collection::reload`].
#[must_use = "nothing is read until it is awaited"]
pub struct Reload<'a, M> {
    collection: Collection<M>,
    find: Find<'a, M>,
    model: &'a mut M,
}

impl<M: DocumentModel + Send + Sync> Reload<'_, M> {
    async fn execute(self) -> Result<()> {
        match self.find.await?.pop() {
            Some(stored) => *self.model = stored,
            None => return Err(self.collection.conflict(self.model, None)),
        }
        Ok(())
    }

    fn operation(&self) -> Result<FindOperation, InvalidOperation> {
        self.find.operation()
    }

    fn usable(&self) -> Usable {
        self.find.usable()
    }
}

builder!(Reload at find -> ());
read_options!(Reload: find.options);
sees_deleted!(Reload: find.filter);
