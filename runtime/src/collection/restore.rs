use super::{
    Collection, Fields,
    builder::builder,
    options::{check_hint, write_options},
    outgoing,
    visible::{Deleted, Visible},
};
use crate::{
    Result,
    error::InvalidOperation,
    filter::Filter,
    model::{DocumentModel, SoftDelete},
    plan::{UpdateChanges, UpdateOperation, Usable, WriteOptions, usable_indexes},
    update::{RenderedUpdate, Update},
};
use bson::{Bson, Document};
use mongodb::ClientSession;

impl<M: DocumentModel + Send + Sync> Collection<M> {
    /// Makes deleted documents that meet a filter visible again; gives how many. Others are left as they are.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)]
    /// # #[document(collection = "orders", soft_delete)]
    /// # struct Order { #[field(id)] id: i32, deleted_at: Option<DateTime> }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let restore = orders.restore(|o| o.id.eq(7));
    /// println!("{}", restore.plan());
    /// // db.orders.updateMany({ _id: 7, deleted_at: { $ne: null } }, { $set: { deleted_at: null } })
    /// assert_eq!(restore.await?, 1);
    /// # Ok(()) }
    /// ```
    ///
    /// To restore all of them, say so: `restore(|_| Filter::everything()).all()`.
    ///
    /// # Errors
    /// [`DuplicateKey`](crate::Error::DuplicateKey) if another document has the key in a unique index by now; some
    /// documents may be restored then, and others not.
    pub fn restore<'a>(&self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> Restore<'a, M>
    where
        M: SoftDelete,
    {
        let filter = Visible::new(filter(M::fields())).with(Deleted::Only);
        Restore { collection: self.clone(), filter, all: false, options: WriteOptions::default(), session: None }
    }
}

/// A `restore` that is being put together; see [`Collection::restore`].
#[must_use = "nothing is restored until it is awaited"]
pub struct Restore<'a, M> {
    collection: Collection<M>,
    filter: Visible<M>,
    all: bool,
    options: WriteOptions,
    session: Option<&'a mut ClientSession>,
}

impl<M: DocumentModel + Send + Sync> Restore<'_, M> {
    /// Every deleted document is meant: without this, a filter without conditions is refused.
    pub fn all(mut self) -> Self {
        self.all = true;
        self
    }

    async fn execute(self) -> Result<u64> {
        let result = self.operation()?.execute(&self.collection.raw, self.session).await;
        result.map(|result| result.matched_count).map_err(|error| self.collection.context().error(error))
    }

    fn operation(&self) -> Result<UpdateOperation, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        let filter = outgoing::filter(&self.filter, self.all)?;
        let restored = M::SOFT_DELETE.map(|field| Update::constant("$set", field, Bson::Null));
        let update = Update::<M>::collect(restored);
        let RenderedUpdate { update, array_filters } = outgoing::update(&filter, &update, false)?;
        let (update, options) = (UpdateChanges::Operators(update), self.options.clone());
        Ok(UpdateOperation { filter, update, array_filters, many: true, upsert: false, options })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.sent().condition(), &Document::new())
    }
}

builder!(Restore -> u64);
write_options!(Restore);
