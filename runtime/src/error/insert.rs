//! What becomes of models that an insert does not store.

use super::{Error, Result};
use crate::{codec, error::DecodeError, model::Model};
use bson::{Bson, RawDocumentBuf};
use std::{collections::HashSet, fmt};

/// More failures than this are counted, not printed.
const PRINTED_FAILURES: usize = 5;

/// What an `insert_many`, `insert_each` or `insert_stream` did not store, and why.
///
/// Each model that was taken from the caller is one of four things, told by its position among the models given:
/// stored, for the server said so; refused, and then it is in [`failures`](Self::failures); not tried, and then it is
/// in [`not_tried`](Self::not_tried); or in [`unknown`](Self::unknown), if it was sent and no answer came.
///
/// ```no_run
/// # use docmodel::{Error, prelude::*};
/// # #[derive(DocumentModel)] #[index(number, unique)] struct Order { #[field(id)] id: ObjectId, number: String }
/// # #[cfg(feature = "driver")]
/// # async fn example(collection: Collection<Order>, mut orders: Vec<Order>) -> docmodel::Result<()> {
/// match collection.insert_many(&mut orders).ordered(false).await {
///     Err(Error::InsertMany(error)) => {
///         for failure in &error.failures {
///             println!("line {}: {}", failure.position + 1, failure.error);
///         }
///         // The others, once more: with their ids, so that none is stored twice.
///         collection.insert_many(error.remaining_of(&mut orders)).ordered(false).await?;
///     }
///     other => println!("{} stored", other?),
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct InsertManyError {
    /// How many models were taken from the caller. More may be left in an iterator or a stream.
    pub taken: usize,
    /// How many documents were stored, as the server said.
    pub inserted: usize,
    /// The models that were refused, by the server or for breaking their own rules, in the order of their positions.
    pub failures: Vec<InsertFailure>,
    /// The models that were sent and of which nothing is known, as the answer did not come: each is stored or not.
    ///
    /// To insert them again is safe, for they have their ids: [`DuplicateKey`](Error::DuplicateKey) of the index
    /// `_id_` then says that a model was stored the first time.
    pub unknown: Vec<UnstoredModel>,
    /// Those of them that were stored, and not as safely as was asked for: they may be rolled back.
    #[cfg(feature = "driver")]
    pub(crate) unconfirmed: Vec<usize>,
    /// The models that are certain not to be stored, as the insert had ended before it was their turn.
    pub not_tried: Vec<UnstoredModel>,
    /// What ended the insert, if it was not a model that was refused: a lost connection, say.
    pub cause: Option<Box<Error>>,
}

/// One model that was refused.
#[derive(Debug)]
#[non_exhaustive]
pub struct InsertFailure {
    /// Its position among the models given.
    pub position: usize,
    /// Its `_id`.
    pub id: Bson,
    /// Why: often [`Error::DuplicateKey`] or [`Error::Validation`].
    pub error: Error,
    pub(crate) document: Option<RawDocumentBuf>,
}

/// One model that was not stored, or of which that is not known.
#[derive(Clone, Debug)]
pub struct UnstoredModel {
    pub(crate) position: usize,
    pub(crate) document: RawDocumentBuf,
}

impl InsertFailure {
    /// The model, out of the document that it was to be stored as: for callers who gave it away.
    ///
    /// # Errors
    /// If it has no document, being the failure itself: a value that has no BSON form.
    pub fn model<M: Model>(&self) -> Result<M, DecodeError> {
        match &self.document {
            Some(document) => codec::from_slice(document.as_bytes()),
            None => Err(DecodeError::custom(self.error.to_string())),
        }
    }
}

impl UnstoredModel {
    /// Its position among the models given.
    #[must_use]
    pub fn position(&self) -> usize {
        self.position
    }

    /// Its `_id`.
    #[must_use]
    pub fn id(&self) -> Bson {
        id(&self.document)
    }

    /// The model, out of the document that it was to be stored as: for callers who gave it away.
    ///
    /// # Errors
    /// None, if it is read as the model that it was.
    pub fn model<M: Model>(&self) -> Result<M, DecodeError> {
        codec::from_slice(self.document.as_bytes())
    }
}

/// The `_id` of a document that one of our models became.
pub(crate) fn id(document: &RawDocumentBuf) -> Bson {
    document.get("_id").ok().flatten().and_then(|id| id.try_into().ok()).unwrap_or_default()
}

impl InsertManyError {
    /// The positions of the models that were stored, in order.
    pub fn stored(&self) -> impl Iterator<Item = usize> {
        let failed = self.failures.iter().map(|failure| failure.position);
        let not_stored: HashSet<usize> = failed.chain(self.remaining().map(UnstoredModel::position)).collect();
        (0..self.taken).filter(move |position| !not_stored.contains(position))
    }

    /// Of the models given, those that were neither stored nor refused: what is left to be inserted.
    ///
    /// They can be the models themselves, references to them, or what they were made from.
    pub fn remaining_of<T>(&self, given: impl IntoIterator<Item = T>) -> Vec<T> {
        let remaining: HashSet<usize> = self.remaining().map(UnstoredModel::position).collect();
        let given = given.into_iter().enumerate();
        given.filter(|(position, _)| remaining.contains(position)).map(|(_, item)| item).collect()
    }

    /// The models that were neither stored nor refused, in the order of their positions: for callers who gave them
    /// away.
    ///
    /// # Errors
    /// None, if they are read as the model that they were.
    pub fn remaining_models<M: Model>(&self) -> Result<Vec<M>, DecodeError> {
        let mut remaining: Vec<_> = self.remaining().collect();
        remaining.sort_by_key(|model| model.position);
        remaining.into_iter().map(UnstoredModel::model).collect()
    }

    fn remaining(&self) -> impl Iterator<Item = &UnstoredModel> {
        self.unknown.iter().chain(&self.not_tried)
    }
}

impl std::error::Error for InsertManyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}

/// An error of several lines, as one of several errors.
pub(super) fn indented(error: &Error) -> String {
    error.to_string().replace('\n', "\n  ")
}

impl fmt::Display for InsertManyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} stored", self.inserted)?;
        let counts = [
            (self.failures.len(), "refused"),
            (self.unknown.len(), "stored or not, as the server did not answer"),
            (self.not_tried.len(), "not tried"),
        ];
        for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
            write!(f, ", {count} {what}")?;
        }
        if let Some(cause) = &self.cause {
            write!(f, "\n  {}", indented(cause))?;
        }
        for failure in self.failures.iter().take(PRINTED_FAILURES) {
            write!(f, "\n  [{}] {}", failure.position, indented(&failure.error))?;
        }
        match self.failures.len().saturating_sub(PRINTED_FAILURES) {
            0 => Ok(()),
            more => write!(f, "\n  and {more} more"),
        }
    }
}
