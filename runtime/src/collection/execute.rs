//! The operations of plans are executed here: each becomes one action of the driver.
//!
//! What is no operation is where it belongs: the list of the existing indexes in `index`, the question about a query in
//! `explain`, and the end of a transaction in `transaction::attempt`.

mod client_bulk;

use super::{read_ahead::read_ahead, replies::Replies};
use crate::{
    error::InvalidOperation,
    index::Index,
    plan::{
        CountByOperation, CountOperation, CreateIndexesOperation, DeleteOperation, DistinctOperation,
        EstimatedCountOperation, FindAndModifyOperation, FindOperation, InsertOperation, Modification,
        ReplaceOperation, UpdateChanges, UpdateOperation,
    },
};
use bson::{Bson, Document, RawDocument, RawDocumentBuf};
use futures_util::stream::{self, StreamExt};
use mongodb::{
    ClientSession, IndexModel,
    options::{IndexOptions, InsertManyOptions, ReturnDocument, UpdateModifications},
    raw_batch_cursor::SessionRawBatchCursor,
    results::UpdateResult,
};
use std::ops::Deref;

type Result<T, E = mongodb::error::Error> = std::result::Result<T, E>;
type Collection = mongodb::Collection<RawDocumentBuf>;
type Session<'a> = Option<&'a mut ClientSession>;

/// Passes the session on to an action, if there is one.
macro_rules! with_session {
    ($action:expr, $session:expr) => {
        match $session {
            Some(session) => $action.session(session).await,
            None => $action.await,
        }
    };
}

impl FindOperation {
    /// Raw batches, because the driver's own cursor copies each document and boxes a future for it.
    pub(super) async fn execute<'a>(self, on: &Collection, session: Session<'a>) -> Result<Replies<'a>> {
        let mut options = self.options.into_find();
        options.projection = (!self.projection.is_empty()).then_some(self.projection);
        options.sort = (!self.sort.is_empty()).then_some(self.sort);
        options.skip = self.skip;
        options.limit = self.limit.map(i64::from);
        options.batch_size = self.batch_size;
        let find = on.find(self.filter).with_options(options);
        let Some(session) = session else {
            return Ok(Replies::new(read_ahead(find.batch().await?)));
        };
        let cursor = find.session(&mut *session).batch().await?;
        Ok(in_session(cursor, session))
    }
}

fn in_session<'a>(cursor: SessionRawBatchCursor, session: &'a mut ClientSession) -> Replies<'a> {
    let next = async |(mut cursor, session): (SessionRawBatchCursor, &'a mut ClientSession)| {
        let batch = cursor.stream(session).next().await?;
        Some((batch, (cursor, session)))
    };
    Replies::new(stream::unfold((cursor, session), next))
}

impl CountOperation {
    pub(super) async fn execute(self, on: &Collection, session: Session<'_>) -> Result<u64> {
        with_session!(on.count_documents(self.filter).with_options(self.options.into_count()), session)
    }
}

impl EstimatedCountOperation {
    pub(super) async fn execute(self, on: &Collection) -> Result<u64> {
        on.estimated_document_count().with_options(self.options.into_estimated_count()).await
    }
}

impl DistinctOperation {
    pub(super) async fn execute(self, on: &Collection, session: Session<'_>) -> Result<Vec<Bson>> {
        let distinct = on.distinct(self.field, self.filter).with_options(self.options.into_distinct());
        with_session!(distinct, session)
    }
}

impl CountByOperation {
    pub(super) async fn execute<'a>(self, on: &Collection, session: Session<'a>) -> Result<Replies<'a>> {
        let aggregate = on.aggregate(self.pipeline()).with_options(self.options.into_aggregate());
        let Some(session) = session else {
            return Ok(Replies::new(read_ahead(aggregate.batch().await?)));
        };
        let cursor = aggregate.session(&mut *session).batch().await?;
        Ok(in_session(cursor, session))
    }
}

impl InsertOperation {
    /// It keeps the documents, for what the server says about them.
    pub(super) async fn execute(&self, on: &Collection, session: Session<'_>) -> Result<()> {
        let options = self.options.clone();
        match (self.many, self.documents.as_slice()) {
            // The server refuses an empty command; there is nothing to do.
            (_, []) => Ok(()),
            (false, [document]) => {
                with_session!(on.insert_one(document).with_options(options.into_insert_one()), session).map(|_| ())
            }
            (_, documents) => {
                let mut options = options.into_insert_many();
                options.ordered = Some(self.ordered);
                insert_many(documents.iter().map(Deref::deref).collect(), options, on, session).await
            }
        }
    }
}

