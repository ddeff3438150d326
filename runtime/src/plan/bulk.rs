use super::{DeleteOperation, ReplaceOperation, UpdateOperation};
use bson::{Bson, RawDocumentBuf};
use mongodb::{Namespace, options::WriteConcern};

/// `bulkWrite`.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct BulkOperation {
    /// The writes.
    pub writes: Vec<BulkWrite>,
    /// Whether to make them in this order, and to stop at the first failure.
    pub ordered: bool,
    /// What logs and the profiler say about them.
    pub comment: Option<Bson>,
    /// When the writes count as done.
    pub write_concern: Option<WriteConcern>,
}

/// `bulkWrite` across collections.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct ClientBulkOperation {
    /// The writes.
    pub writes: Vec<ClientBulkWrite>,
    /// Whether to make them in this order, and to stop at the first failure.
    pub ordered: bool,
    /// What logs and the profiler say about them.
    pub comment: Option<Bson>,
    /// When the writes count as done.
    pub write_concern: Option<WriteConcern>,
}

/// One of the writes of a [`ClientBulkOperation`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ClientBulkWrite {
    /// The database and the collection.
    pub namespace: Namespace,
    /// What is written.
    pub write: BulkWrite,
}

/// One of the writes of a [`BulkOperation`], or of a [`ClientBulkOperation`].
///
/// They are in boxes, as a bulk can have many.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum BulkWrite {
    /// Stores a new document, encoded.
    Insert(RawDocumentBuf),
    /// Changes documents in place.
    Update(Box<UpdateOperation>),
    /// Stores one document in the place of another.
    Replace(Box<ReplaceOperation>),
    /// Marks documents as deleted. It is sent as an update, and counts as a deletion.
    SoftDelete(Box<UpdateOperation>),
    /// Removes documents.
    Delete(Box<DeleteOperation>),
}

macro_rules! into_write {
    ($($variant:ident($operation:ident)),*) => {$(
        impl From<$operation> for BulkWrite {
            fn from(operation: $operation) -> Self {
                Self::$variant(Box::new(operation))
            }
        }
    )*};
}
into_write!(Update(UpdateOperation), Replace(ReplaceOperation), Delete(DeleteOperation));
