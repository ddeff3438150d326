use super::{Collection, builder::Executing, revision};
use crate::{
    Error, Result,
    model::{DocumentModel, Versioned},
};

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
    /// it needs is read before. Not for transactions, in which each attempt would see the same state: there the whole
    /// transaction is repeated.
    ///
    /// # Errors
    /// [`NotFound`](Error::NotFound) if there is no such document, what the function returns, the last
    /// [`Conflict`](Error::Conflict) if all attempts met one, or as [`find_by_id`](Self::find_by_id) and
    /// [`save`](Self::save).
    pub fn retry_on_conflict<'a>(
        &'a self,
        id: &'a M::Id,
        attempts: u32,
        mut change: impl FnMut(&mut M) -> Result<()> + Send + 'a,
    ) -> Executing<'a, M>
    where
        M: Versioned,
        M::Id: Sync,
    {
        Box::pin(async move {
            let mut left = attempts;
            loop {
                let Some(mut model) = self.find_by_id(id).await? else {
                    return Err(Error::NotFound { collection: self.name().to_owned(), id: revision::id_text::<M>(id) });
                };
                change(&mut model)?;
                left = left.saturating_sub(1);
                match self.save(&mut model).await {
                    Err(Error::Conflict { .. }) if left > 0 => {}
                    result => return result.map(|()| model),
                }
            }
        })
    }
}
