//! The operations that change documents by a filter.

use super::{
    Bulk, BulkOptions, Collection, Delete, Deleting, Fields, FindOneAnd, NeedsApply, ReplaceOne, Replacing,
    UpdateTarget, revision,
};
use crate::{filter::Filter, model::DocumentModel};

impl<M: DocumentModel + Send + Sync> Collection<M> {
    /// Changes the first document that meets a filter; say how with [`apply`](UpdateTarget::apply).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)]
    /// # struct Order { #[field(id)] id: ObjectId, paid: bool, note: Option<String>, tags: Vec<String> }
    /// # async fn example(db: mongodb::Database, id: ObjectId) -> docmodel::Result<()> {
    /// let result = Order::collection(&db)
    ///     .update_one(|o| o.id.eq(id))
    ///     .apply(|o| [o.paid.set(true), o.note.unset(), o.tags.push("done")])
    ///     .await?;
    /// assert_eq!(result.matched_count, 1);
    /// # Ok(()) }
    /// ```
    pub fn update_one(&self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> UpdateTarget<M> {
        UpdateTarget::new(self, filter(M::fields()), false)
    }

    /// Changes every document that meets a filter; say how with [`apply`](UpdateTarget::apply). The server does it, so
    /// no [hooks](crate::Hooks) are called.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool, overdue: bool }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// let result = orders.update_many(|o| o.paid.eq(true) & o.overdue.eq(true)).apply(|o| o.overdue.set(false)).await?;
    /// println!("{} of {} changed", result.modified_count, result.matched_count);
    /// # Ok(()) }
    /// ```
    pub fn update_many(&self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> UpdateTarget<M> {
        UpdateTarget::new(self, filter(M::fields()), true)
    }

    /// Puts a model in the place of the first document that meets a filter. The model is validated first; its id has
    /// to be the one of that document, or the server refuses.
    ///
    /// A model with a [version](crate::model::Versioned) replaces only the state that it was loaded with. Its own number is
    /// outdated then; [`replace`](Self::replace) counts it up. [Hooks](crate::Hooks) could change the model, and so are
    /// not called, as `replace` does.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, lines: i32 }
    /// # async fn example(db: mongodb::Database, mut order: Order) -> docmodel::Result<()> {
    /// order.lines += 1;
    /// Order::collection(&db).replace_one(|o| o.id.eq(order.id), &order).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`insert_one`](Self::insert_one), and [`Conflict`](crate::Error::Conflict) if the model has a version and
    /// another writer was faster.
    pub fn replace_one<'a>(
        &self,
        filter: impl FnOnce(&'static Fields<M>) -> Filter<M>,
        model: &'a M,
    ) -> ReplaceOne<'a, M> {
        ReplaceOne::new(self, filter(M::fields()), model)
    }

    /// Removes the first document that meets a filter; gives how many were removed.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// let deleted: u64 = orders.delete_one(|o| o.number.eq("NO-1")).await?;
    /// # Ok(()) }
    /// ```
    pub fn delete_one<'a>(&self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> Delete<'a, M> {
        Delete::new(self, filter(M::fields()), false)
    }

    /// Removes every document that meets a filter; gives how many were removed.
    ///
    /// To empty a collection, say so: `delete_many(|_| Filter::everything()).all()`. A filter without conditions is
    /// refused otherwise. No [hooks](crate::Hooks) are called: the documents are not read.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// let deleted: u64 = orders.delete_many(|o| o.number.lt("NO-1000")).await?;
    /// # Ok(()) }
    /// ```
    pub fn delete_many<'a>(&self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> Delete<'a, M> {
        Delete::new(self, filter(M::fields()), true)
    }

    /// Changes the first document that meets a filter, and reads it in the same step; say how with
    /// [`apply`](FindOneAnd::apply) or [`pipeline`](FindOneAnd::pipeline). Of several writers that do so at the same time, no two get the same document:
    /// [`findOneAndUpdate`](https://www.mongodb.com/docs/manual/reference/method/db.collection.findOneAndUpdate/).
    ///
    /// The document is read as it was before the change; [`after`](FindOneAnd::after) gives it as it is then.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)]
    /// # struct Job { #[field(id)] id: ObjectId, priority: i32, worker: Option<String> }
    /// # async fn example(jobs: docmodel::Collection<Job>) -> docmodel::Result<()> {
    /// let mine: Option<Job> = jobs
    ///     .find_one_and_update(|j| j.worker.is_none())
    ///     .apply(|j| j.worker.set("w7"))
    ///     .sort(|j| j.priority.desc())
    ///     .after()
    ///     .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`update_one`](Self::update_one), and [`Decode`](crate::Error::Decode) if the document does not fit the model:
    /// it has been changed nevertheless, and the error says so. An error of an [`after_load`](crate::Hooks::after_load)
    /// hook comes after the change, too.
    pub fn find_one_and_update<'a>(
        &self,
        filter: impl FnOnce(&'static Fields<M>) -> Filter<M>,
    ) -> FindOneAnd<'a, M, NeedsApply> {
        FindOneAnd::new(self, filter(M::fields()), NeedsApply)
    }

