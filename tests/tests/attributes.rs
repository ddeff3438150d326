//! Attributes that shape how a field is stored.

mod aliases;
mod any;
mod computed;
mod flatten;
mod skipped;
mod storage;
mod unknown;
mod versions;

use bson::Document;
use docmodel::{DecodeError, Model};

/// What a model is stored as.
fn stored<M: Model>(model: &M) -> Document {
    docmodel::to_document(model).expect("encodes")
}

/// What a stored document is read as.
fn read<M: Model>(document: &Document) -> Result<M, DecodeError> {
    docmodel::from_document(document)
}

/// Why a stored document is not read.
fn refused<M: Model>(document: &Document) -> String {
    match read::<M>(document) {
        Ok(_) => panic!("{document} is read"),
        Err(error) => error.to_string(),
    }
}
