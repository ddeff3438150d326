use super::{
    Collection,
    builder::builder,
    deletion::Deletion,
    done::Done,
    hooks,
    options::{check_hint, shared_write_options, write_options},
    outgoing, revision,
    visible::{Deleted, Visible, sees_deleted},
};
use crate::{
    Result,
    error::InvalidOperation,
    filter::Filter,
    model::{DocumentModel, SoftDelete},
    plan::{Usable, WriteOptions, usable_indexes},
};
use bson::Document;
use mongodb::ClientSession;

/// A `delete_one` or `delete_many` that is being put together; see [`Collection::delete_many`].
#[must_use = "a deletion does nothing until it is awaited"]
pub struct Delete<'a, M> {
    pub(super) collection: Collection<M>,
    filter: Visible<M>,
    many: bool,
    all: bool,
    permanently: bool,
    pub(super) options: WriteOptions,
    pub(super) session: Option<&'a mut ClientSession>,
}

impl<M: DocumentModel + Send + Sync> Delete<'_, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>, many: bool) -> Self {
        let (filter, options) = (Visible::new(filter), WriteOptions::default());
        Self { collection: collection.clone(), filter, many, all: false, permanently: false, options, session: None }
    }

    /// Every document is meant: without this, a `delete_many` whose filter has no conditions is refused.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// orders.delete_many(|_| Filter::everything()).all().await?;
    /// # Ok(()) }
    /// ```
    pub fn all(mut self) -> Self {
        self.all = true;
        self
    }

    /// Removes documents from the collection, also those that are deleted already: see
    /// [`SoftDelete`](crate::model::SoftDelete).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # use std::time::{Duration, SystemTime};
    /// # #[derive(DocumentModel)]
    /// # #[document(soft_delete)]
    /// # struct Order { #[field(id)] id: ObjectId, deleted_at: Option<DateTime> }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let month_ago = DateTime::from_system_time(SystemTime::now() - Duration::from_secs(30 * 24 * 60 * 60));
    /// orders.delete_many(|o| o.deleted_at.lt(month_ago)).permanently().await?;
    /// # Ok(()) }
    /// ```
    pub fn permanently(mut self) -> Self
    where
        M: SoftDelete,
    {
        self.filter = self.filter.also_deleted();
        self.permanently = true;
        self
    }

    async fn execute(self) -> Result<u64> {
        let deleted = self.operation()?.execute(&self.collection.raw, self.session).await;
        deleted.map_err(|error| self.collection.context().error(error))
    }

    pub(super) fn operation(&self) -> Result<Deletion, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        if self.filter.deleted() != Deleted::Hidden {
            outgoing::check_deleted(self.permanently)?;
        }
        let filter = outgoing::filter(&self.filter, !self.many || self.all)?;
        Deletion::new::<M>(filter, self.many, self.permanently, self.options.clone())
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.sent().condition(), &Document::new())
    }
}

builder!(Delete -> u64);
write_options!(Delete);
sees_deleted!(Delete: filter);

/// The deletion of a model's document that is being put together; see [`Collection::delete`].
#[must_use = "a deletion does nothing until it is awaited"]
pub struct DeleteModel<'a, M> {
    collection: Collection<M>,
    model: &'a M,
    permanently: bool,
    options: WriteOptions,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> DeleteModel<'a, M> {
    pub(super) fn new(collection: &Collection<M>, model: &'a M) -> Self {
        Self {
            collection: collection.clone(),
            model,
            permanently: false,
            options: WriteOptions::default(),
            session: None,
        }
    }

    /// Removes the document from the collection, also if it is deleted already: see
    /// [`SoftDelete`](crate::model::SoftDelete).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)]
    /// # #[document(soft_delete)]
    /// # struct Order { #[field(id)] id: ObjectId, deleted_at: Option<DateTime> }
    /// # async fn example(orders: docmodel::Collection<Order>, order: Order) -> docmodel::Result<()> {
    /// orders.delete(&order).permanently().await?;
    /// # Ok(()) }
    /// ```
    pub fn permanently(mut self) -> Self
    where
        M: SoftDelete,
    {
        self.permanently = true;
        self
    }

    fn filter(&self) -> Visible<M> {
        revision::document_of(self.model).with(if self.permanently { Deleted::Included } else { Deleted::Hidden })
    }

    async fn execute(mut self) -> Result<()> {
        hooks::before_delete(self.model).await?;
        let result = self.operation()?.execute(&self.collection.raw, self.session.as_deref_mut()).await;
        let error = |error| self.collection.context().error(error);
        let done = Done::of(result).map_err(error)?;
        if done.documents == 0 {
            return Err(self.collection.missed(self.model, self.filter().deleted(), self.session).await);
        }
        let called = hooks::after_delete(self.collection.name(), self.model).await;
        done.confirmed.map_err(error).and(called)
    }

    fn operation(&self) -> Result<Deletion, InvalidOperation> {
        Deletion::new::<M>(self.filter().to_document()?, false, self.permanently, self.options.clone())
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter().sent().condition(), &Document::new())
    }
}

builder!(DeleteModel -> ());
shared_write_options!(DeleteModel<'_, M>, []: options);
