//! Many writes of several kinds, sent together.

mod batch;
mod item;
mod options;
mod part;
mod report;

pub(super) use self::part::Part;
use self::{
    batch::{Kind, Shared, batches},
    item::Write,
    report::{Report, found_nothing},
};
pub use self::{item::BulkItem, options::BulkOptions};
use super::{Collection, Fields, builder::builder, execute, outgoing, stamped::Stamped, update::decode_id};
use crate::{
    Result,
    codec::FieldType,
    error::{BulkWriteError, EncodeError, Error, InvalidOperation, ValidationError},
    filter::Filter,
    model::DocumentModel,
    plan::{BulkOperation, BulkWrite, Usable},
    update::Updates,
};
use bson::Bson;
use mongodb::{ClientSession, options::WriteConcern};
use std::{collections::BTreeMap, ops::Deref};

/// A bulk of writes that is being put together; see [`Collection::bulk`].
///
/// One that is a part of a [bulk across collections](crate::bulk_write) has no options, `O` is `()`: they are said of the
/// whole.
#[must_use = "a bulk does nothing until it is awaited"]
pub struct Bulk<'a, M: DocumentModel, O = BulkOptions<'a>> {
    collection: Collection<M>,
    writes: Vec<Write<'a, M>>,
    options: O,
}

/// What a bulk did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BulkResult<Id> {
    /// How many documents were inserted, without those of upserts.
    pub inserted_count: u64,
    /// How many documents met the filters of updates and replacements.
    pub matched_count: u64,
    /// How many of them are different now.
    pub modified_count: u64,
    /// How many documents were removed.
    pub deleted_count: u64,
    /// The `_id`s of the documents that upserts stored, by the positions of these in the bulk.
    pub upserted_ids: BTreeMap<usize, Id>,
}

impl<'a, M: DocumentModel + Send + Sync, O> Bulk<'a, M, O> {
    pub(super) fn new(collection: &Collection<M>, options: O) -> Self {
        Self { collection: collection.clone(), writes: Vec::new(), options }
    }

    /// Stores a new document: see [`insert_one`](Collection::insert_one).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>, mut new: Order) -> docmodel::Result<()> {
    /// orders.bulk().insert(&mut new).await?;
    /// # Ok(()) }
    /// ```
    pub fn insert(mut self, model: &'a mut M) -> Self {
        outgoing::prepare_new(model);
        self.writes.push(Write::Insert(Stamped::new(model)));
        self
    }

