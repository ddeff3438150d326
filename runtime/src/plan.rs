//! Query plans: an operation as data, before it is sent.
//!
//! Every builder of a [`Collection`](crate::Collection) makes an [`Operation`], and the runtime executes operations and
//! nothing else. A [`QueryPlan`] is an operation with the declared indexes that can serve it; it displays as `mongosh`
//! text.

mod bulk;
mod coverage;
mod display;
mod explain;
mod read;
mod write;

pub(crate) use self::coverage::{Usable, usable_indexes};
pub use self::{
    bulk::{BulkOperation, BulkWrite, ClientBulkOperation, ClientBulkWrite},
    explain::{ExecutionStats, Explain, Stage, Verbosity},
    read::ReadOptions,
    write::WriteOptions,
};

use crate::{error::InvalidOperation, index::Index};
use bson::{Bson, Document, RawDocumentBuf, doc};
use std::time::Duration;

/// An operation on a collection, as it will be sent, and the declared indexes that can serve it.
///
/// ```
/// use docmodel::prelude::*;
///
/// #[derive(DocumentModel)]
/// #[document(collection = "orders")]
/// #[index(city, -total)]
/// struct Order {
///     #[field(id)]
///     id: ObjectId,
///     city: String,
///     total: f64,
/// }
///
/// # #[cfg(feature = "driver")]
/// # async fn example(db: mongodb::Database) {
/// let orders = Order::collection(&db);
/// println!("{}", orders.find(|o| o.city.eq("Oslo")).sort(|o| o.total.desc()).limit(20).plan());
/// // db.orders.find({ city: "Oslo" }).sort({ total: -1 }).limit(20)
/// // index: city_1_total_-1 (2 of 2 keys)
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "a plan does nothing until it is printed"]
pub struct QueryPlan {
    collection: String,
    operation: Result<Operation, InvalidOperation>,
    indexes: Usable,
}

impl QueryPlan {
    pub(crate) fn new(collection: &str, operation: Result<Operation, InvalidOperation>, indexes: Usable) -> Self {
        Self { collection: collection.to_owned(), operation, indexes }
    }

    /// The operation.
    ///
    /// # Errors
    /// Why it cannot be sent.
    pub fn operation(&self) -> Result<&Operation, InvalidOperation> {
        self.operation.as_ref().map_err(Clone::clone)
    }

    /// The declared indexes that can serve the filter and the sort, the best first. Which one is used is the server's
    /// choice.
    #[must_use]
    pub fn indexes(&self) -> &[UsableIndex] {
        match &self.indexes {
            Usable::Indexes(indexes) => indexes,
            Usable::NotAsked => &[],
        }
    }
}

/// What a plan does, and the documents that are sent.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Operation {
    /// Reads documents.
    Find(FindOperation),
    /// Counts documents.
    Count(CountOperation),
    /// Reads how many documents there are from the collection's metadata.
    EstimatedCount(EstimatedCountOperation),
    /// Reads the different values of a field.
    Distinct(DistinctOperation),
    /// Counts documents by their value of a field.
    CountBy(CountByOperation),
    /// Stores new documents.
    Insert(InsertOperation),
    /// Changes documents in place.
    Update(UpdateOperation),
    /// Stores one document in the place of another.
    Replace(ReplaceOperation),
    /// Removes documents.
    Delete(DeleteOperation),
    /// Changes, replaces or removes a document, and reads it.
    FindAndModify(FindAndModifyOperation),
    /// Writes of several kinds.
    Bulk(BulkOperation),
    /// Writes of several kinds, to several collections.
    ClientBulk(ClientBulkOperation),
    /// Creates indexes.
    CreateIndexes(CreateIndexesOperation),
    /// Sends nothing: there is nothing to do.
    Nothing,
}

/// `find`.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct FindOperation {
    /// Which documents.
    pub filter: Document,
    /// Which of their fields; empty for all.
    pub projection: Document,
    /// In which order.
    pub sort: Document,
    /// How many to pass over first.
    pub skip: Option<u64>,
    /// How many at the most.
    pub limit: Option<u32>,
    /// How many in one reply of the server.
    pub batch_size: Option<u32>,
    /// How they are read.
    pub options: ReadOptions,
}

/// `countDocuments`.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct CountOperation {
    /// Which documents.
    pub filter: Document,
    /// How they are read.
    pub options: ReadOptions,
}

/// `estimatedDocumentCount`.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct EstimatedCountOperation {
    /// How it is read.
    pub options: ReadOptions,
}

/// `distinct`.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct DistinctOperation {
    /// The dotted path of the field.
    pub field: String,
    /// Which documents.
    pub filter: Document,
    /// How they are read.
    pub options: ReadOptions,
}

/// `aggregate`, with one group for each value.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct CountByOperation {
    /// Which documents.
    pub filter: Document,
    /// The expression for the value that a document is counted by: `"$city"`.
    pub key: Bson,
    /// In which order.
    pub sort: Document,
    /// How many groups at the most.
    pub limit: Option<u32>,
    /// How the documents are read.
    pub options: ReadOptions,
}

