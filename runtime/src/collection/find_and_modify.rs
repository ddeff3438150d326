//! Reading a document and writing it, as one step.

mod action;

use self::action::{Action, LeavesDocument};
pub use self::action::{Deleting, NeedsApply, Replacing, Updating};
use super::{
    Collection, Fields,
    builder::builder,
    cursor::{Decode, selected},
    options::{check_hint, check_text_score, write_options},
    outgoing,
    update::Changes,
    visible::{Deleted, Visible, sees_deleted},
};
use crate::{
    Result,
    error::InvalidOperation,
    expr::Steps,
    filter::Filter,
    model::{DocumentModel, SoftDelete},
    plan::{FindAndModifyOperation, Modification, Usable, WriteOptions, usable_indexes},
    projection::{Projection, Selection},
    sort::{self, RenderedSort, SortKeys},
    update::{Update, Updates},
};
use bson::Document;
use mongodb::ClientSession;
use std::time::Duration;

/// A `find_one_and_update`, `find_one_and_replace` or `find_one_and_delete` that is being put together; see
/// [`Collection::find_one_and_update`]. The action `A` says which, and what it reads is a `T`: the model, or a
/// [projection](Self::project) of it.
#[must_use = "it does nothing until it is awaited; a `find_one_and_update` needs `apply` or `pipeline` before that"]
pub struct FindOneAnd<'a, M, A, T = M> {
    collection: Collection<M>,
    filter: Visible<M>,
    action: A,
    projection: Result<Document, InvalidOperation>,
    decode: Decode<T>,
    sort: Result<RenderedSort, InvalidOperation>,
    upsert: bool,
    after: bool,
    max_time: Option<Duration>,
    options: WriteOptions,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync, A> FindOneAnd<'a, M, A> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>, action: A) -> Self {
        Self {
            collection: collection.clone(),
            filter: Visible::new(filter),
            action,
            projection: Ok(Document::new()),
            decode: Decode::model(),
            sort: Ok(RenderedSort::default()),
            upsert: false,
            after: false,
            max_time: None,
            options: WriteOptions::default(),
            session: None,
        }
    }

    /// Reads some of the document's fields only, into a projection: see [`Find::project`](super::Find::project).
    pub fn project<C: Projection<Model = M>>(self) -> FindOneAnd<'a, M, A, C> {
        self.reading(C::projection(), Decode::with(C::from_slice))
    }

    /// Reads one field of the document only, or a tuple of fields: see [`Find::select`](super::Find::select).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Counter { #[field(id)] id: String, next: i64 }
    /// # async fn example(counters: docmodel::Collection<Counter>) -> docmodel::Result<()> {
    /// let number: Option<i64> = counters
    ///     .find_one_and_update(|c| c.id.eq("invoice"))
    ///     .apply(|c| c.next.inc(1))
    ///     .upsert()
    ///     .after()
    ///     .select(|c| c.next)
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn select<S: Selection<Model = M>>(
        self,
        fields: impl FnOnce(&'static Fields<M>) -> S,
    ) -> FindOneAnd<'a, M, A, S::Output> {
        let (projection, decode) = selected(fields(M::fields()));
        self.reading(projection, decode)
    }

    fn reading<T>(self, projection: Result<Document, InvalidOperation>, decode: Decode<T>) -> FindOneAnd<'a, M, A, T> {
        let Self { collection, filter, action, sort, upsert, after, max_time, options, session, .. } = self;
        FindOneAnd { collection, filter, action, projection, decode, sort, upsert, after, max_time, options, session }
    }
}

impl<M: DocumentModel + Send + Sync, A, T> FindOneAnd<'_, M, A, T> {
    /// Which of several documents that meet the filter is taken: the first in this order, by one key, or by an array of
    /// keys with the most significant first. Without it, the server takes one or another.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, paid: bool }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// let oldest = orders.find_one_and_delete(|o| o.paid.eq(true)).sort(|o| o.number.asc()).await?;
    /// # Ok(()) }
    /// ```
    pub fn sort<S: SortKeys<Model = M>>(mut self, keys: impl FnOnce(&'static Fields<M>) -> S) -> Self {
        self.sort = sort::render(keys(M::fields()));
        self
    }

    /// How long the server may work on it; then it stops with an error.
    pub fn max_time(mut self, time: Duration) -> Self {
        self.max_time = Some(time);
        self
    }

    /// The operation, with what happens to the document that is found.
    fn with(&self, filter: Document, modification: Modification) -> Result<FindAndModifyOperation, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        let (projection, sort) = (self.projection.clone()?, self.sort.clone()?);
        check_text_score(self.filter.asked(), &projection, &sort)?;
        Ok(FindAndModifyOperation {
            filter,
            modification,
            projection,
            sort: sort.document,
            upsert: self.upsert,
            after: self.after,
            max_time: self.max_time,
            options: self.options.clone(),
        })
    }

    fn usable(&self) -> Usable {
        match &self.sort {
            Ok(sort) if sort.through_array.is_none() => {
                usable_indexes(M::INDEXES, self.filter.sent().condition(), &sort.document)
            }
            _ => usable_indexes(M::INDEXES, self.filter.sent().condition(), &Document::new()),
        }
    }
}

