//! What goes to the server in one command.

use crate::{
    Result,
    codec::DocumentSequence,
    collection::outgoing,
    error::UnstoredModel,
    model::{DocumentModel, Version},
};
use std::mem;

/// How much goes into one batch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    documents: usize,
    bytes: usize,
}

impl Limits {
    /// What a server takes in one command.
    const MOST_DOCUMENTS: usize = 100_000;
    /// A message can have 48,000,000 bytes: this leaves room for all else in it.
    const MOST_BYTES: usize = 40 * 1024 * 1024;

    pub(super) fn with_documents(self, documents: usize) -> Self {
        Self { documents: documents.clamp(1, Self::MOST_DOCUMENTS), ..self }
    }

    pub(super) fn with_bytes(self, bytes: usize) -> Self {
        Self { bytes: bytes.clamp(1, Self::MOST_BYTES), ..self }
    }
}

impl Default for Limits {
    /// Enough for the way to the server to count for little, and little enough for the copies that the driver makes.
    fn default() -> Self {
        Self { documents: Self::MOST_DOCUMENTS, bytes: 4 * 1024 * 1024 }
    }
}

/// Documents of one command, and their positions among all that are inserted.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) documents: DocumentSequence,
    positions: Vec<usize>,
}

impl Batch {
    /// Adds a model. If it does not fit in any more, it begins the next batch, and this one is given.
    pub(super) fn add<M: DocumentModel>(
        &mut self,
        collection: &str,
        position: usize,
        model: &M,
        limits: Limits,
    ) -> Result<Option<Self>> {
        outgoing::encode_into(&mut self.documents, collection, model, Version::FIRST)?;
        self.positions.push(position);
        if self.len() == 1 || (self.len() <= limits.documents && self.documents.size() <= limits.bytes) {
            return Ok(None);
        }
        let documents = self.documents.split_before_last();
        let last = self.positions.split_off(self.positions.len() - 1);
        Ok(Some(Self { documents, positions: mem::replace(&mut self.positions, last) }))
    }

    pub(super) fn len(&self) -> usize {
        self.positions.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    pub(super) fn models(&self) -> impl Iterator<Item = UnstoredModel> {
        let documents = self.documents.iter().map_while(Result::ok);
        let models = self.positions.iter().zip(documents);
        models.map(|(position, document)| UnstoredModel { position: *position, document: document.to_owned() })
    }
}