impl CountByOperation {
    /// The stages that are sent.
    #[must_use]
    pub fn pipeline(&self) -> Vec<Document> {
        let Self { filter, key, sort, limit, .. } = self;
        let matching = (!filter.is_empty()).then(|| doc! { "$match": filter });
        let group = doc! { "$group": { "_id": key, "count": { "$sum": 1 } } };
        // As one would write the number.
        let limit = limit.map(|limit| doc! { "$limit": i32::try_from(limit).map_or(Bson::from(limit), Bson::from) });
        matching.into_iter().chain([group, doc! { "$sort": sort }]).chain(limit).collect()
    }
}

/// `insertOne` or `insertMany`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct InsertOperation {
    /// The documents, encoded.
    pub documents: Vec<RawDocumentBuf>,
    /// Whether to stop at the first failure.
    pub ordered: bool,
    /// Whether this is `insertMany`.
    pub many: bool,
    /// How they are written: an insert takes the comment and the write concern of this.
    pub options: WriteOptions,
}

/// `updateOne` or `updateMany`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UpdateOperation {
    /// Which documents.
    pub filter: Document,
    /// The changes: operators, or the stages of a pipeline.
    pub update: UpdateChanges,
    /// The conditions that the identifiers in the update stand for.
    pub array_filters: Vec<Document>,
    /// Whether this is `updateMany`.
    pub many: bool,
    /// Whether a new document is stored if none meets the filter.
    pub upsert: bool,
    /// How they are written.
    pub options: WriteOptions,
}

/// What an update does to a document.
#[derive(Clone, Debug, PartialEq)]
pub enum UpdateChanges {
    /// Update operators: `{ $set: { paid: true } }`.
    Operators(Document),
    /// The stages of an aggregation pipeline.
    Pipeline(Vec<Document>),
}

impl From<UpdateChanges> for Bson {
    fn from(changes: UpdateChanges) -> Self {
        match changes {
            UpdateChanges::Operators(changes) => changes.into(),
            UpdateChanges::Pipeline(stages) => stages.into(),
        }
    }
}

/// `replaceOne`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReplaceOperation {
    /// Which document.
    pub filter: Document,
    /// The new document, encoded.
    pub replacement: RawDocumentBuf,
    /// Whether it is stored if no document meets the filter.
    pub upsert: bool,
    /// How it is written.
    pub options: WriteOptions,
}

/// `deleteOne` or `deleteMany`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct DeleteOperation {
    /// Which documents.
    pub filter: Document,
    /// Whether this is `deleteMany`.
    pub many: bool,
    /// How they are removed.
    pub options: WriteOptions,
}

/// `findOneAndUpdate`, `findOneAndReplace` or `findOneAndDelete`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct FindAndModifyOperation {
    /// Which document.
    pub filter: Document,
    /// What happens to it.
    pub modification: Modification,
    /// Which of its fields are read; empty for all.
    pub projection: Document,
    /// Which one is taken if several meet the filter.
    pub sort: Document,
    /// Whether a new document is stored if none meets the filter.
    pub upsert: bool,
    /// Whether it is read as it is after that, and not before.
    pub after: bool,
    /// How long the server may work on it.
    pub max_time: Option<Duration>,
    /// How it is written.
    pub options: WriteOptions,
}

/// What a [`FindAndModifyOperation`] does.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Modification {
    /// Changes the document in place.
    #[non_exhaustive]
    Update {
        /// The changes: operators, or the stages of a pipeline.
        update: UpdateChanges,
        /// The conditions that the identifiers in the update stand for.
        array_filters: Vec<Document>,
    },
    /// Stores this one in its place.
    Replace(RawDocumentBuf),
    /// Removes it.
    Delete,
}

/// `createIndexes`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CreateIndexesOperation {
    /// The indexes.
    pub indexes: Vec<Index>,
}

macro_rules! into_operation {
    ($($variant:ident($operation:ident)),*) => {$(
        impl From<$operation> for Operation {
            fn from(operation: $operation) -> Self {
                Self::$variant(operation)
            }
        }
    )*};
}
into_operation! {
    Find(FindOperation), Count(CountOperation), EstimatedCount(EstimatedCountOperation), Distinct(DistinctOperation),
    CountBy(CountByOperation), Insert(InsertOperation), Update(UpdateOperation), Replace(ReplaceOperation),
    Delete(DeleteOperation), FindAndModify(FindAndModifyOperation), Bulk(BulkOperation), ClientBulk(ClientBulkOperation),
    CreateIndexes(CreateIndexesOperation)
}

/// A declared index that can serve a plan's filter or sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsableIndex {
    name: String,
    keys: usize,
    used: usize,
}

impl UsableIndex {
    /// The index's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many of its leading keys the filter and the sort use.
    #[must_use]
    pub fn used_keys(&self) -> usize {
        self.used
    }
}
