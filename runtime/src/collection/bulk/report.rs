use super::batch::{Batch, Kind};
use crate::{
    Result,
    error::{
        BulkFailure, BulkWriteError, Error,
        driver::{Context, is_certain_not_to_be_done},
    },
};
use bson::{Bson, Document};
use mongodb::error::{Error as DriverError, ErrorKind, TRANSIENT_TRANSACTION_ERROR};

/// What became of the writes so far.
#[derive(Debug)]
pub(super) struct Report {
    ordered: bool,
    /// Whether nothing more is to be sent.
    over: bool,
    so_far: BulkWriteError,
    /// The error of a transaction that can be run again as a whole: what became of its parts does not matter.
    transaction: Option<Error>,
}

impl Report {
    pub(super) fn new(writes: usize, ordered: bool) -> Self {
        let so_far = BulkWriteError { writes, ..BulkWriteError::default() };
        Self { ordered, over: false, so_far, transaction: None }
    }

    /// Whether nothing more is to be sent.
    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// A batch that is not sent any more.
    pub(super) fn not_tried(&mut self, batch: Batch) {
        self.so_far.not_tried.extend(batch.positions);
    }

    /// New documents that were sent.
    pub(super) fn inserted(&mut self, batch: Batch, result: Result<(), DriverError>, context: Context<'_>) {
        let Err(error) = result else {
            self.so_far.inserted_count += batch.positions.len() as u64;
            return;
        };
        let ErrorKind::InsertMany(refusals) = &*error.kind else {
            return self.failed(batch, error, context);
        };
        let refused = refusals.write_errors.iter().flatten();
        let refused = refused.filter_map(|one| {
            let document = batch.documents.get(one.index)?;
            Some((one.index, context.refused(one.code, &one.message, Some(document))))
        });
        let refused = refused.collect();
        let done = self.settle(batch, refused);
        self.so_far.inserted_count += done;
        if let Some(concern) = &refusals.write_concern_error {
            self.end(context.write_concern_error(concern));
        }
    }

    /// Updates or deletions that were sent.
    pub(super) fn replied(&mut self, batch: Batch, reply: Result<Document, DriverError>, context: Context<'_>) {
        let reply = match reply {
            Ok(reply) => reply,
            Err(error) => return self.failed(batch, error, context),
        };
        let upserted: Vec<_> = documents(&reply, "upserted").collect();
        let n = count(&reply, "n");
        match batch.kind {
            Kind::SoftDelete | Kind::Delete => self.so_far.deleted_count += n,
            Kind::Insert | Kind::Update | Kind::ReplaceVersion => {
                self.so_far.matched_count += n.saturating_sub(upserted.len() as u64);
                self.so_far.modified_count += count(&reply, "nModified");
            }
        }
        for one in upserted {
            if let (Some(position), Some(id)) = (batch.positions.get(index(one)), one.get("_id")) {
                self.so_far.upserted_ids.insert(*position, id.clone());
            }
        }
        let refused = documents(&reply, "writeErrors").map(|one| (index(one), context.refused_in_reply(one)));
        self.settle(batch, refused.collect());
        if let Ok(concern) = reply.get_document("writeConcernError") {
            self.end(context.write_concern_error_in_reply(concern));
        }
    }

    /// A replacement that was sent, and did not find the version that it is based on.
    pub(super) fn missed(&mut self, batch: Batch, error: Error) {
        if error.has_label(TRANSIENT_TRANSACTION_ERROR) {
            self.over = true;
            self.transaction = Some(error);
        } else {
            self.settle(batch, vec![(0, error)]);
        }
    }

    /// The server decided on each write; in order, up to the first that it refused. Gives how many were done.
    fn settle(&mut self, batch: Batch, mut refused: Vec<(usize, Error)>) -> u64 {
        refused.sort_by_key(|(index, _)| *index);
        let end = refused.first().map(|(index, _)| *index).filter(|_| self.ordered);
        self.over |= end.is_some();
        let mut refused = refused.into_iter().peekable();
        let mut done = 0;
        for (index, position) in batch.positions.into_iter().enumerate() {
            if let Some((_, error)) = refused.next_if(|(refused, _)| *refused == index) {
                self.so_far.failures.push(BulkFailure { position, error });
            } else if end.is_some_and(|end| index > end) {
                self.so_far.not_tried.push(position);
            } else {
                done += 1;
            }
        }
        done
    }

    /// Nothing is known of a batch, but the error.
    fn failed(&mut self, batch: Batch, error: DriverError, context: Context<'_>) {
        if error.contains_label(TRANSIENT_TRANSACTION_ERROR) {
            self.over = true;
            self.transaction = Some(context.error(error));
            return;
        }
        let so_far = &mut self.so_far;
        let writes = if is_certain_not_to_be_done(&error) { &mut so_far.not_tried } else { &mut so_far.unknown };
        writes.extend(batch.positions);
        self.end(context.error(error));
    }

    fn end(&mut self, cause: Error) {
        self.over = true;
        self.so_far.cause = Some(Box::new(cause));
    }

    /// What was done, if that is all.
    pub(super) fn finish(self) -> Result<BulkWriteError> {
        match self.transaction {
            Some(error) => Err(error),
            None => self.so_far.into_result(),
        }
    }
}

/// Whether the server did all that a command says, and found nothing to do it to.
pub(super) fn found_nothing(reply: &Result<Document, DriverError>) -> bool {
    let is_done = |reply: &&Document| !reply.contains_key("writeErrors") && !reply.contains_key("writeConcernError");
    // Without a count, nobody waited for what the server did.
    reply.as_ref().ok().filter(is_done).is_some_and(|reply| reply.contains_key("n") && count(reply, "n") == 0)
}

fn documents<'r>(reply: &'r Document, name: &str) -> impl Iterator<Item = &'r Document> {
    reply.get_array(name).into_iter().flatten().filter_map(Bson::as_document)
}

fn index(one: &Document) -> usize {
    usize::try_from(count(one, "index")).unwrap_or(usize::MAX)
}

/// A number of any type, as servers and routers differ in it.
fn count(reply: &Document, name: &str) -> u64 {
    match reply.get(name) {
        Some(Bson::Int32(number)) => u64::try_from(*number).unwrap_or_default(),
        Some(Bson::Int64(number)) => u64::try_from(*number).unwrap_or_default(),
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number of documents")]
        Some(Bson::Double(number)) => *number as u64,
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
