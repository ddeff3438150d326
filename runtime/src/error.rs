//! What can go wrong, said so that a caller can act on it.

#[cfg(feature = "driver")]
mod bulk;
#[cfg(feature = "driver")]
pub(crate) mod driver;
mod duplicate;
pub(crate) mod insert;

#[cfg(feature = "driver")]
pub use self::bulk::{BulkFailure, BulkWriteError};
pub use self::{
    duplicate::DuplicateValue,
    insert::{InsertFailure, InsertManyError, UnstoredModel},
};
pub use crate::codec::{DecodeError, DecodeReason, EncodeError};
use crate::rule::Violation;
use std::fmt;

/// A `Result` with docmodel's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Any error of an operation on a collection.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A stored document does not fit the model. A [cursor](crate::Cursor) can go on with the next document.
    #[error(transparent)]
    Decode(#[from] DecodeError),

    /// A value has no BSON form; nothing was sent.
    #[error(transparent)]
    Encode(#[from] EncodeError),

    /// Documents, or the values of an update, break the model's rules; nothing was sent.
    #[error(transparent)]
    Validation(#[from] ValidationError),

    /// A filter, update or sort cannot be sent.
    #[error(transparent)]
    InvalidOperation(#[from] InvalidOperation),

    /// Several documents were found where at most one was asked for.
    #[error("{collection}: several documents match {filter}, and one was asked for")]
    #[non_exhaustive]
    NotUnique {
        /// The collection.
        collection: String,
        /// The filter, as `mongosh` text.
        filter: String,
    },

    /// A write of a whole document was based on an outdated state of it, and nothing was written: load the document
    /// again, and repeat the change, as [`retry_on_conflict`](crate::Collection::retry_on_conflict) does.
    #[error("{collection} {id}: {}", conflict(*.expected, *.found))]
    #[non_exhaustive]
    Conflict {
        /// The collection.
        collection: String,
        /// The document's `_id`, as text.
        id: String,
        /// The version that the model was loaded with, 0 if it was not stored; none if the model has no versions.
        expected: Option<i64>,
        /// The version that is stored, 0 if the document has none; none if there is no document any more.
        found: Option<i64>,
    },

    /// There is no document of this id.
    #[error("{collection} {id}: there is no such document; it was deleted, or never stored")]
    #[non_exhaustive]
    NotFound {
        /// The collection.
        collection: String,
        /// The `_id`, as text.
        id: String,
    },

    /// A unique index has the key already.
    #[error("{collection}: another document has {value} in the unique index `{index}`")]
    #[non_exhaustive]
    DuplicateKey {
        /// The collection.
        collection: String,
        /// The name of the index: a declared one, `_id_`, or one that others made.
        index: String,
        /// The index's paths, if the model declares it.
        paths: Vec<&'static str>,
        /// The key that exists already: `{ number: "NO-1" }`.
        value: Box<DuplicateValue>,
    },

    /// The server refused a write for another reason.
    #[error("{collection}: the server refused the write: {message} (code {code})")]
    #[non_exhaustive]
    Write {
        /// The collection.
        collection: String,
        /// The server's [error code](https://www.mongodb.com/docs/manual/reference/error-codes/).
        code: i32,
        /// The server's words.
        message: String,
    },

    /// The server wrote, but could not confirm that the write is as safe as its
    /// [write concern](https://www.mongodb.com/docs/manual/reference/write-concern/) asks: it may be rolled back.
    #[error("{collection}: the write was done, but is not as safe as was asked for: {message} (code {code})")]
    #[non_exhaustive]
    WriteConcern {
        /// The collection.
        collection: String,
        /// The server's error code.
        code: i32,
        /// The server's words.
        message: String,
    },

    /// A document is larger than the 16 MiB that MongoDB stores; nothing was sent.
    #[error(
        "{collection} {id}: the document has {size} bytes, and MongoDB stores at most 16777216 (16 MiB); move a \
             growing array to a collection of its own, or large binary data to GridFS"
    )]
    #[non_exhaustive]
    DocumentTooLarge {
        /// The collection.
        collection: String,
        /// The document's `_id`, as text.
        id: String,
        /// The document's size in bytes.
        size: usize,
    },

    /// Some models of an `insert_many`, `insert_each` or `insert_stream` were not stored.
    #[error(transparent)]
    InsertMany(#[from] Box<InsertManyError>),

    /// Some writes of a `bulk` or a [`bulk_write`](crate::bulk_write) were not done.
    #[cfg(feature = "driver")]
    #[error(transparent)]
    BulkWrite(#[from] Box<BulkWriteError>),

    /// An index exists under a declared name, or on declared keys, with other options.
    #[error(
        "{collection}: the index {found} is in the way of the declared index {declared}; drop it, or change the \
             declaration"
    )]
    #[non_exhaustive]
    IndexConflict {
        /// The collection.
        collection: String,
        /// The declared index, with its name, keys and options.
        declared: String,
        /// The index on the server, with its name, keys and options.
        found: String,
    },

    /// A hook failed after its operation: the document is stored, or removed, nevertheless.
    #[error("{collection} {id}: the document is {}, and then the hook `{hook}` failed: {error}", done_before(hook))]
    #[non_exhaustive]
    AfterHook {
        /// The collection.
        collection: String,
        /// The document's `_id`, as text.
        id: String,
        /// The hook: `after_insert`, `after_update` or `after_delete` of [`Hooks`](crate::Hooks).
        hook: &'static str,
        /// What the hook said.
        #[source]
        error: Box<Error>,
    },

    /// No server answers.
    #[error(
        "no MongoDB server answers at {hosts}: {reason}; start one there, or give `mongodb::Client` the \
             address of another, as in `mongodb://HOST:PORT`"
    )]
    #[non_exhaustive]
    Unreachable {
        /// The addresses that were tried.
        hosts: String,
        /// What the last attempt said.
        reason: String,
    },

    /// The server is too old for an operation; nothing was written.
    #[error("{operation} needs MongoDB {needs} or newer, and this server is older; {instead}")]
    #[non_exhaustive]
    ServerTooOld {
        /// The operation.
        operation: &'static str,
        /// The first version of MongoDB that has it.
        needs: &'static str,
        /// What does on an older one.
        instead: &'static str,
    },

    /// An error of the caller's own; see [`Error::other`].
    #[error(transparent)]
    Other(Box<dyn std::error::Error + Send + Sync>),

    /// Any other error of the driver or the server, and any that has the label `TransientTransactionError`.
    #[cfg(feature = "driver")]
    #[error("{}", driver::message(.0))]
    Driver(#[from] mongodb::error::Error),
}

