//! What the driver says became of a bulk across collections.

use crate::{
    Result,
    error::{
        BulkFailure, BulkWriteError, Error,
        driver::{Context, is_certain_not_to_be_done},
    },
};
use mongodb::{
    error::{
        BulkWriteError as DriverBulkError, Error as DriverError, ErrorKind, PartialBulkWriteResult,
        TRANSIENT_TRANSACTION_ERROR,
    },
    results::VerboseBulkWriteResult,
};
use std::{collections::HashSet, error::Error as _};

/// The server's code for a command that it does not have.
const COMMAND_NOT_FOUND: i32 = 59;

/// What became of the writes.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) report: BulkWriteError,
    /// Updates and replacements that were done, and found nothing.
    pub(super) unmatched: Vec<usize>,
}

/// What was sent.
pub(super) struct Sent {
    /// How many writes.
    pub(super) writes: usize,
    pub(super) ordered: bool,
    /// Which of the updates delete softly, and count as deletions.
    pub(super) deletes: Vec<bool>,
}

/// Reads the driver's result. `refused` makes an error of what the server says of the write at a position.
pub(super) fn outcome(
    sent: Sent,
    result: Result<VerboseBulkWriteResult, DriverError>,
    collections: &str,
    refused: impl Fn(usize, i32, &str) -> Option<Error>,
) -> Result<Outcome> {
    let context = Context { collection: collections, indexes: &[] };
    let mut report = BulkWriteError { writes: sent.writes, ..BulkWriteError::default() };
    let (done, refusals) = match result {
        Ok(done) => (done, DriverBulkError::default()),
        Err(error) => {
            if error.contains_label(TRANSIENT_TRANSACTION_ERROR) {
                return Err(context.error(error));
            }
            if is_missing(&error) {
                return Err(Error::ServerTooOld {
                    operation: "a bulk across collections",
                    needs: "8.0",
                    instead: "write to each collection with a `bulk()` of its own, in a `docmodel::transaction` if all of \
                              it is to be done or nothing",
                });
            }
            let ErrorKind::BulkWrite(refusals) = &*error.kind else {
                return Ok(failed(report, error, context));
            };
            let (mut refusals, concern) = (refusals.clone(), refusals.write_concern_errors.first());
            // What ended it, if that is not a write that was refused.
            let cause = source(&error).map(|source| context.error(source.clone()));
            report.cause = cause.or_else(|| Some(context.write_concern_error(concern?))).map(Box::new);
            (verbose(refusals.partial_result.take()), refusals)
        }
    };
    for (position, one) in refusals.write_errors {
        let error = refused(position, one.code, &one.message);
        report.failures.extend(error.map(|error| BulkFailure { position, error }));
    }
    let unmatched = settle(&mut report, done, &sent);
    Ok(Outcome { report, unmatched })
}

/// Nothing is known of the writes, but the error.
fn failed(mut report: BulkWriteError, error: DriverError, context: Context<'_>) -> Outcome {
    let all = (0..report.writes).collect();
    if is_certain_not_to_be_done(&error) {
        report.not_tried = all;
    } else {
        report.unknown = all;
    }
    report.cause = Some(Box::new(context.error(error)));
    Outcome { report, unmatched: Vec::new() }
}

/// Tells the writes that are done from those of which the server says nothing; gives those that found nothing.
fn settle(report: &mut BulkWriteError, done: VerboseBulkWriteResult, sent: &Sent) -> Vec<usize> {
    let VerboseBulkWriteResult { summary, insert_results, update_results, delete_results, .. } = done;
    report.inserted_count = number(summary.inserted_count);
    report.matched_count = number(summary.matched_count);
    report.modified_count = number(summary.modified_count);
    report.deleted_count = number(summary.deleted_count);
    let refused = || report.failures.iter().map(|failure| failure.position);
    let (answered, end) =
        (insert_results.keys().chain(delete_results.keys()), refused().min().filter(|_| sent.ordered));
    let answered: HashSet<_> = answered.chain(update_results.keys()).copied().chain(refused()).collect();
    for position in (0..report.writes).filter(|position| !answered.contains(position)) {
        let is_after = end.is_some_and(|end| position > end);
        if is_after { report.not_tried.push(position) } else { report.unknown.push(position) }
    }
    let mut unmatched = Vec::new();
    for (position, update) in update_results {
        if sent.deletes.get(position) == Some(&true) {
            let (matched, modified) = (update.matched_count, update.modified_count);
            report.matched_count = report.matched_count.saturating_sub(matched);
            report.modified_count = report.modified_count.saturating_sub(modified);
            report.deleted_count += matched;
            continue;
        }
        match update.upserted_id {
            Some(id) => drop(report.upserted_ids.insert(position, id)),
            None if update.matched_count == 0 => unmatched.push(position),
            None => {}
        }
    }
    unmatched
}

/// Whether the server has no `bulkWrite`, as the driver sees in its version, or as it says itself.
fn is_missing(error: &DriverError) -> bool {
    match &*error.kind {
        ErrorKind::IncompatibleServer { .. } => true,
        ErrorKind::Command(command) => command.code == COMMAND_NOT_FOUND,
        _ => false,
    }
}

fn source(error: &DriverError) -> Option<&DriverError> {
    let source = error.source()?;
    source.downcast_ref().or_else(|| source.downcast_ref::<Box<DriverError>>().map(|boxed| &**boxed))
}

/// The results of the single writes, which are always asked for.
fn verbose(partial: Option<PartialBulkWriteResult>) -> VerboseBulkWriteResult {
    match partial {
        Some(PartialBulkWriteResult::Verbose(done)) => done,
        Some(PartialBulkWriteResult::Summary(_)) | None => VerboseBulkWriteResult::default(),
    }
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or_default()
}
