//! What became of the models, batch after batch.

use super::batch::Batch;
use crate::{
    Error, Result,
    collection::outgoing::Unfit,
    error::{
        InsertFailure, InsertManyError, UnstoredModel,
        driver::{Context, is_certain_not_to_be_done},
        insert,
    },
};
use mongodb::error::{Error as DriverError, ErrorKind, InsertManyError as Refusals, TRANSIENT_TRANSACTION_ERROR};
use std::collections::HashMap;

/// What became of the models so far.
#[derive(Debug)]
pub(super) struct Report {
    ordered: bool,
    /// Whether nothing more is to be sent.
    over: bool,
    so_far: InsertManyError,
    /// The error of a transaction that can be run again as a whole: what became of its parts does not matter.
    transaction: Option<Error>,
}

impl Report {
    pub(super) fn new(ordered: bool) -> Self {
        Self { ordered, over: false, so_far: InsertManyError::default(), transaction: None }
    }

    /// The position of the first of some more models that were taken from the caller.
    pub(super) fn take(&mut self, models: usize) -> usize {
        self.so_far.taken += models;
        self.so_far.taken - models
    }

    /// Whether nothing more is to be sent: an answer of the server has ended the insert.
    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// How many models the server, or their own rules, have decided on.
    pub(super) fn done(&self) -> usize {
        self.so_far.inserted + self.so_far.failures.len()
    }

    /// A model that cannot be sent.
    pub(super) fn unfit(&mut self, position: usize, unfit: Box<Unfit>) {
        let Unfit { id, error, document } = *unfit;
        self.so_far.failures.push(InsertFailure { position, id, error, document });
    }

    /// A batch that is not sent any more.
    pub(super) fn not_tried(&mut self, batch: &Batch) {
        self.so_far.not_tried.extend(batch.models());
    }

    /// A batch that was sent.
    pub(super) fn sent(&mut self, batch: &Batch, result: Result<(), DriverError>, context: Context<'_>) {
        let Err(error) = result else {
            self.so_far.inserted += batch.len();
            return;
        };
        // Only that some documents are refused can be put up with.
        self.over |= self.ordered || !is_refusal_alone(&error);
        if error.contains_label(TRANSIENT_TRANSACTION_ERROR) {
            self.transaction = Some(context.error(error));
            return;
        }
        if let ErrorKind::InsertMany(refusals) = &*error.kind {
            return self.refused(batch, refusals, context);
        }
        let so_far = &mut self.so_far;
        let models = if is_certain_not_to_be_done(&error) { &mut so_far.not_tried } else { &mut so_far.unknown };
        models.extend(batch.models());
        so_far.cause = Some(Box::new(context.error(error)));
    }

    /// The server decided on each document; in order, up to the first that it refused.
    fn refused(&mut self, batch: &Batch, refusals: &Refusals, context: Context<'_>) {
        let so_far = &mut self.so_far;
        let mut refused: HashMap<_, _> = refusals.write_errors.iter().flatten().map(|one| (one.index, one)).collect();
        let end = if self.ordered { refused.keys().min().copied() } else { None };
        for (index, model) in batch.models().enumerate() {
            if let Some(refusal) = refused.remove(&index) {
                let UnstoredModel { position, document } = model;
                let error = context.refused(refusal.code, &refusal.message, Some(&document));
                let id = insert::id(&document);
                so_far.failures.push(InsertFailure { position, id, error, document: Some(document) });
            } else if end.is_some_and(|end| index > end) {
                so_far.not_tried.push(model);
            } else if refusals.write_concern_error.is_some() {
                so_far.unconfirmed.push(model.position);
                so_far.unknown.push(model);
            } else {
                so_far.inserted += 1;
            }
        }
        if let Some(concern) = &refusals.write_concern_error {
            so_far.cause = Some(Box::new(context.write_concern_error(concern)));
        }
    }

    /// How many were stored, if that is all.
    pub(super) fn finish(self) -> Result<usize> {
        let mut end = self.so_far;
        if let Some(error) = self.transaction {
            return Err(error);
        }
        if end.failures.is_empty() && end.cause.is_none() {
            return Ok(end.inserted);
        }
        end.failures.sort_by_key(|failure| failure.position);
        end.unknown.sort_by_key(|model| model.position);
        end.not_tried.sort_by_key(|model| model.position);
        Err(Box::new(end).into())
    }
}

fn is_refusal_alone(error: &DriverError) -> bool {
    matches!(&*error.kind, ErrorKind::InsertMany(refusals) if refusals.write_concern_error.is_none())
}
