use super::{Collection, Find, builder::builder, revision};
use crate::{
    Error, Result,
    error::InvalidOperation,
    filter::Filter,
    model::{DocumentModel, Versioned},
    plan::{FindOperation, Usable},
};
use mongodb::ClientSession;

impl<M: DocumentModel + Send + Sync> Collection<M> {
    /// Loads the document with an id, changes it, and stores it; again from the start if another writer was faster, up to
    /// `attempts` times in all. Gives the model as it is stored.
    ///
    /// ```no_run
    /// # use docmodel::{Error, prelude::*};
    /// # #[derive(DocumentModel)] struct Product { #[field(id)] id: i32, stock: i64, #[field(version)] revision: i64 }
    /// # async fn example(products: docmodel::Collection<Product>, id: i32) -> docmodel::Result<()> {
    /// let product = products
    ///     .retry_on_conflict(&id, 5, |product| {
    ///         if product.stock == 0 {
    ///             return Err(Error::other("sold out"));
    ///         }
    ///         product.stock -= 1;
    ///         Ok(())
    ///     })
    ///     .await?;
    /// println!("{} left", product.stock);
    /// # Ok(()) }
    /// ```
    ///
    /// The function is called once for each attempt, with the document as it is then. It cannot wait for anything: what
    /// it needs is read before.
    ///
    /// In a [transaction](mod@crate::transaction), there is one attempt. If another writer was faster, the server ends the
    /// transaction, and what comes back is no conflict but an error that lets the whole transaction run again, the function
    /// with it. To load the document again in the same transaction would be of no use: it would be the same.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Product { #[field(id)] id: i32, stock: i64, #[field(version)] revision: i64 }
    /// # async fn example(client: mongodb::Client, products: docmodel::Collection<Product>) -> docmodel::Result<()> {
    /// let both = docmodel::transaction(&client, async |tx| {
    ///     let take_one = |product: &mut Product| Ok(product.stock -= 1);
    ///     let hammer = products.retry_on_conflict(&1, 5, take_one).session(tx).await?;
    ///     let saw = products.retry_on_conflict(&2, 5, take_one).session(tx).await?;
    ///     Ok((hammer, saw))
    /// });
    /// let (hammer, saw) = both.await?;
    /// # Ok(()) }
    /// ```
    ///
    /// The [plan](RetryOnConflict::plan) shows how the document is read; what is written is known when the function has
    /// changed it.
    ///
    /// # Errors
    /// [`NotFound`](Error::NotFound) if there is no such document, what the function returns, the last
    /// [`Conflict`](Error::Conflict) if all attempts met one, or as [`find_by_id`](Self::find_by_id) and
    /// [`save`](Self::save).
    pub fn retry_on_conflict<'a>(
        &self,
        id: &M::Id,
        attempts: u32,
        change: impl FnMut(&mut M) -> Result<()> + Send + 'a,
    ) -> RetryOnConflict<'a, M>
    where
        M: Versioned,
    {
        let (collection, filter, id) = (self.clone(), revision::id_is(id), revision::id_text::<M>(id));
        RetryOnConflict { collection, filter, id, attempts, change: Box::new(change), session: None }
    }
}

type Change<'a, M> = Box<dyn FnMut(&mut M) -> Result<()> + Send + 'a>;

/// A change that is repeated on conflicts, and is being put together; see [`Collection::retry_on_conflict`].
#[must_use = "nothing is changed until it is awaited"]
pub struct RetryOnConflict<'a, M> {
    collection: Collection<M>,
    filter: Filter<M>,
    /// For messages.
    id: String,
    attempts: u32,
    change: Change<'a, M>,
    session: Option<&'a mut ClientSession>,
}

impl<M: DocumentModel + Send + Sync> RetryOnConflict<'_, M> {
    async fn execute(mut self) -> Result<M> {
        let mut left = self.attempts;
        loop {
            let mut find = self.find();
            find.session = self.session.as_deref_mut();
            let Some(mut model) = find.await?.pop() else {
                return Err(Error::NotFound { collection: self.collection.name().to_owned(), id: self.id });
            };
            (self.change)(&mut model)?;
            left = left.saturating_sub(1);
            let mut save = self.collection.save(&mut model);
            save.session = self.session.as_deref_mut();
            match save.await {
                Err(Error::Conflict { .. }) if left > 0 => {}
                result => return result.map(|()| model),
            }
        }
    }

    fn find<'f>(&self) -> Find<'f, M> {
        Find::new(&self.collection, self.filter.clone()).limit(1)
    }

    fn operation(&self) -> Result<FindOperation, InvalidOperation> {
        self.find().operation()
    }

    fn usable(&self) -> Usable {
        self.find().usable()
    }
}

builder!(RetryOnConflict -> M);