    /// Changes the first document that meets a filter: see [`update_one`](Collection::update_one).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, paid: bool }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// orders.bulk().update_one(|o| o.number.eq("NO-1"), |o| o.paid.set(true)).await?;
    /// # Ok(()) }
    /// ```
    pub fn update_one<U: Updates<Model = M>>(
        self,
        filter: impl FnOnce(&'static Fields<M>) -> Filter<M>,
        updates: impl FnOnce(&'static Fields<M>) -> U,
    ) -> Self {
        let update = self.collection.update_one(filter).apply(updates);
        self.write(update)
    }

    /// Changes every document that meets a filter: see [`update_many`](Collection::update_many).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool, note: Option<String> }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// orders.bulk().update_many(|o| o.paid.eq(true), |o| [o.note.unset()]).await?;
    /// # Ok(()) }
    /// ```
    pub fn update_many<U: Updates<Model = M>>(
        self,
        filter: impl FnOnce(&'static Fields<M>) -> Filter<M>,
        updates: impl FnOnce(&'static Fields<M>) -> U,
    ) -> Self {
        let update = self.collection.update_many(filter).apply(updates);
        self.write(update)
    }

    /// Changes the first document that meets a filter, or stores a new one: see
    /// [`upsert`](super::UpdateDocuments::upsert).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] #[index(number, unique)] struct Order { #[field(id)] id: ObjectId, number: String, lines: i32 }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// let result = orders.bulk().upsert_one(|o| o.number.eq("NO-1"), |o| o.lines.inc(1)).await?;
    /// println!("new: {:?}", result.upserted_ids);
    /// # Ok(()) }
    /// ```
    pub fn upsert_one<U: Updates<Model = M>>(
        self,
        filter: impl FnOnce(&'static Fields<M>) -> Filter<M>,
        updates: impl FnOnce(&'static Fields<M>) -> U,
    ) -> Self {
        let update = self.collection.update_one(filter).apply(updates).upsert();
        self.write(update)
    }

    /// Puts a model in the place of the first document that meets a filter: see
    /// [`replace_one`](Collection::replace_one).
    ///
    /// A model with a [version](crate::model::Versioned) replaces only that version of its document. If that is not the
    /// stored one any more, it is a failure of the bulk with [`Conflict`](Error::Conflict). To tell, such a replacement is
    /// sent in a command of its own.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>, order: Order) -> docmodel::Result<()> {
    /// orders.bulk().replace_one(|o| o.id.eq(order.id), &order).await?;
    /// # Ok(()) }
    /// ```
    pub fn replace_one(self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>, model: &'a M) -> Self {
        let replace = self.collection.replace_one(filter, model);
        self.write(replace)
    }

    /// Removes the first document that meets a filter.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// orders.bulk().delete_one(|o| o.number.eq("NO-1")).await?;
    /// # Ok(()) }
    /// ```
    pub fn delete_one(self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> Self {
        let delete = self.collection.delete_one(filter);
        self.write(delete)
    }

    /// Removes every document that meets a filter: see [`delete_many`](Collection::delete_many).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// orders.bulk().delete_many(|o| o.number.lt("NO-1000")).await?;
    /// # Ok(()) }
    /// ```
    pub fn delete_many(self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> Self {
        let delete = self.collection.delete_many(filter);
        self.write(delete)
    }

    /// Makes a write that has options of its own: `upsert`, `hint`, `collation`, `all`.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] #[index(sku)] struct Product { #[field(id)] id: ObjectId, sku: String, stock: i64 }
    /// # async fn example(products: Collection<Product>, all: Vec<Product>) -> docmodel::Result<()> {
    /// let mut bulk = products.bulk();
    /// for product in &all {
    ///     bulk = bulk.write(products.replace_one(|p| p.sku.eq(&product.sku), product).upsert().hint("sku_1"));
    /// }
    /// println!("{} are new", bulk.await?.upserted_ids.len());
    /// # Ok(()) }
    /// ```
    pub fn write(mut self, write: impl BulkItem<'a, M>) -> Self {
        let write = write.into_write(&self.collection);
        self.writes.push(write);
        self
    }
}

impl<M: DocumentModel + Send + Sync> Bulk<'_, M> {
    /// Whether to make the writes in this order and to stop at the first that is refused, as it does unless told
    /// otherwise. In no order, all are tried, and fewer commands do: the server gets all of one kind together.
    pub fn ordered(mut self, ordered: bool) -> Self {
        self.options.ordered = ordered;
        self
    }

    /// What logs and the profiler of the server say about it.
    pub fn comment(mut self, comment: impl Into<Bson>) -> Self {
        self.options.comment = Some(comment.into());
        self
    }

    /// When the writes count as done:
    /// [write concern](https://www.mongodb.com/docs/manual/reference/write-concern/). Without this it is the
    /// collection's; in a [session](Self::session), which may have a transaction, the server's default.
    pub fn write_concern(mut self, concern: WriteConcern) -> Self {
        self.options.write_concern = Some(concern);
        self
    }

    async fn execute(mut self) -> Result<BulkResult<M::Id>> {
        let session = self.options.session.take();
        self.prepare().await?;
        let violations = self.violations(0);
        if !violations.is_empty() {
            return Err(ValidationError::of_bulk(self.collection.name(), violations).into());
        }
        let operation = self.with(self.checked(0)?);
        let result = send(operation, &self, session).await;
        let succeeded: Vec<usize> = match &result {
            Ok(done) => done.succeeded().collect(),
            Err(Error::BulkWrite(error)) => error.succeeded().collect(),
            Err(_) => Vec::new(),
        };
        let mut called = Ok(());
        for position in succeeded {
            called = called.and(self.done(position).await);
        }
        let done = result?;
        called?;
        BulkResult::new(done, self.collection.name())
    }

    fn operation(&self) -> Result<BulkOperation, InvalidOperation> {
        Ok(self.with(self.shown(0)?))
    }

    fn with(&self, writes: Vec<BulkWrite>) -> BulkOperation {
        let BulkOptions { ordered, comment, write_concern, session: _ } = &self.options;
        BulkOperation { writes, ordered: *ordered, comment: comment.clone(), write_concern: write_concern.clone() }
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

builder!(Bulk at options -> BulkResult<M::Id>);

/// Sends batch after batch, up to the end or to what ends it.
async fn send<M: DocumentModel + Send + Sync>(
    operation: BulkOperation,
    bulk: &Bulk<'_, M>,
    mut session: Option<&mut ClientSession>,
) -> Result<BulkWriteError> {
    let BulkOperation { writes, ordered, comment, write_concern } = operation;
    let (on, context) = (&bulk.collection.raw, bulk.collection.context());
    // A command does not get the collection's by itself, and in a transaction it may have none.
    let write_concern = write_concern.or_else(|| on.write_concern().filter(|_| session.is_none()).cloned());
    let shared = Shared { ordered, comment, write_concern };
    let mut report = Report::new(writes.len(), ordered);
    for batch in batches::<M>(writes, ordered).map_err(unencodable)? {
        if report.is_over() {
            report.not_tried(batch);
            continue;
        }
        if batch.kind == Kind::Insert {
            let documents = batch.documents.iter().map(Deref::deref).collect();
            let result = execute::insert_many(documents, shared.for_insert(), on, session.as_deref_mut()).await;
            report.inserted(batch, result, context);
            continue;
        }
        let command = shared.command(on.name(), &batch).map_err(unencodable)?;
        let reply = execute::command(command, on, session.as_deref_mut()).await;
        let outdated = match &*batch.positions {
            [position] if batch.kind == Kind::ReplaceVersion && found_nothing(&reply) => {
                bulk.check_unmatched(*position, session.as_deref_mut()).await.err()
            }
            _ => None,
        };
        match outdated {
            Some(error) => report.missed(batch, error),
            None => report.replied(batch, reply, context),
        }
    }
    report.finish()
}

fn unencodable(error: bson::error::Error) -> InvalidOperation {
    EncodeError::new(error.to_string()).into()
}

impl<Id: FieldType> BulkResult<Id> {
    pub(super) fn new(done: BulkWriteError, collection: &str) -> Result<Self> {
        let BulkWriteError { inserted_count, matched_count, modified_count, deleted_count, upserted_ids, .. } = done;
        let decode = |(position, id): (usize, Bson)| Ok((position, decode_id(&id, collection)?));
        let upserted_ids = upserted_ids.into_iter().map(decode).collect::<Result<_>>()?;
        Ok(Self { inserted_count, matched_count, modified_count, deleted_count, upserted_ids })
    }
}
