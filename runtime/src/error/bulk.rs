//! What becomes of the writes of a bulk.

use super::{Error, Result, insert::indented};
use bson::Bson;
use std::{
    collections::{BTreeMap, HashSet},
    fmt,
};

/// More failures than this are counted, not printed.
const PRINTED_FAILURES: usize = 5;

/// What a bulk did and did not do, and why.
///
/// Each write of the bulk is one of four things, told by its position in it: [done](Self::succeeded); refused, and then
/// it is in [`failures`](Self::failures); not tried, and then it is in [`not_tried`](Self::not_tried); or in
/// [`unknown`](Self::unknown), if it was sent and no answer came.
///
/// ```no_run
/// # use docmodel::{Error, prelude::*};
/// # #[derive(DocumentModel)] #[index(number, unique)] struct Order { #[field(id)] id: ObjectId, number: String, paid: bool }
/// # async fn example(orders: Collection<Order>, mut order: Order, id: ObjectId) -> docmodel::Result<()> {
/// let bulk = orders.bulk().insert(&mut order).update_one(|o| o.id.eq(id), |o| o.paid.set(true)).ordered(false);
/// match bulk.await {
///     Err(Error::BulkWrite(error)) => {
///         for failure in &error.failures {
///             println!("write {}: {}", failure.position, failure.error);
///         }
///     }
///     other => println!("{} changed", other?.modified_count),
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct BulkWriteError {
    /// How many writes the bulk has.
    pub writes: usize,
    /// How many documents were inserted.
    pub inserted_count: u64,
    /// How many documents met the filters of updates and replacements.
    pub matched_count: u64,
    /// How many of them were changed.
    pub modified_count: u64,
    /// How many documents were removed.
    pub deleted_count: u64,
    /// The `_id`s of the documents that upserts stored, by the positions of these.
    pub upserted_ids: BTreeMap<usize, Bson>,
    /// The writes that the server refused, in the order of their positions.
    pub failures: Vec<BulkFailure>,
    /// The positions of writes that were sent, and of which nothing is known, as the answer did not come.
    pub unknown: Vec<usize>,
    /// The positions of writes that are certain not to be done, as the bulk had ended before it was their turn.
    pub not_tried: Vec<usize>,
    /// What ended the bulk, if it was not a write that was refused: a lost connection, say.
    pub cause: Option<Box<Error>>,
}

/// One write of a bulk that was refused.
#[derive(Debug)]
#[non_exhaustive]
pub struct BulkFailure {
    /// Its position in the bulk.
    pub position: usize,
    /// Why: often [`Error::DuplicateKey`].
    pub error: Error,
}

impl BulkWriteError {
    /// The positions of the writes that were done, in order.
    pub fn succeeded(&self) -> impl Iterator<Item = usize> {
        let failed = self.failures.iter().map(|failure| failure.position);
        let others: HashSet<usize> = failed.chain(self.unknown.iter().chain(&self.not_tried).copied()).collect();
        (0..self.writes).filter(move |position| !others.contains(position))
    }

    /// What was done, if that is all.
    pub(crate) fn into_result(mut self) -> Result<Self> {
        if self.failures.is_empty() && self.unknown.is_empty() && self.not_tried.is_empty() && self.cause.is_none() {
            return Ok(self);
        }
        self.failures.sort_by_key(|failure| failure.position);
        self.unknown.sort_unstable();
        self.not_tried.sort_unstable();
        Err(Box::new(self).into())
    }
}

impl std::error::Error for BulkWriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}

impl fmt::Display for BulkWriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} writes done", self.succeeded().count(), self.writes)?;
        let counts = [
            (self.failures.len(), "refused"),
            (self.unknown.len(), "done or not, as the server did not answer"),
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