impl UpdateOperation {
    pub(super) async fn execute(self, on: &Collection, session: Session<'_>) -> Result<UpdateResult> {
        let mut options = self.options.into_update();
        options.upsert = self.upsert.then_some(true);
        options.array_filters = (!self.array_filters.is_empty()).then_some(self.array_filters);
        let changes = UpdateModifications::from(self.update);
        let update = if self.many { on.update_many(self.filter, changes) } else { on.update_one(self.filter, changes) };
        with_session!(update.with_options(options), session)
    }
}

impl From<UpdateChanges> for UpdateModifications {
    fn from(changes: UpdateChanges) -> Self {
        match changes {
            UpdateChanges::Operators(changes) => changes.into(),
            UpdateChanges::Pipeline(stages) => stages.into(),
        }
    }
}

impl ReplaceOperation {
    pub(super) async fn execute(self, on: &Collection, session: Session<'_>) -> Result<UpdateResult> {
        let mut options = self.options.into_replace();
        options.upsert = self.upsert.then_some(true);
        with_session!(on.replace_one(self.filter, self.replacement).with_options(options), session)
    }
}

impl DeleteOperation {
    pub(super) async fn execute(self, on: &Collection, session: Session<'_>) -> Result<u64> {
        let delete = if self.many { on.delete_many(self.filter) } else { on.delete_one(self.filter) };
        let delete = delete.with_options(self.options.into_delete());
        with_session!(delete, session).map(|result| result.deleted_count)
    }
}

impl FindAndModifyOperation {
    pub(super) async fn execute(self, on: &Collection, session: Session<'_>) -> Result<Option<RawDocumentBuf>> {
        let Self { filter, modification, projection, sort, upsert, after, max_time, options } = self;
        let projection = (!projection.is_empty()).then_some(projection);
        let sort = (!sort.is_empty()).then_some(sort);
        let upsert = upsert.then_some(true);
        let read = after.then_some(ReturnDocument::After);
        match modification {
            Modification::Update { update, array_filters } => {
                let mut options = options.into_find_one_and_update();
                options.array_filters = (!array_filters.is_empty()).then_some(array_filters);
                (options.projection, options.sort, options.max_time) = (projection, sort, max_time);
                (options.upsert, options.return_document) = (upsert, read);
                with_session!(on.find_one_and_update(filter, update).with_options(options), session)
            }
            Modification::Replace(replacement) => {
                let mut options = options.into_find_one_and_replace();
                (options.projection, options.sort, options.max_time) = (projection, sort, max_time);
                (options.upsert, options.return_document) = (upsert, read);
                with_session!(on.find_one_and_replace(filter, replacement).with_options(options), session)
            }
            Modification::Delete => {
                let mut options = options.into_find_one_and_delete();
                (options.projection, options.sort, options.max_time) = (projection, sort, max_time);
                with_session!(on.find_one_and_delete(filter).with_options(options), session)
            }
        }
    }
}

/// Stores new documents: a batch of an insert, or those among the writes of a bulk.
pub(super) async fn insert_many(
    documents: Vec<&RawDocument>,
    options: InsertManyOptions,
    on: &Collection,
    session: Session<'_>,
) -> Result<()> {
    let on = on.clone_with_type::<&RawDocument>();
    with_session!(on.insert_many(documents).with_options(options), session).map(|_| ())
}

/// Sends a command that the driver has no action for.
pub(super) async fn command(command: RawDocumentBuf, on: &Collection, session: Session<'_>) -> Result<Document> {
    let database = on.client().database(&on.namespace().db);
    with_session!(database.run_raw_command(command), session)
}

impl CreateIndexesOperation {
    pub(super) async fn execute(self, on: &Collection, session: Session<'_>) -> crate::Result<Result<()>> {
        let models = self.indexes.iter().map(index_model).collect::<Result<Vec<_>, InvalidOperation>>()?;
        Ok(with_session!(on.create_indexes(models), session).map(|_| ()))
    }
}

fn index_model(index: &Index) -> Result<IndexModel, InvalidOperation> {
    let options = IndexOptions::builder()
        .name(index.name())
        .unique(index.is_unique().then_some(true))
        .partial_filter_expression(index.partial_filter()?)
        .build();
    Ok(IndexModel::builder().keys(index.to_document()).options(options).build())
}
