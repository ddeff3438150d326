use super::{Collection, builder::builder};
use crate::{
    Result,
    codec::{self, FieldType},
    error::{EncodeError, Error, InsertManyError, InvalidOperation, ValidationError},
    model::{DocumentId, DocumentModel},
    plan::{InsertOperation, Usable},
    rule::Validator,
    shell,
};
use bson::RawDocumentBuf;
use mongodb::ClientSession;

/// A model as the document to send, checked for size.
pub(super) fn encode<M: DocumentModel>(collection: &str, model: &M) -> Result<RawDocumentBuf> {
    let bytes = codec::to_vec(model)?;
    if bytes.len() > codec::MAX_DOCUMENT_SIZE {
        let id = model.id().to_bson().map(|id| shell::value(&id).to_string()).unwrap_or_default();
        return Err(Error::DocumentTooLarge { collection: collection.to_owned(), id, size: bytes.len() });
    }
    RawDocumentBuf::from_bytes(bytes).map_err(|error| EncodeError::new(error.to_string()).into())
}

/// Models as the documents to send, with the violations of all of them together.
fn encode_all<'m, M: DocumentModel>(
    collection: &str,
    models: impl Iterator<Item = &'m M>,
) -> Result<Vec<RawDocumentBuf>> {
    let mut violations = Validator::default();
    let mut documents = Vec::with_capacity(models.size_hint().0);
    for (position, model) in models.enumerate() {
        violations.position(position, |at| model.validate_fields(at));
        documents.push(encode(collection, model));
    }
    match violations.finish() {
        none if none.is_empty() => documents.into_iter().collect(),
        violations => Err(ValidationError::new(collection, violations).into()),
    }
}

/// An `insert_one` that is being put together; see [`Collection::insert_one`].
#[must_use = "an insert does nothing until it is awaited"]
pub struct InsertOne<'a, M> {
    collection: Collection<M>,
    model: &'a M,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> InsertOne<'a, M> {
    pub(super) fn new(collection: &Collection<M>, model: &'a mut M) -> Self {
        model.id_mut().fill();
        Self { collection: collection.clone(), model, session: None }
    }

    async fn execute(self) -> Result<()> {
        let name = self.collection.name();
        self.model.validate().map_err(|violations| ValidationError::new(name, violations))?;
        let operation = InsertOperation { documents: vec![encode(name, self.model)?], ordered: true, many: false };
        let result = operation.execute(&self.collection.raw, self.session).await;
        result.map_err(|error| self.collection.context().error(error))
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let document = encode(self.collection.name(), self.model).map_err(invalid)?;
        Ok(InsertOperation { documents: vec![document], ordered: true, many: false })
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

builder!(InsertOne -> ());

/// An `insert_many` that is being put together; see [`Collection::insert_many`].
#[must_use = "an insert does nothing until it is awaited"]
pub struct InsertMany<'a, M> {
    collection: Collection<M>,
    models: Vec<&'a M>,
    ordered: bool,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> InsertMany<'a, M> {
    pub(super) fn new(collection: &Collection<M>, models: impl IntoIterator<Item = &'a mut M>) -> Self {
        let fill = |model: &'a mut M| {
            model.id_mut().fill();
            &*model
        };
        let collection = collection.clone();
        Self { collection, models: models.into_iter().map(fill).collect(), ordered: true, session: None }
    }

    /// Whether to stop at the first document that the server refuses, as it does unless told otherwise.
    pub fn ordered(mut self, ordered: bool) -> Self {
        self.ordered = ordered;
        self
    }

    async fn execute(self) -> Result<usize> {
        let documents = encode_all(self.collection.name(), self.models.iter().copied())?;
        let (count, ordered) = (documents.len(), self.ordered);
        let operation = InsertOperation { documents, ordered, many: true };
        let result = operation.execute(&self.collection.raw, self.session).await;
        match result.map_err(|error| self.collection.context().error(error)) {
            Ok(()) => Ok(count),
            Err(Error::InsertMany(error)) => Err(with_inserted(error, count, ordered).into()),
            Err(error) => Err(error),
        }
    }

    fn operation(&self) -> Result<InsertOperation, InvalidOperation> {
        let encode = |model: &&M| encode(self.collection.name(), *model).map_err(invalid);
        let documents = self.models.iter().map(encode).collect::<Result<_, _>>()?;
        Ok(InsertOperation { documents, ordered: self.ordered, many: true })
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

builder!(InsertMany -> usize);

/// In order, all before the first failure are stored; otherwise all but the failures.
fn with_inserted(mut error: InsertManyError, count: usize, ordered: bool) -> InsertManyError {
    error.failures.sort_by_key(|failure| failure.position);
    error.inserted = match error.failures.first() {
        Some(first) if ordered => first.position,
        _ => count - error.failures.len(),
    };
    error
}

fn invalid(error: Error) -> InvalidOperation {
    InvalidOperation::new(error.to_string())
}
