//! What is done to models, filters and updates before they are sent, for every operation alike.

mod upsert;

use super::{revision, visible::Visible};
use crate::{
    Result,
    codec::{self, Decoder, Encoder, FieldType},
    error::{EncodeError, Error, InvalidOperation, ValidationError},
    model::{DocumentId, DocumentModel},
    update::{RenderedUpdate, Update},
};
use bson::{Bson, DateTime, Document, RawDocumentBuf, doc, oid::ObjectId};

/// Makes a new model ready to be stored: gives it an id, if it has none.
pub(super) fn prepare_new<M: DocumentModel>(model: &mut M) {
    model.id_mut().fill();
}

/// Whether writes set a time.
pub(super) const fn has_timestamps<M: DocumentModel>() -> bool {
    M::CREATED_AT.is_some() || M::UPDATED_AT.is_some()
}

/// A model as the document to send, in this version, if it keeps all rules.
pub(super) fn checked<M: DocumentModel>(collection: &str, model: &M, version: i64) -> Result<RawDocumentBuf> {
    validate(collection, model)?;
    encode(collection, model, version)
}

/// The same of a model that its owner keeps as it is: the document has the times that the model has not.
pub(super) fn checked_copy<M: DocumentModel>(collection: &str, model: &M, version: i64) -> Result<RawDocumentBuf> {
    let document = checked(collection, model, version)?;
    if !has_timestamps::<M>() {
        return Ok(document);
    }
    let invalid = |error: bson::error::Error| EncodeError::new(error.to_string());
    let now = DateTime::now();
    let mut document = Document::try_from(document).map_err(invalid)?;
    if let Some(field) = M::UPDATED_AT {
        document.insert(field, now);
    }
    if let Some(field) = M::CREATED_AT
        && document.get(field).is_none_or(|time| matches!(time, Bson::Null) || *time == DateTime::from_millis(0).into())
    {
        document.insert(field, now);
    }
    Ok(RawDocumentBuf::try_from(&document).map_err(invalid)?)
}

/// Checks all rules.
pub(super) fn validate<M: DocumentModel>(collection: &str, model: &M) -> Result<()> {
    model.validate().map_err(|violations| ValidationError::new(collection, violations).into())
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

/// A model as the document to send, in this version, checked for size.
pub(super) fn encode<M: DocumentModel>(collection: &str, model: &M, version: i64) -> Result<RawDocumentBuf> {
    finished(collection, model, codec::to_vec(model)?, version)
}

/// The bytes of the same, which the encoder keeps until the next.
pub(super) fn encode_with<'e, M: DocumentModel>(
    encoder: &'e mut Encoder,
    collection: &str,
    model: &M,
    version: i64,
) -> Result<&'e [u8]> {
    let document = encoder.over(model)?;
    finish(collection, model, document, version)?;
    Ok(document)
}

/// The bytes of a model's document as they are stored, in this version, checked for size.
pub(super) fn finished<M: DocumentModel>(
    collection: &str,
    model: &M,
    mut bytes: Vec<u8>,
    version: i64,
) -> Result<RawDocumentBuf> {
    finish(collection, model, &mut bytes, version)?;
    RawDocumentBuf::from_bytes(bytes).map_err(|error| EncodeError::new(error.to_string()).into())
}

fn finish<M: DocumentModel>(collection: &str, model: &M, document: &mut [u8], version: i64) -> Result<()> {
    if document.len() > codec::MAX_DOCUMENT_SIZE {
        let id = revision::id_text::<M>(model.id());
        return Err(Error::DocumentTooLarge { collection: collection.to_owned(), id, size: document.len() });
    }
    if let Some(field) = M::VERSION {
        overwrite(document, field.name, &field.to_bson(version)?);
    }
    Ok(())
}

/// Writes an integer over the one that a document has. The model keeps its own until the document is stored.
fn overwrite(document: &mut [u8], name: &str, number: &Bson) {
    let bytes = match number {
        Bson::Int32(number) => number.to_le_bytes().to_vec(),
        Bson::Int64(number) => number.to_le_bytes().to_vec(),
        _ => return,
    };
    if let Some(place) = place_of(document, name).and_then(|place| document.get_mut(place..)?.get_mut(..bytes.len())) {
        place.copy_from_slice(&bytes);
    }
}

/// Where the value of an element starts.
fn place_of(document: &[u8], name: &str) -> Option<usize> {
    let mut from = Decoder::new(document);
    let frame = from.begin_document().ok()?;
    while let Some((tag, key)) = from.next_element(&frame).ok()? {
        if key == name.as_bytes() {
            return Some(document.len() - from.remaining());
        }
        from.skip(tag).ok()?;
    }
    None
}

