//! What is done to models, filters and updates before they are sent, for every operation alike.

mod upsert;

use crate::{
    Result,
    codec::{self, FieldType},
    error::{EncodeError, Error, InvalidOperation, ValidationError},
    filter::Filter,
    model::{DocumentId, DocumentModel},
    rule::Validator,
    shell,
    update::{RenderedUpdate, Update},
};
use bson::{Bson, Document, RawDocumentBuf, oid::ObjectId};

/// Makes a new model ready to be stored: gives it an id, if it has none.
pub(super) fn prepare_new<M: DocumentModel>(model: &mut M) {
    model.id_mut().fill();
}

/// A model as the document to send, if it keeps all rules.
pub(super) fn checked<M: DocumentModel>(collection: &str, model: &M) -> Result<RawDocumentBuf> {
    model.validate().map_err(|violations| ValidationError::new(collection, violations))?;
    encode(collection, model)
}

/// A model that cannot be sent, and why.
#[derive(Debug)]
pub(super) struct Unfit {
    pub(super) id: Bson,
    pub(super) error: Error,
    /// What it would be stored as, if it has a BSON form.
    pub(super) document: Option<RawDocumentBuf>,
}

/// A model that is not sent because of an error of [`checked`].
#[cold]
pub(super) fn unfit<M: DocumentModel>(model: &M, error: Error) -> Box<Unfit> {
    let document = codec::to_vec(model).ok().and_then(|bytes| RawDocumentBuf::from_bytes(bytes).ok());
    Box::new(Unfit { id: model.id().to_bson().unwrap_or_default(), error, document })
}

/// Models as the documents to send, with the violations of all of them together.
pub(super) fn checked_all<'m, M: DocumentModel>(
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

/// A model as the document to send, checked for size.
pub(super) fn encode<M: DocumentModel>(collection: &str, model: &M) -> Result<RawDocumentBuf> {
    let bytes = codec::to_vec(model)?;
    if bytes.len() > codec::MAX_DOCUMENT_SIZE {
        let id = model.id().to_bson().map(|id| shell::value(&id).to_string()).unwrap_or_default();
        return Err(Error::DocumentTooLarge { collection: collection.to_owned(), id, size: bytes.len() });
    }
    RawDocumentBuf::from_bytes(bytes).map_err(|error| EncodeError::new(error.to_string()).into())
}

/// A model as the document that a plan shows.
pub(super) fn shown<M: DocumentModel>(collection: &str, model: &M) -> Result<RawDocumentBuf, InvalidOperation> {
    encode(collection, model).map_err(|error| InvalidOperation::new(error.to_string()))
}

/// Refuses an update whose values break rules.
pub(super) fn check_update<M: DocumentModel>(collection: &str, update: &Update<M>) -> Result<()> {
    Ok(update.validate().map_err(|violations| ValidationError::of_update(collection, violations))?)
}

/// The filter of a write. One to many documents is not to be to all of them by accident, as a filter that was put together
/// from parts may have turned out to have none.
pub(super) fn filter<M: DocumentModel>(filter: &Filter<M>, may_be_empty: bool) -> Result<Document, InvalidOperation> {
    let document = filter.to_document()?;
    if document.is_empty() && !may_be_empty {
        return Err(InvalidOperation::new(format!(
            "the filter has no conditions, so that every document of `{}` would be written to; if that is meant, say \
             `.all()`",
            M::COLLECTION
        )));
    }
    Ok(document)
}

/// An update as it is sent, to change documents that meet this filter, or in an upsert to store a new one.
pub(super) fn update<M: DocumentModel>(
    filter: &Document,
    update: &Update<M>,
    upsert: bool,
) -> Result<RenderedUpdate, InvalidOperation> {
    let mut rendered = update.render()?;
    if upsert {
        if let Some((name, version)) = M::SCHEMA_VERSION {
            let on_insert = rendered.update.entry("$setOnInsert".to_owned()).or_insert_with(|| Document::new().into());
            if let Bson::Document(on_insert) = on_insert {
                on_insert.insert(name, version);
            }
        }
        upsert::check::<M>(filter, &rendered.update)?;
    }
    Ok(rendered)
}

/// A model that an upsert may store as a new document needs an id. It gets none here, for its owner keeps it as it is.
pub(super) fn check_id<M: DocumentModel>(model: &M, upsert: bool) -> Result<(), InvalidOperation> {
    match model.id().to_bson() {
        Ok(Bson::ObjectId(id)) if upsert && id == ObjectId::from_bytes([0; 12]) => Err(InvalidOperation::new(
            "if no document matches, the upsert stores the model with a nil id: give it one with `ObjectId::new()`",
        )),
        _ => Ok(()),
    }
}
