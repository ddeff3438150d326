//! The BSON codec: models to bytes and back, without an intermediate value.
//!
//! The derives write straight-line code against [`Encoder`] and [`Decoder`]; [`FieldType`] is the one trait that
//! says how a Rust type is stored. Filters and updates encode their operands with the same trait, so what a filter
//! compares is what was stored.

mod array;
mod bson_types;
mod decoder;
mod encoder;
mod error;
mod field_type;
mod flatten;
mod foreign;
mod map;
mod min_max;
mod number;
mod scalar;
#[cfg(feature = "driver")]
mod sequence;
pub mod stored;
mod tag;
mod text;
mod tuple;
mod untyped;
#[doc(hidden)]
pub mod upgrade;
mod value;
#[doc(hidden)]
pub mod variant;
mod wrapper;

#[cfg(feature = "driver")]
pub(crate) use self::field_type::written;
#[cfg(feature = "driver")]
pub(crate) use self::sequence::DocumentSequence;
pub use self::{
    decoder::{Decoder, DocumentFrame},
    encoder::{EncodeError, Encoder},
    error::{DecodeError, DecodeReason},
    field_type::FieldType,
    flatten::Flatten,
    map::MapKey,
    min_max::{MaxKey, MinKey},
    tag::Tag,
};
pub(crate) use self::{field_type::read_bson, value::Value};

use crate::model::Model;
use bson::Document;

/// The largest document that MongoDB stores, in bytes: 16 MiB.
pub const MAX_DOCUMENT_SIZE: usize = 16 * 1024 * 1024;

/// The bytes of a model as a BSON document.
///
/// # Errors
/// [`EncodeError`] if a value has no BSON form: a map key that is empty, starts with `$` or contains `.` or NUL, a
/// document of more than 2 GiB, or what a field type of yours refuses.
///
/// ```
/// use docmodel::prelude::*;
///
/// #[derive(EmbeddedModel)]
/// struct Item {
///     sku: String,
///     qty: i32,
/// }
///
/// let bytes = docmodel::to_vec(&Item { sku: "A1".into(), qty: 2 })?;
/// let item: Item = docmodel::from_slice(&bytes)?;
/// assert_eq!(item.qty, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn to_vec<M: Model>(model: &M) -> Result<Vec<u8>, EncodeError> {
    let mut out = Encoder::sized_for::<M>();
    out.root(model);
    out.finish()
}

/// The same, with marks at the maps.
pub(crate) fn to_marked_vec<M: Model>(model: &M) -> Result<Vec<u8>, EncodeError> {
    let mut out = Encoder::sized_for::<M>().marking();
    out.root(model);
    out.finish()
}

/// A model from the bytes of one BSON document.
///
/// # Errors
/// [`DecodeError`] with the dotted path of the field that does not fit, what was expected and what was found.
pub fn from_slice<M: Model>(bytes: &[u8]) -> Result<M, DecodeError> {
    let mut model: M = decode(bytes)?;
    if let Some(snapshot) = model.snapshot_mut() {
        snapshot.keep(bytes);
    }
    Ok(model)
}

/// The same, without its snapshot.
pub(crate) fn decode<M: Model>(bytes: &[u8]) -> Result<M, DecodeError> {
    let mut from = Decoder::new(bytes);
    M::decode_document(&mut from).and_then(|model| from.end().map(|()| model)).map_err(|error| error.locate(bytes))
}

/// A model as a [`Document`], through the same bytes as [`to_vec`].
///
/// # Errors
/// As [`to_vec`].
pub fn to_document<M: Model>(model: &M) -> Result<Document, EncodeError> {
    let bytes = to_vec(model)?;
    Document::from_reader(bytes.as_slice()).map_err(|error| EncodeError::new(error.to_string()))
}

/// A model from a [`Document`].
///
/// # Errors
/// As [`from_slice`].
pub fn from_document<M: Model>(document: &Document) -> Result<M, DecodeError> {
    let bytes = document.to_vec().map_err(|error| DecodeError::custom(error.to_string()))?;
    from_slice(&bytes)
}
