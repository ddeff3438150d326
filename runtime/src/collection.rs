//! Typed collections: the operations of the driver's `Collection`, on models.
//!
//! Each method returns a builder that sends nothing until it is awaited. A builder's `plan()` shows what it will send.

mod batch;
mod builder;
mod bulk;
mod client_bulk;
mod count;
mod count_by;
mod cursor;
mod delete;
mod deletion;
mod distinct;
mod done;
mod execute;
mod explain;
mod find;
mod find_and_modify;
mod hooks;
mod index;
mod insert;
mod keyset;
mod misfits;
mod options;
mod outgoing;
mod page;
mod read_ahead;
mod reading;
mod reload;
mod replace;
mod replies;
mod restore;
mod retry;
mod revision;
mod save;
mod stamped;
mod update;
mod visible;
mod writing;

pub use self::{
    batch::{Batch, Batches},
    bulk::{Bulk, BulkItem, BulkOptions, BulkResult},
    client_bulk::{ClientBulk, bulk_write},
    count::{Count, EstimatedCount, Exists},
    count_by::CountBy,
    cursor::Cursor,
    delete::{Delete, DeleteModel},
    distinct::Distinct,
    explain::ExplainQuery,
    find::{Find, FindOne},
    find_and_modify::{Deleting, FindOneAnd, NeedsApply, Replacing, Updating},
    index::{IndexReport, SyncIndexes},
    insert::{InsertEach, InsertMany, InsertOne, ModelsMut},
    keyset::{Keyset, KeysetPage, PageToken},
    page::{FindPage, Page},
    reload::Reload,
    replace::{ReplaceModel, ReplaceOne},
    restore::Restore,
    retry::RetryOnConflict,
    save::Save,
    update::{UpdateDocuments, UpdateResult, UpdateTarget},
};

use crate::{error::driver::Context, model::DocumentModel, path::Root};
use bson::{Document, RawDocumentBuf};
use futures_core::Stream;
use futures_util::stream::{self, StreamExt};
use std::{fmt, marker::PhantomData};

/// The fields struct that closures get.
type Fields<M> = <M as crate::model::Model>::Fields<Root<M>>;

/// The documents of one model in one database; made by [`DocumentModel::collection`].
///
/// It is a handle: cloning it is cheap, and making it sends nothing.
pub struct Collection<M> {
    raw: mongodb::Collection<RawDocumentBuf>,
    driver: mongodb::Collection<Document>,
    model: PhantomData<fn() -> M>,
}

impl<M> Clone for Collection<M> {
    fn clone(&self) -> Self {
        Self { raw: self.raw.clone(), driver: self.driver.clone(), model: PhantomData }
    }
}

impl<M> fmt::Debug for Collection<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Collection").field(&self.driver.namespace().to_string()).finish()
    }
}

impl<M: DocumentModel + Send + Sync> Collection<M> {
    pub(crate) fn new(database: &mongodb::Database, name: &str) -> Self {
        Self { raw: database.collection(name), driver: database.collection(name), model: PhantomData }
    }

