use super::{
    Collection,
    builder::builder,
    options::{check_hint, write_options},
    outgoing,
    update::UpdateResult,
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
    collection: Collection<M>,
    filter: Filter<M>,
    model: &'a M,
    upsert: bool,
    options: WriteOptions,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> ReplaceOne<'a, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>, model: &'a M) -> Self {
        let options = WriteOptions::default();
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
    /// # Errors
    /// [`InvalidOperation`](crate::Error::InvalidOperation) if the model's id is a nil `ObjectId`.
    pub fn upsert(mut self) -> Self {
        self.upsert = true;
        self
    }

    async fn execute(self) -> Result<UpdateResult<M::Id>> {
        let replacement = outgoing::checked(self.collection.name(), self.model)?;
        let result = self.with(replacement)?.execute(&self.collection.raw, self.session).await;
        let result = result.map_err(|error| self.collection.context().error(error))?;
        UpdateResult::new(result, self.collection.name())
    }

    fn operation(&self) -> Result<ReplaceOperation, InvalidOperation> {
        self.with(outgoing::shown(self.collection.name(), self.model)?)
    }

    fn with(&self, replacement: RawDocumentBuf) -> Result<ReplaceOperation, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        outgoing::check_id(self.model, self.upsert)?;
        let (filter, options) = (outgoing::filter(&self.filter, true)?, self.options.clone());
        Ok(ReplaceOperation { filter, replacement, upsert: self.upsert, options })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.condition(), &Document::new())
    }
}

builder!(ReplaceOne -> UpdateResult<M::Id>);
write_options!(ReplaceOne);