impl<'a, M: DocumentModel + Send + Sync, T> FindOneAnd<'a, M, NeedsApply, T> {
    /// The changes: one, or an array of them. No two may be on the same path, or on a path inside another's.
    pub fn apply<U>(self, updates: impl FnOnce(&'static Fields<M>) -> U) -> FindOneAnd<'a, M, Updating<M>, T>
    where
        U: Updates<Model = M>,
    {
        self.updating(Changes::Operators(Update::collect(updates(M::fields()))))
    }

    /// Changes that the server computes from the document: see [`UpdateTarget::pipeline`](super::UpdateTarget::pipeline).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)]
    /// # struct Stock { #[field(id)] id: String, left: i64, reserved: i64 }
    /// # async fn example(stock: docmodel::Collection<Stock>) -> docmodel::Result<()> {
    /// let all: Option<i64> = stock
    ///     .find_one_and_update(|s| s.id.eq("A1"))
    ///     .pipeline(|s| [s.reserved.set_to(s.reserved.expr().add(s.left)), s.left.set_to(0)])
    ///     .after()
    ///     .select(|s| s.reserved)
    ///     .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`InvalidOperation`](crate::Error::InvalidOperation) with [`upsert`](Self::upsert): whether the new document would
    /// have all fields is known to the server only.
    pub fn pipeline<S>(self, steps: impl FnOnce(&'static Fields<M>) -> S) -> FindOneAnd<'a, M, Updating<M>, T>
    where
        S: Steps<Model = M>,
    {
        self.updating(Changes::Pipeline(steps(M::fields()).into_iter().collect()))
    }

    fn updating(self, changes: Changes<M>) -> FindOneAnd<'a, M, Updating<M>, T> {
        let filter = self.filter.needing(changes.condition());
        let action = Updating { changes };
        let Self { collection, projection, decode, sort, upsert, after, max_time, options, session, .. } = self;
        FindOneAnd { collection, filter, action, projection, decode, sort, upsert, after, max_time, options, session }
    }
}

impl<M: DocumentModel + Send + Sync, A, T> FindOneAnd<'_, M, A, T> {
    /// Reads the document as it is afterwards. Without this it is as it was before, as in the driver and in `mongosh`.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool }
    /// # async fn example(orders: Collection<Order>, id: ObjectId) -> docmodel::Result<()> {
    /// let paid: Option<Order> = orders.find_one_and_update(|o| o.id.eq(id)).apply(|o| o.paid.set(true)).after().await?;
    /// # Ok(()) }
    /// ```
    pub fn after(mut self) -> Self
    where
        A: LeavesDocument,
    {
        self.after = true;
        self
    }

    /// Stores a new document if none meets the filter, as an [update](super::UpdateDocuments::upsert) does, or a
    /// [replacement](super::ReplaceOne::upsert). Before that, there was nothing to read: ask for the document
    /// [`after`](Self::after) it, or the result is `None` then.
    pub fn upsert(mut self) -> Self
    where
        A: LeavesDocument,
    {
        self.upsert = true;
        self
    }
}

impl<M: DocumentModel + Send + Sync, T> FindOneAnd<'_, M, Deleting, T> {
    /// Removes the document from the collection, also one that is deleted already: see
    /// [`SoftDelete`](crate::model::SoftDelete).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)]
    /// # #[document(soft_delete)]
    /// # struct Order { #[field(id)] id: ObjectId, deleted_at: Option<DateTime> }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let oldest: Option<Order> = orders
    ///     .find_one_and_delete(|_| Filter::everything())
    ///     .only_deleted()
    ///     .permanently()
    ///     .sort(|o| o.deleted_at.asc())
    ///     .await?;
    /// # Ok(()) }
    /// ```
    pub fn permanently(self) -> Self
    where
        M: SoftDelete,
    {
        Self { filter: self.filter.also_deleted(), action: Deleting { permanently: true }, ..self }
    }
}

impl<M: DocumentModel + Send + Sync, A: Action<M>, T> FindOneAnd<'_, M, A, T> {
    async fn execute(mut self) -> Result<Option<T>> {
        let (name, filter) = (self.collection.name(), self.filter()?);
        let modification = self.action.checked(name, &filter, self.upsert)?;
        let operation = self.with(filter, modification)?;
        let found = operation.execute(&self.collection.raw, self.session.as_deref_mut()).await;
        let found = found.map_err(|error| self.collection.context().error(error))?;
        if let (None, false, Some(model)) = (&found, self.upsert, self.action.replacement()) {
            self.collection.check_unmatched(model, self.filter.deleted(), self.session).await?;
        }
        let decoded = found.map(|document| self.decode.read(document.as_bytes())).transpose();
        let decoded = decoded.map_err(|error| error.in_collection(self.collection.name()).after_write(A::DONE))?;
        match (decoded, self.decode.after_load) {
            (Some(model), Some(after_load)) => after_load(model).await.map(Some),
            (model, _) => Ok(model),
        }
    }

    fn filter(&self) -> Result<Document, InvalidOperation> {
        if self.filter.deleted() != Deleted::Hidden {
            self.action.check_deleted()?;
        }
        outgoing::filter(&self.filter, true)
    }

    fn operation(&self) -> Result<FindAndModifyOperation, InvalidOperation> {
        let filter = self.filter()?;
        let modification = self.action.shown(self.collection.name(), &filter, self.upsert)?;
        self.with(filter, modification)
    }
}

builder!(FindOneAnd<A: Action<M>, T: Send> -> Option<T>);
write_options!(FindOneAnd<A, T>);
sees_deleted!(FindOneAnd<A, T>: filter);
