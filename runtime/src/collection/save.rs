use super::{
    Collection, builder::builder, done::Done, hooks, options::shared_write_options, outgoing, revision,
    stamped::Stamped, visible::Deleted,
};
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
use bson::{Document, RawDocument, RawDocumentBuf};
use mongodb::{ClientSession, results::UpdateResult};

/// A `save` that is being put together; see [`Collection::save`].
#[must_use = "nothing is saved until it is awaited"]
pub struct Save<'a, M> {
    collection: Collection<M>,
    model: &'a mut M,
    options: WriteOptions,
    pub(super) session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> Save<'a, M> {
    pub(super) fn new(collection: &Collection<M>, model: &'a mut M) -> Self {
        outgoing::prepare_new(model);
        Self { collection: collection.clone(), model, options: WriteOptions::default(), session: None }
    }

    async fn execute(self) -> Result<()> {
        let Self { collection, model, options, mut session } = self;
        let is_new = is_new(model);
        if is_new {
            hooks::before_insert(model).await?;
        } else {
            hooks::before_update(model).await?;
        }
        let mut model = Stamped::new(model);
        if !is_unchanged(&*model)? {
            model.stamp();
        }
        let name = collection.name();
        outgoing::validate(name, &*model)?;
        let Prepared { operation, version, document } = Prepared::of(name, &*model, options)?;
        let raw = &collection.raw;
        let is_insert = matches!(operation, Operation::Insert(_));
        let result = match operation {
            Operation::Insert(insert) => insert.execute(raw, session.as_deref_mut()).await.map(|()| 1),
            Operation::Replace(replace) => replace.execute(raw, session.as_deref_mut()).await.map(found_or_made),
            Operation::Update(update) => update.execute(raw, session.as_deref_mut()).await.map(found_or_made),
            _ => return Ok(()),
        };
        let error = |error| match RawDocument::from_bytes(&document) {
            Ok(document) if is_insert => collection.context().insert_error(error, document),
            _ => collection.context().error(error),
        };
        let done = match Done::of(result) {
            Ok(done) => done,
            Err(refused) => return Err(explained(error(refused), &collection, &*model, session).await),
        };
        if done.documents == 0 {
            return Err(collection.missed(&*model, Deleted::Hidden, session).await);
        }
        model.stored_as(version, &document);
        let called = if is_new {
            hooks::after_insert(name, &mut *model).await
        } else {
            hooks::after_update(name, &mut *model).await
        };
        done.confirmed.map_err(error).and(called)
    }

    fn operation(&self) -> Result<Operation, InvalidOperation> {
        match Prepared::of(self.collection.name(), self.model, self.options.clone()) {
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

shared_write_options!(Save<'_, M>, []: options);
builder!(Save -> ());

/// Whether the model says that it is not stored yet. Without a snapshot and a version, it does not say.
fn is_new<M: DocumentModel>(model: &M) -> bool {
    match model.snapshot() {
        Some(snapshot) => snapshot.stored().is_none(),
        None => revision::expected(model) == Some(0),
    }
}

/// Whether a model with timestamps has nothing else to save.
fn is_unchanged<M: DocumentModel>(model: &M) -> Result<bool> {
    if !outgoing::has_timestamps::<M>() || model.snapshot().is_none() {
        return Ok(false);
    }
    Ok(Change::of(model)?.is_empty())
}

fn found_or_made(result: UpdateResult) -> u64 {
    result.matched_count + u64::from(result.upserted_id.is_some())
}

/// A document of this id that is stored already: not in the version that the upsert asked for, or deleted.
async fn explained<M: DocumentModel + Send + Sync>(
    error: Error,
    collection: &Collection<M>,
    model: &M,
    session: Option<&mut ClientSession>,
) -> Error {
    let is_id = matches!(&error, Error::DuplicateKey { index, .. } if index == "_id_");
    let is_upsert = model.snapshot().is_none();
    if !is_id || !is_upsert || (M::VERSION.is_none() && M::SOFT_DELETE.is_none()) {
        return error;
    }
    match (collection.stored_version(model, Deleted::Hidden, session).await, M::VERSION) {
        // With a version, the upsert was of a new model; without, nobody knows.
        (Ok(found @ Some(_)), Some(_)) | (Ok(found @ None), None) => collection.conflict(model, found),
        _ => error,
    }
}

/// What is sent, and what is stored then.
struct Prepared {
    operation: Operation,
    version: i64,
    document: Vec<u8>,
}

impl Prepared {
    fn of<M: DocumentModel>(collection: &str, model: &M, options: WriteOptions) -> Result<Self> {
        if model.snapshot().is_none() {
            return Self::whole(collection, model, options, None);
        }
        let next = revision::next(model);
        match Change::of(model)? {
            Change::New(document) => {
                let document = outgoing::finished::<M>(collection, model, document, Version::FIRST)?;
                let bytes = document.as_bytes().to_vec();
                let insert = InsertOperation { documents: vec![document], ordered: true, many: false, options };
                Ok(Self { operation: insert.into(), version: Version::FIRST, document: bytes })
            }
            change if change.is_empty() => {
                Ok(Self { operation: Operation::Nothing, version: next, document: Vec::new() })
            }
            Change::Parts { update, guards, result } => {
                let mut filter = revision::document_of(model).to_document()?;
                filter.extend(guards);
                let operation = UpdateOperation {
                    filter,
                    update: UpdateChanges::Operators(outgoing::counted::<M>(update)?),
                    array_filters: Vec::new(),
                    many: false,
                    upsert: false,
                    options,
                };
                let document = outgoing::finished::<M>(collection, model, result, next)?.into_bytes();
                Ok(Self { operation: operation.into(), version: next, document })
            }
            Change::Whole { guards, result } => Self::whole(collection, model, options, Some((guards, result))),
        }
    }

    /// Stores a document in the place of the stored one, if there has to be one.
    fn whole<M: DocumentModel>(
        collection: &str,
        model: &M,
        options: WriteOptions,
        loaded: Option<(Document, Vec<u8>)>,
    ) -> Result<Self> {
        let version = revision::next(model);
        // With a version, 0 says that the document is not stored yet.
        let upsert = loaded.is_none() && revision::expected(model).is_none_or(|version| version == 0);
        let mut filter = revision::document_of(model).to_document()?;
        let replacement: RawDocumentBuf = match loaded {
            Some((guards, document)) => {
                filter.extend(guards);
                outgoing::finished::<M>(collection, model, document, version)?
            }
            None => outgoing::encode(collection, model, version)?,
        };
        let document = replacement.as_bytes().to_vec();
        let operation = ReplaceOperation { filter, replacement, upsert, options }.into();
        Ok(Self { operation, version, document })
    }
}
