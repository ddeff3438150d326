//! What goes to the server in one command.

use crate::{
    error::UnstoredModel,
    plan::{InsertOperation, WriteOptions},
};
use bson::RawDocumentBuf;

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
    /// The driver copies each document twice and notes its id twice: with more at once, no cache holds that, and it
    /// takes more of the processor's time. With less, there is more waiting for replies.
    fn default() -> Self {
        Self { documents: Self::MOST_DOCUMENTS, bytes: 512 * 1024 }
    }
}

/// Documents of one command, and their positions among all that are inserted.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) operation: InsertOperation,
    positions: Vec<usize>,
    bytes: usize,
}

impl Batch {
    pub(super) fn new(ordered: bool, options: WriteOptions) -> Self {
        let operation = InsertOperation { documents: Vec::new(), ordered, many: true, options };
        Self { operation, positions: Vec::new(), bytes: 0 }
    }

    /// Whether a document has to go into the next batch.
    pub(super) fn is_full_for(&self, document: &RawDocumentBuf, limits: Limits) -> bool {
        let bytes = self.bytes + document.as_bytes().len();
        !self.is_empty() && (bytes > limits.bytes || self.len() >= limits.documents)
    }

    pub(super) fn push(&mut self, position: usize, document: RawDocumentBuf) {
        self.bytes += document.as_bytes().len();
        self.positions.push(position);
        self.operation.documents.push(document);
    }

    pub(super) fn len(&self) -> usize {
        self.positions.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    pub(super) fn into_models(self) -> impl Iterator<Item = UnstoredModel> {
        let documents = self.positions.into_iter().zip(self.operation.documents);
        documents.map(|(position, document)| UnstoredModel { position, document })
    }
}