/// A model as the document that a plan shows.
pub(super) fn shown<M: DocumentModel>(
    collection: &str,
    model: &M,
    version: i64,
) -> Result<RawDocumentBuf, InvalidOperation> {
    encode(collection, model, version).map_err(|error| InvalidOperation::new(error.to_string()))
}

/// The filter of a write. One to many documents is not to be to all of them by accident, as a filter that was put together
/// from parts may have turned out to have none.
pub(super) fn filter<M: DocumentModel>(filter: &Visible<M>, may_be_empty: bool) -> Result<Document, InvalidOperation> {
    if !may_be_empty && filter.asked().to_document()?.is_empty() {
        return Err(InvalidOperation::new(format!(
            "the filter has no conditions, so that every document of `{}` would be written to; if that is meant, say \
             `.all()`",
            M::COLLECTION
        )));
    }
    filter.to_document()
}

/// The update that a deletion is, if documents are deleted softly.
pub(super) fn soft_delete<M: DocumentModel>(filter: &Document) -> Result<Option<RenderedUpdate>, InvalidOperation> {
    let Some(field) = M::SOFT_DELETE else { return Ok(None) };
    update(filter, &Update::<M>::constant("$set", field, DateTime::now()), false).map(Some)
}

/// Refuses a deletion of documents that are deleted already: all that a soft one could do is to forget when that was.
pub(super) fn check_deleted(permanently: bool) -> Result<(), InvalidOperation> {
    if permanently {
        return Ok(());
    }
    Err(InvalidOperation::new(
        "`with_deleted` and `only_deleted` find documents that are deleted already: say `permanently`, too, to remove them",
    ))
}

/// An update as it is sent, to change documents that meet this filter, or in an upsert to store a new one. It counts the
/// version up, and has the time.
pub(super) fn update<M: DocumentModel>(
    filter: &Document,
    update: &Update<M>,
    upsert: bool,
) -> Result<RenderedUpdate, InvalidOperation> {
    let mut rendered = update.render_with(own_changes(update, upsert)?)?;
    if upsert {
        if let Some(element) = update.element() {
            return Err(InvalidOperation::new(format!(
                "an upsert cannot change `{element}` by its position: beside a document without this element, it would \
                 store another one; leave out `upsert`"
            )));
        }
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

/// The stages of an update as they are sent: a last one counts the version up, and sets the time.
pub(super) fn pipeline<M: DocumentModel>(mut stages: Vec<Document>) -> Result<Vec<Document>, InvalidOperation> {
    let sets =
        |field: &str| stages.iter().any(|stage| stage.get_document("$set").is_ok_and(|set| set.contains_key(field)));
    let mut own = Document::new();
    if let Some(field) = M::UPDATED_AT.filter(|field| !sets(field)) {
        own.insert(field, DateTime::now());
    }
    if let Some(field) = M::VERSION {
        let stored = doc! { "$ifNull": [format!("${}", field.name), field.to_bson(0)?] };
        own.insert(field.name, doc! { "$add": [stored, field.to_bson(1)?] });
    }
    if !own.is_empty() && !stages.is_empty() {
        stages.push(doc! { "$set": own });
    }
    Ok(stages)
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

/// What docmodel changes by itself.
fn own_changes<M: DocumentModel>(update: &Update<M>, upsert: bool) -> Result<Vec<Update<M>>, InvalidOperation> {
    let now = DateTime::now();
    let mut own = Vec::new();
    if let Some(field) = M::UPDATED_AT.filter(|field| update.sets_on_insert_alone(field)) {
        return Err(InvalidOperation::new(format!(
            "every write sets `{field}`, and MongoDB takes no `$setOnInsert` of it beside that: leave it out, for a new \
             document gets the time as well, or `set` it for new documents and others alike"
        )));
    }
    if let Some(field) = M::UPDATED_AT.filter(|field| !update.touches(field)) {
        own.push(Update::constant("$set", field, now));
    }
    if let Some(field) = M::CREATED_AT.filter(|field| upsert && !update.touches(field)) {
        own.push(Update::constant("$setOnInsert", field, now));
    }
    if let Some(field) = M::VERSION {
        own.push(Update::constant("$inc", field.name, field.to_bson(1)?));
    }
    Ok(own)
}

/// The changes of a model as they are sent: they count the version up.
pub(super) fn counted<M: DocumentModel>(mut update: Document) -> Result<Document, InvalidOperation> {
    if let Some(field) = M::VERSION {
        update.insert("$inc", doc! { field.name: field.to_bson(1)? });
    }
    Ok(update)
}
