use super::{
    Collection,
    builder::builder,
    done::Done,
    hooks,
    options::{check_hint, shared_write_options, write_options},
    outgoing, revision,
    stamped::Stamped,
    update::UpdateResult,
    visible::{Deleted, Visible, sees_deleted},
};
use crate::{
    Result,
    error::InvalidOperation,
    filter::Filter,
    model::DocumentModel,
    plan::{ReplaceOperation, Usable, WriteOptions, usable_indexes},
};
use bson::{Document, RawDocumentBuf};
use mongodb::ClientSession;

/// A `replace_one` that is being put together; see [`Collection::replace_one`].
#[must_use = "a replacement does nothing until it is awaited"]
pub struct ReplaceOne<'a, M> {
    pub(super) collection: Collection<M>,
    pub(super) filter: Visible<M>,
    pub(super) model: &'a M,
    upsert: bool,
    pub(super) options: WriteOptions,
    pub(super) session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> ReplaceOne<'a, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>, model: &'a M) -> Self {
        let (filter, options) = (Visible::new(revision::filter(filter, model)), WriteOptions::default());
        Self { collection: collection.clone(), filter, model, upsert: false, options, session: None }
    }

    /// Stores the model as a new document if none meets the filter. The result has its id then.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, lines: i32 }
    /// # async fn example(orders: docmodel::Collection<Order>, order: Order) -> docmodel::Result<()> {
    /// let result = orders.replace_one(|o| o.id.eq(order.id), &order).upsert().await?;
    /// println!("{}", if result.upserted_id.is_some() { "stored" } else { "replaced" });
    /// # Ok(()) }
    /// ```
    ///
    /// A model with a [version](crate::model::Versioned) finds its own version only: of another one, the upsert tries to
    /// store a second document. That is a [`DuplicateKey`](crate::Error::DuplicateKey) if the filter is by the id, or by a
    /// field with a unique index; by other fields, use an update.
    ///
    /// # Errors
    /// [`InvalidOperation`](crate::Error::InvalidOperation) if the model's id is a nil `ObjectId`.
    pub fn upsert(mut self) -> Self {
        self.upsert = true;
        self
    }

    async fn execute(mut self) -> Result<UpdateResult<M::Id>> {
        let replacement = outgoing::checked_copy(self.collection.name(), self.model, revision::next(self.model))?;
        let operation = self.with(replacement)?;
        let result = operation.execute(&self.collection.raw, self.session.as_deref_mut()).await;
        let result = result.map_err(|error| self.collection.context().error(error))?;
        if result.matched_count == 0 && result.upserted_id.is_none() {
            self.collection.check_unmatched(self.model, self.filter.deleted(), self.session).await?;
        }
        UpdateResult::new(result, self.collection.name())
    }

    pub(super) fn operation(&self) -> Result<ReplaceOperation, InvalidOperation> {
        self.with(outgoing::shown(self.collection.name(), self.model, revision::next(self.model))?)
    }

    pub(super) fn with(&self, replacement: RawDocumentBuf) -> Result<ReplaceOperation, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        outgoing::check_id(self.model, self.upsert)?;
        let (filter, options) = (outgoing::filter(&self.filter, true)?, self.options.clone());
        Ok(ReplaceOperation { filter, replacement, upsert: self.upsert, options })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.sent().condition(), &Document::new())
    }
}

builder!(ReplaceOne -> UpdateResult<M::Id>);
write_options!(ReplaceOne);
sees_deleted!(ReplaceOne: filter);

/// The replacement of a model's document that is being put together; see [`Collection::replace`].
#[must_use = "a replacement does nothing until it is awaited"]
pub struct ReplaceModel<'a, M> {
    collection: Collection<M>,
    model: &'a mut M,
    options: WriteOptions,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> ReplaceModel<'a, M> {
    pub(super) fn new(collection: &Collection<M>, model: &'a mut M) -> Self {
        Self { collection: collection.clone(), model, options: WriteOptions::default(), session: None }
    }

    async fn execute(self) -> Result<()> {
        let Self { collection, model, options, mut session } = self;
        hooks::before_update(model).await?;
        let mut model = Stamped::new(model);
        model.stamp();
        let version = revision::next(&*model);
        let operation = Self::with(&*model, outgoing::checked(collection.name(), &*model, version)?, options)?;
        let result = operation.execute(&collection.raw, session.as_deref_mut()).await;
        let error = |error| collection.context().error(error);
        let done = Done::of(result.map(|result| result.matched_count)).map_err(error)?;
        if done.documents == 0 {
            return Err(collection.missed(&*model, Deleted::Hidden, session).await);
        }
        model.stored(version);
        let called = hooks::after_update(collection.name(), &mut *model).await;
        done.confirmed.map_err(error).and(called)
    }

    fn operation(&self) -> Result<ReplaceOperation, InvalidOperation> {
        let document = outgoing::shown(self.collection.name(), self.model, revision::next(self.model))?;
        Self::with(self.model, document, self.options.clone())
    }

    fn with(
        model: &M,
        replacement: RawDocumentBuf,
        options: WriteOptions,
    ) -> Result<ReplaceOperation, InvalidOperation> {
        let filter = revision::document_of(model).to_document()?;
        Ok(ReplaceOperation { filter, replacement, upsert: false, options })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, revision::document_of(self.model).sent().condition(), &Document::new())
    }
}

builder!(ReplaceModel -> ());
shared_write_options!(ReplaceModel<'_, M>, []: options);
