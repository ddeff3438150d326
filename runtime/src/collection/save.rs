use super::{Collection, builder::builder, hooks, options::shared_write_options, outgoing, revision, visible::Deleted};
use crate::{
    Result,
    changes::Change,
    error::{Error, InvalidOperation},
    model::{DocumentModel, Version},
    plan::{
        InsertOperation, Operation, ReplaceOperation, UpdateChanges, UpdateOperation, Usable, WriteOptions,
        usable_indexes,
    },
};
use bson::{Document, RawDocumentBuf};
use mongodb::ClientSession;

/// A `save` that is being put together; see [`Collection::save`].
#[must_use = "nothing is saved until it is awaited"]
pub struct Save<'a, M> {
    collection: Collection<M>,
    model: &'a mut M,
    options: WriteOptions,
    session: Option<&'a mut ClientSession>,
}

/// What is sent, and what is stored then.
struct Prepared {
    operation: Operation,
    version: i64,
    document: Vec<u8>,
}

impl<'a, M: DocumentModel + Send + Sync> Save<'a, M> {
    pub(super) fn new(collection: &Collection<M>, model: &'a mut M) -> Self {
        outgoing::prepare_new(model);
        Self { collection: collection.clone(), model, options: WriteOptions::default(), session: None }
    }

    async fn execute(mut self) -> Result<()> {
        let is_new = self.is_new();
        if is_new {
            hooks::before_insert(self.model).await?;
        } else {
            hooks::before_update(self.model).await?;
        }
        if !self.is_unchanged()? {
            outgoing::prepare(self.model);
        }
        outgoing::validate(self.collection.name(), self.model)?;
        let Prepared { operation, version, document } = self.prepare()?;
        let (raw, context) = (&self.collection.raw, self.collection.context());
        let session = self.session.as_deref_mut();
        let error = |error| context.error(error);
        let is_stored = match operation {
            Operation::Insert(insert) => {
                let result = insert.execute(raw, session).await;
                result.map(|()| true).map_err(|error| context.insert_error(error, &insert.documents[0]))
            }
            Operation::Replace(replace) => {
                let result = replace.execute(raw, session).await.map_err(error);
                result.map(|result| result.matched_count > 0 || result.upserted_id.is_some())
            }
            Operation::Update(update) => {
                update.execute(raw, session).await.map_err(error).map(|result| result.matched_count > 0)
            }
            _ => return Ok(()),
        };
        match is_stored {
            Ok(true) => {
                outgoing::stored_as(self.model, version, &document);
                let name = self.collection.name();
                if is_new {
                    hooks::after_insert(name, self.model).await
                } else {
                    hooks::after_update(name, self.model).await
                }
            }
            Ok(false) => Err(self.collection.missed(self.model, Deleted::Hidden, self.session).await),
            Err(error) => Err(self.explained(error).await),
        }
    }

    /// Whether the model says that it is not stored yet. Without a snapshot and a version, it does not say.
    fn is_new(&self) -> bool {
        match self.model.snapshot() {
            Some(snapshot) => snapshot.stored().is_none(),
            None => revision::expected(self.model) == Some(0),
        }
    }

    /// Whether a model with timestamps has nothing else to save.
    fn is_unchanged(&self) -> Result<bool> {
        if !outgoing::has_timestamps::<M>() || self.model.snapshot().is_none() {
            return Ok(false);
        }
        Ok(Change::of(self.model)?.is_empty())
    }

    /// A document of this id that is stored already: not in the version that the upsert asked for, or deleted.
    async fn explained(self, error: Error) -> Error {
        let is_id = matches!(&error, Error::DuplicateKey { index, .. } if index == "_id_");
        let is_upsert = self.model.snapshot().is_none();
        if !is_id || !is_upsert || (M::VERSION.is_none() && M::SOFT_DELETE.is_none()) {
            return error;
        }
        match (self.collection.stored_version(self.model, Deleted::Hidden, self.session).await, M::VERSION) {
            // With a version, the upsert was of a new model; without, nobody knows.
            (Ok(found @ Some(_)), Some(_)) | (Ok(found @ None), None) => self.collection.conflict(self.model, found),
            _ => error,
        }
    }

    fn prepare(&self) -> Result<Prepared> {
        if self.model.snapshot().is_none() {
            return self.whole(None);
        }
        let collection = self.collection.name();
        let (next, options) = (revision::next(self.model), self.options.clone());
        match Change::of(self.model)? {
            Change::New(document) => {
                let document = outgoing::finished::<M>(collection, self.model, document, Version::FIRST)?;
                let bytes = document.as_bytes().to_vec();
                let insert = InsertOperation { documents: vec![document], ordered: true, many: false, options };
                Ok(Prepared { operation: insert.into(), version: Version::FIRST, document: bytes })
            }
            change if change.is_empty() => {
                Ok(Prepared { operation: Operation::Nothing, version: next, document: Vec::new() })
            }
            Change::Parts { update, guards, result } => {
                let mut filter = revision::document_of(self.model).to_document()?;
                filter.extend(guards);
                let operation = UpdateOperation {
                    filter,
                    update: UpdateChanges::Operators(outgoing::counted::<M>(update)?),
                    array_filters: Vec::new(),
                    many: false,
                    upsert: false,
                    options,
                };
                let document = outgoing::finished::<M>(collection, self.model, result, next)?.into_bytes();
                Ok(Prepared { operation: operation.into(), version: next, document })
            }
            Change::Whole { guards, result } => self.whole(Some((guards, result))),
        }
    }

    /// Stores a document in the place of the stored one, if there has to be one.
    fn whole(&self, loaded: Option<(Document, Vec<u8>)>) -> Result<Prepared> {
        let (collection, version) = (self.collection.name(), revision::next(self.model));
        // With a version, 0 says that the document is not stored yet.
        let upsert = loaded.is_none() && revision::expected(self.model).is_none_or(|version| version == 0);
        let mut filter = revision::document_of(self.model).to_document()?;
        let replacement: RawDocumentBuf = match loaded {
            Some((guards, document)) => {
                filter.extend(guards);
                outgoing::finished::<M>(collection, self.model, document, version)?
            }
            None => outgoing::encode(collection, self.model, version)?,
        };
        let document = replacement.as_bytes().to_vec();
        let operation = ReplaceOperation { filter, replacement, upsert, options: self.options.clone() }.into();
        Ok(Prepared { operation, version, document })
    }

    fn operation(&self) -> Result<Operation, InvalidOperation> {
        match self.prepare() {
            Ok(prepared) => Ok(prepared.operation),
            Err(error) => Err(InvalidOperation::new(error.to_string())),
        }
    }

    fn usable(&self) -> Usable {
        let is_new = self.model.snapshot().is_some_and(|snapshot| snapshot.stored().is_none());
        let filter = revision::document_of(self.model);
        if is_new { Usable::NotAsked } else { usable_indexes(M::INDEXES, filter.sent().condition(), &Document::new()) }
    }
}

builder!(Save -> ());
shared_write_options!(Save<'_, M>, []: options);