    /// The collection's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.driver.name()
    }

    /// The driver's own collection, for all that docmodel does not do.
    #[must_use]
    pub fn driver(&self) -> &mongodb::Collection<Document> {
        &self.driver
    }

    fn context(&self) -> Context<'_> {
        Context { collection: self.name(), indexes: M::INDEXES }
    }

    /// Stores a new document. The model is validated first, and a nil `ObjectId` as its id is replaced by a new one.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, #[field(min = 1)] lines: i32 }
    /// # async fn example(db: mongodb::Database) -> docmodel::Result<()> {
    /// let mut order = Order { id: ObjectId::new(), lines: 3 };
    /// Order::collection(&db).insert_one(&mut order).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`Validation`](crate::Error::Validation) with all violations, [`DuplicateKey`](crate::Error::DuplicateKey),
    /// [`DocumentTooLarge`](crate::Error::DocumentTooLarge).
    pub fn insert_one<'a>(&self, model: &'a mut M) -> InsertOne<'a, M> {
        InsertOne::new(self, model)
    }

    /// Stores new documents. All are validated before the first is sent: if one breaks a rule, none is stored.
    ///
    /// They are encoded beforehand, all of them, and sent in batches. For more models than memory is to hold, there
    /// are [`insert_each`](Self::insert_each) and [`insert_stream`](Self::insert_stream).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId }
    /// # async fn example(db: mongodb::Database) -> docmodel::Result<()> {
    /// let mut orders = vec![Order { id: ObjectId::new() }, Order { id: ObjectId::new() }];
    /// let stored = Order::collection(&db).insert_many(&mut orders).ordered(false).await?;
    /// assert_eq!(stored, 2);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`Validation`](crate::Error::Validation) with the violations of all models, and nothing was sent; or
    /// [`InsertMany`](crate::Error::InsertMany), which tells for each model what became of it. In a transaction that
    /// can be run again as a whole, the driver's error.
    pub fn insert_many<'a>(&self, models: impl ModelsMut<'a, M>) -> InsertMany<'a, M> {
        InsertMany::new(self, models)
    }

    /// Stores new documents, as many as there are: each model is taken, validated and encoded when its turn comes, and
    /// only some batches are in memory.
    ///
    /// A model that breaks a rule is a failure of its own, and is not sent. As with one that the server refuses, the
    /// insert stops there, unless it is [`ordered(false)`](InsertEach::ordered).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: u32 }
    /// # async fn example(db: mongodb::Database) -> docmodel::Result<()> {
    /// let models = (0..1_000_000).map(|number| Order { id: ObjectId::new(), number });
    /// let stored = Order::collection(&db).insert_each(models).ordered(false).in_flight(4).await?;
    /// assert_eq!(stored, 1_000_000);
    /// # Ok(()) }
    /// ```
    ///
    /// Of an iterator that is lent, `insert_each(models.by_ref())`, the models after the end of the insert are left.
    ///
    /// # Errors
    /// [`InsertMany`](crate::Error::InsertMany), which tells for each model what became of it, and gives those back that
    /// are not stored. They are in memory till then. In a transaction that can be run again as a whole, the driver's
    /// error.
    pub fn insert_each<'a>(&self, models: impl IntoIterator<Item = M, IntoIter: Send + 'a>) -> InsertEach<'a, M> {
        self.insert_stream(stream::iter(models))
    }

    /// [`insert_each`](Self::insert_each) for a stream: a file that is read, a cursor, a channel.
    ///
    /// A batch is sent when it is full, or when the stream ends. A stream of results ends at its first error like this:
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool }
    /// # async fn example(orders: Collection<Order>, archive: Collection<Order>) -> docmodel::Result<()> {
    /// use futures_util::{StreamExt, future};
    ///
    /// let mut problem = None;
    /// let paid = orders.find(|o| o.paid.eq(true)).stream().await?;
    /// let paid = paid.scan((), |(), order| future::ready(order.map_err(|error| problem = Some(error)).ok()));
    /// archive.insert_stream(paid).await?;
    /// problem.map_or(Ok(()), Err)
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`insert_each`](Self::insert_each).
    pub fn insert_stream<'a>(&self, models: impl Stream<Item = M> + Send + 'a) -> InsertEach<'a, M> {
        InsertEach::new(self, models.boxed())
    }

    /// Stores a model in the place of its document: the one of its id, and in the [version](crate::model::Versioned) that
    /// the model was loaded with, if it has one. The model is validated first.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, lines: i32, #[field(version)] revision: i64 }
    /// # async fn example(orders: docmodel::Collection<Order>, mut order: Order) -> docmodel::Result<()> {
    /// order.lines += 1;
    /// orders.replace(&mut order).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`insert_one`](Self::insert_one); [`NotFound`](crate::Error::NotFound) if there is no such document; for a model
    /// with a version [`Conflict`](crate::Error::Conflict) instead, also if another writer has changed it since.
    pub fn replace<'a>(&self, model: &'a mut M) -> ReplaceModel<'a, M> {
        ReplaceModel::new(self, model)
    }

    /// Stores a model as it is now, whether it is new or not. The model is validated first.
    ///
    /// ```no_run
    /// # use docmodel::{Snapshot, prelude::*};
    /// #[derive(DocumentModel)]
    /// #[document(track_changes)]
    /// struct Order {
    ///     #[field(id)]
    ///     id: ObjectId,
    ///     paid: bool,
    ///     note: Option<String>,
    ///     snapshot: Snapshot,
    /// }
    ///
    /// # async fn example(orders: docmodel::Collection<Order>, id: ObjectId) -> docmodel::Result<()> {
    /// if let Some(mut order) = orders.find_by_id(&id).await? {
    ///     order.paid = true;
    ///     println!("{}", orders.save(&mut order).plan());
    ///     // db.orders.updateOne({ _id: ObjectId("…") }, { $set: { paid: true } })
    ///     orders.save(&mut order).await?;
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// | the model | what is sent |
    /// |---|---|
    /// | [tracks its changes](crate::Tracked) | what has changed since it was loaded, or nothing; a model that is not stored yet is inserted |
    /// | has a [version](crate::model::Versioned) | the whole document, in the place of the version that the model was loaded with; with version 0 it is inserted |
    /// | neither | the whole document, in the place of the one with this id, or as a new one |
    ///
    /// A model that does both sends what has changed, if the version is still the one that it was loaded with.
    ///
    /// Version 0 is also that of documents
    /// [from before there was a version](crate::model::Versioned#documents-from-before-there-was-a-version): a loaded one
    /// that does not track its changes is stored anew if another writer has deleted it. [`replace`](Self::replace) is for
    /// these.
    ///
    /// A save that fails leaves the model as it was, with its version, its times and its changes. After a
    /// [`WriteConcern`](crate::Error::WriteConcern) error it is stored, and the model knows that.
    ///
    /// # Errors
    /// As [`insert_one`](Self::insert_one); [`NotFound`](crate::Error::NotFound) if a loaded document is gone, for a model
    /// with a version [`Conflict`](crate::Error::Conflict) instead; `Conflict` also if another writer has changed what this
    /// one relies on.
    pub fn save<'a>(&self, model: &'a mut M) -> Save<'a, M> {
        Save::new(self, model)
    }

    /// Removes the model's document: the one of its id, and in the [version](crate::model::Versioned) that the model was
    /// loaded with, if it has one. Of a model with [`SoftDelete`](crate::model::SoftDelete), it sets the time of the
    /// deletion instead, as do the other deletions.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, #[field(version)] revision: i64 }
    /// # async fn example(orders: docmodel::Collection<Order>, id: ObjectId) -> docmodel::Result<()> {
    /// if let Some(order) = orders.find_by_id(&id).await? {
    ///     orders.delete(&order).await?;
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`NotFound`](crate::Error::NotFound) if there is no such document; for a model with a version
    /// [`Conflict`](crate::Error::Conflict) instead, also if another writer has changed it since.
    pub fn delete<'a>(&self, model: &'a M) -> DeleteModel<'a, M> {
        DeleteModel::new(self, model)
    }

    /// Creates the declared indexes that are missing. Others are left alone, and reported.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] #[index(number, unique)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(db: mongodb::Database) -> docmodel::Result<()> {
    /// let report = Order::collection(&db).sync_indexes().await?;
    /// println!("{report}");
    /// // created number_1
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`IndexConflict`](crate::Error::IndexConflict) if an index of a declared name or keys has other options.
    pub fn sync_indexes<'a>(&self) -> SyncIndexes<'a, M> {
        SyncIndexes::new(self)
    }
}