    /// Puts a model in the place of the first document that meets a filter, and reads that document in the same step:
    /// [`findOneAndReplace`](https://www.mongodb.com/docs/manual/reference/method/db.collection.findOneAndReplace/).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Setting { #[field(id)] id: String, value: String }
    /// # async fn example(settings: docmodel::Collection<Setting>) -> docmodel::Result<()> {
    /// let new = Setting { id: "theme".into(), value: "dark".into() };
    /// let old: Option<Setting> = settings.find_one_and_replace(|s| s.id.eq("theme"), &new).upsert().await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`replace_one`](Self::replace_one), and [`Decode`](crate::Error::Decode) if the document does not fit the
    /// model: it has been replaced nevertheless, and the error says so. An error of an
    /// [`after_load`](crate::Hooks::after_load) hook comes after that, too.
    pub fn find_one_and_replace<'a>(
        &self,
        filter: impl FnOnce(&'static Fields<M>) -> Filter<M>,
        model: &'a M,
    ) -> FindOneAnd<'a, M, Replacing<'a, M>> {
        FindOneAnd::new(self, revision::filter(filter(M::fields()), model), Replacing { model })
    }

    /// Removes the first document that meets a filter, and gives it:
    /// [`findOneAndDelete`](https://www.mongodb.com/docs/manual/reference/method/db.collection.findOneAndDelete/).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Job { #[field(id)] id: ObjectId, due: DateTime }
    /// # async fn example(jobs: docmodel::Collection<Job>) -> docmodel::Result<()> {
    /// let next: Option<Job> = jobs.find_one_and_delete(|j| j.due.lte(DateTime::now())).sort(|j| j.due.asc()).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`Decode`](crate::Error::Decode) if the document does not fit the model: it has been deleted nevertheless, and the
    /// error says so. An error of an [`after_load`](crate::Hooks::after_load) hook comes after that, too. Where nothing is
    /// to be lost that cannot be read, [find](Self::find_one) the document first, and [`delete`](Self::delete) it then.
    pub fn find_one_and_delete<'a>(
        &self,
        filter: impl FnOnce(&'static Fields<M>) -> Filter<M>,
    ) -> FindOneAnd<'a, M, Deleting> {
        FindOneAnd::new(self, filter(M::fields()), Deleting { permanently: false })
    }

    /// Many writes of several kinds, sent in as few commands as possible.
    ///
    /// Awaited, it gives how many documents were inserted, changed and removed in all. A write that cannot be sent, or a
    /// model that breaks a rule, is found before anything is sent.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)]
    /// # struct Order { #[field(id)] id: ObjectId, number: String, paid: bool }
    /// # async fn example(orders: Collection<Order>, mut new: Order, changed: Order, id: ObjectId) -> docmodel::Result<()> {
    /// let result = orders
    ///     .bulk()
    ///     .insert(&mut new)
    ///     .update_one(|o| o.id.eq(id), |o| o.paid.set(true))
    ///     .replace_one(|o| o.id.eq(changed.id), &changed)
    ///     .delete_many(|o| o.number.lt("NO-1000"))
    ///     .ordered(false)
    ///     .await?;
    /// println!("{} changed, {} removed", result.modified_count, result.deleted_count);
    /// # Ok(()) }
    /// ```
    ///
    /// [`bulk_write`](crate::bulk_write) writes to several collections, with a server of version 8.0 or newer.
    ///
    /// A bulk is not a transaction: writes before a failure stay done. In a [session](Bulk::session) with a transaction
    /// it is a part of that.
    ///
    /// If the connection is lost, inserts are sent once more; updates and deletions are not, for nobody knows
    /// whether they were done. [`unknown`](crate::error::BulkWriteError::unknown) has them then.
    ///
    /// # Errors
    /// [`Validation`](crate::Error::Validation) with the violations of all models, and
    /// [`InvalidOperation`](crate::Error::InvalidOperation): nothing was sent. Then
    /// [`BulkWrite`](crate::Error::BulkWrite), which tells for each write what became of it. In a transaction that can be
    /// run again as a whole, the driver's error.
    pub fn bulk<'a>(&self) -> Bulk<'a, M> {
        Bulk::new(self, BulkOptions::default())
    }
}
