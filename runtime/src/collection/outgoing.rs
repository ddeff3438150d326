//! What is done to models and updates before they are sent, for every operation alike.

use crate::{
    Result,
    codec::{self, FieldType},
    error::{EncodeError, Error, InvalidOperation, ValidationError},
    model::{DocumentId, DocumentModel},
    rule::Validator,
    shell,
    update::{RenderedUpdate, Update},
};
use bson::RawDocumentBuf;

/// Makes a new model ready to be stored: gives it an id, if it has none.
pub(super) fn prepare_new<M: DocumentModel>(model: &mut M) {
    model.id_mut().fill();
}

/// A model as the document to send, if it keeps all rules.
pub(super) fn checked<M: DocumentModel>(collection: &str, model: &M) -> Result<RawDocumentBuf> {
    model.validate().map_err(|violations| ValidationError::new(collection, violations))?;
    encode(collection, model)
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

/// An update as it is sent.
pub(super) fn update<M: DocumentModel>(update: &Update<M>) -> Result<RenderedUpdate, InvalidOperation> {
    update.render()
}
