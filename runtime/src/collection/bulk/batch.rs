//! The commands that a bulk is sent as.
//!
//! The driver has one for this, which needs a server of version 8.0. So inserts go through its `insertMany`, which it
//! sends once more if the connection is lost; updates and deletions, of which it sends one at a time, are put into
//! commands here, and are not sent again.

use crate::{
    model::DocumentModel,
    plan::{BulkWrite, DeleteOperation, ReplaceOperation, UpdateOperation, WriteOptions},
};
use bson::{Bson, Document, RawArrayBuf, RawBson, RawDocumentBuf, raw::CString};
use mongodb::options::{InsertManyOptions, WriteConcern};
use std::mem;

type Result<T, E = bson::error::Error> = std::result::Result<T, E>;

/// So many writes go into one command, at the most: what a server takes.
const MOST_WRITES: usize = 100_000;

/// So many bytes of writes go into one command, at the most, unless one write alone has more. A command has room for 16
/// MiB, and for one document of that size.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// The kind of command that a write goes into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Insert,
    Update,
    /// A replacement of one version. It has its command for itself, as the reply to a command of several does not say which
    /// of them found nothing.
    ReplaceVersion,
    /// Updates as well, whose documents are counted as deleted.
    SoftDelete,
    Delete,
}

impl Kind {
    fn of<M: DocumentModel>(write: &BulkWrite) -> Self {
        match write {
            BulkWrite::Insert(_) => Self::Insert,
            // An upsert that does not find the version finds that the `_id` is taken.
            BulkWrite::Replace(replace) if M::VERSION.is_some() && !replace.upsert => Self::ReplaceVersion,
            BulkWrite::Update(_) | BulkWrite::Replace(_) => Self::Update,
            BulkWrite::SoftDelete(_) => Self::SoftDelete,
            BulkWrite::Delete(_) => Self::Delete,
        }
    }
}

/// Writes of one command.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) kind: Kind,
    /// Their positions in the bulk.
    pub(super) positions: Vec<usize>,
    /// New documents, or statements.
    pub(super) documents: Vec<RawDocumentBuf>,
    bytes: usize,
}

impl Batch {
    fn new(kind: Kind) -> Self {
        Self { kind, positions: Vec::new(), documents: Vec::new(), bytes: 0 }
    }

    fn takes(&self, kind: Kind, document: &RawDocumentBuf) -> bool {
        let bytes = self.bytes + document.as_bytes().len();
        let most = if kind == Kind::ReplaceVersion { 1 } else { MOST_WRITES };
        self.kind == kind && self.positions.len() < most && (bytes <= MOST_BYTES || self.positions.is_empty())
    }

    fn push(&mut self, position: usize, document: RawDocumentBuf) {
        self.bytes += document.as_bytes().len();
        self.positions.push(position);
        self.documents.push(document);
    }
}

/// The writes in as few batches as keep their order; if there is none, all of one kind together.
pub(super) fn batches<M: DocumentModel>(writes: Vec<BulkWrite>, ordered: bool) -> Result<Vec<Batch>> {
    let mut writes: Vec<_> = writes.into_iter().enumerate().collect();
    if !ordered {
        writes.sort_by_key(|(_, write)| Kind::of::<M>(write));
    }
    let mut batches = Vec::new();
    let mut batch = Batch::new(Kind::Insert);
    for (position, write) in writes {
        let (kind, document) = (Kind::of::<M>(&write), statement(write)?);
        if !batch.takes(kind, &document) {
            batches.push(mem::replace(&mut batch, Batch::new(kind)));
        }
        batch.push(position, document);
    }
    batches.push(batch);
    batches.retain(|batch| !batch.positions.is_empty());
    Ok(batches)
}

/// A write as its command has it.
fn statement(write: BulkWrite) -> Result<RawDocumentBuf> {
    match write {
        BulkWrite::Insert(document) => Ok(document),
        BulkWrite::Update(update) | BulkWrite::SoftDelete(update) => {
            let UpdateOperation { filter, update, array_filters, many, upsert, options } = *update;
            let array_filters =
                (!array_filters.is_empty()).then(|| Bson::from(array_filters).try_into()).transpose()?;
            let own = [
                ("u", Some(Bson::from(update).try_into()?)),
                ("multi", many.then_some(RawBson::Boolean(true))),
                ("upsert", upsert.then_some(RawBson::Boolean(true))),
                ("arrayFilters", array_filters),
            ];
            with_filter(&filter, own, options)
        }
        BulkWrite::Replace(replace) => {
            let ReplaceOperation { filter, replacement, upsert, options } = *replace;
            let own = [("u", Some(replacement.into())), ("upsert", upsert.then_some(RawBson::Boolean(true)))];
            with_filter(&filter, own, options)
        }
        BulkWrite::Delete(delete) => {
            let DeleteOperation { filter, many, options } = *delete;
            with_filter(&filter, [("limit", Some(RawBson::Int32((!many).into())))], options)
        }
    }
}

fn with_filter<const N: usize>(
    filter: &Document,
    own: [(&str, Option<RawBson>); N],
    options: WriteOptions,
) -> Result<RawDocumentBuf> {
    let collation = options.collation.map(|collation| bson::serialize_to_raw_document_buf(&collation)).transpose()?;
    let common = [("collation", collation.map(RawBson::from)), ("hint", options.hint.map(RawBson::from))];
    let filter = [("q", Some(RawDocumentBuf::try_from(filter)?.into()))];
    fields(filter.into_iter().chain(own).chain(common))
}

/// What is said for a bulk as a whole.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    pub(super) ordered: bool,
    pub(super) comment: Option<Bson>,
    pub(super) write_concern: Option<WriteConcern>,
}

impl Shared {
    pub(super) fn for_insert(&self) -> InsertManyOptions {
        let mut options = InsertManyOptions::default();
        options.ordered = Some(self.ordered);
        options.comment.clone_from(&self.comment);
        options.write_concern.clone_from(&self.write_concern);
        options
    }

    /// The command of a batch of statements.
    pub(super) fn command(&self, collection: &str, batch: &Batch) -> Result<RawDocumentBuf> {
        let (name, list) = if batch.kind == Kind::Delete { ("delete", "deletes") } else { ("update", "updates") };
        let mut statements = RawArrayBuf::new();
        batch.documents.iter().for_each(|statement| statements.push(&**statement));
        let concern = self.write_concern.as_ref().map(bson::serialize_to_raw_document_buf).transpose()?;
        fields([
            (name, Some(collection.into())),
            ("ordered", Some(self.ordered.into())),
            ("comment", self.comment.clone().map(RawBson::try_from).transpose()?),
            ("writeConcern", concern.map(RawBson::from)),
            (list, Some(RawBson::Array(statements))),
        ])
    }
}

/// A document of the fields that have a value.
fn fields<'n>(fields: impl IntoIterator<Item = (&'n str, Option<RawBson>)>) -> Result<RawDocumentBuf> {
    let mut document = RawDocumentBuf::new();
    for (name, value) in fields {
        if let Some(value) = value {
            document.append(CString::try_from(name)?, value);
        }
    }
    Ok(document)
}

#[cfg(test)]
mod tests;