/// What is done when this hook is called.
fn done_before(hook: &str) -> &'static str {
    if hook == "after_delete" { "removed" } else { "stored" }
}

fn conflict(expected: Option<i64>, found: Option<i64>) -> String {
    const REPEAT: &str = "load it again and repeat the change, or let `retry_on_conflict` do so";
    match (expected, found) {
        (Some(0), Some(found)) => format!(
            "the model has version 0, as one that is not stored yet, and a document of this id is stored with version \
             {found}; to change that one, load it"
        ),
        (Some(0), None) => {
            "the model has version 0, as one that is not stored yet, and there is no document of this id; \
                            insert it"
                .to_owned()
        }
        (Some(expected), Some(found)) => {
            format!("the model is based on version {expected}, and another writer has stored version {found}; {REPEAT}")
        }
        (Some(expected), None) => {
            format!("the model is based on version {expected}, and the document has been deleted since")
        }
        (None, _) => format!("another writer has changed a part of the document that this write relies on; {REPEAT}"),
    }
}

impl Error {
    /// An error of your own, from a function that docmodel calls: a text, or any error.
    ///
    /// ```
    /// use docmodel::Error;
    ///
    /// assert_eq!(Error::other("sold out").to_string(), "sold out");
    /// let Error::Other(error) = Error::other(std::fmt::Error) else { unreachable!() };
    /// assert!(error.is::<std::fmt::Error>());
    /// ```
    pub fn other(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Other(error.into())
    }

    /// Whether the server, or the driver, gave it an *error label*, such as `TransientTransactionError`.
    ///
    /// A program that has its own way with transactions asks for it, as [`transaction`](mod@crate::transaction) does:
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId }
    /// # async fn example(orders: Collection<Order>, mut session: mongodb::ClientSession, mut order: Order) -> docmodel::Result<()> {
    /// use mongodb::error::TRANSIENT_TRANSACTION_ERROR;
    ///
    /// session.start_transaction().await?;
    /// match orders.insert_one(&mut order).session(&mut session).await {
    ///     Err(error) if error.has_label(TRANSIENT_TRANSACTION_ERROR) => println!("once more, from the start"),
    ///     stored => stored?,
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// `TransientTransactionError` is always found. Of other labels, only those of [`Driver`](Self::Driver) errors are.
    #[cfg(feature = "driver")]
    #[must_use]
    pub fn has_label(&self, label: &str) -> bool {
        crate::transaction::has_label(self, label)
    }
}

/// An operation that cannot be said in MQL; nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct InvalidOperation {
    message: String,
}

impl InvalidOperation {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }

    pub(crate) fn breaks_rules(violations: &[Violation]) -> Self {
        Self::new(broken("update", violations))
    }
}

impl From<EncodeError> for InvalidOperation {
    fn from(error: EncodeError) -> Self {
        Self::new(format!("a value cannot be encoded: {error}"))
    }
}

/// Documents, or an update, that break their model's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidationError {
    collection: String,
    what: &'static str,
    violations: Vec<Violation>,
}

impl ValidationError {
    #[cfg(feature = "driver")]
    pub(crate) fn new(collection: &str, violations: Vec<Violation>) -> Self {
        Self { collection: collection.to_owned(), what: "document", violations }
    }

    #[cfg(feature = "driver")]
    pub(crate) fn of_update(collection: &str, violations: Vec<Violation>) -> Self {
        Self { what: "update", ..Self::new(collection, violations) }
    }

    #[cfg(feature = "driver")]
    pub(crate) fn of_bulk(collection: &str, violations: Vec<Violation>) -> Self {
        Self { what: "bulk", ..Self::new(collection, violations) }
    }

    /// The collection that they were for; of a [bulk across collections](crate::bulk_write), those that have
    /// violations, as `orders, stock`.
    #[must_use]
    pub fn collection(&self) -> &str {
        &self.collection
    }

    /// Every broken rule. In an `insert_many` the paths begin with the document's position: `[3].items[0].qty`. In an
    /// update they are the update's: `items.$[].qty`. In a bulk they begin with the position of the write.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl std::error::Error for ValidationError {}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.collection, broken(self.what, &self.violations))
    }
}

/// All violations, one a line.
fn broken(what: &str, violations: &[Violation]) -> String {
    let rules = match violations.len() {
        1 => "a rule".to_owned(),
        rules => format!("{rules} rules"),
    };
    let violations: Vec<_> = violations.iter().map(ToString::to_string).collect();
    format!("the {what} breaks {rules}\n  {}", violations.join("\n  "))
}
