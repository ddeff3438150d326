//! What goes to the server in one command.

use crate::{
    Result,
    codec::DocumentSequence,
    collection::outgoing,
    error::UnstoredModel,
    model::{DocumentModel, Version},
};
use std::{hint, mem, ops::Range, sync::Once};

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
        Self { documents: Self::MOST_DOCUMENTS, bytes: 1024 * 1024 }
    }
}

/// Documents of one command, and their positions among all that are inserted.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) documents: DocumentSequence,
    /// Ranges, for few are left out between them.
    positions: Vec<Range<usize>>,
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
        let is_over = self.len() > limits.documents || self.documents.size() > limits.bytes;
        let full = (is_over && self.len() > 1).then(|| {
            keep_memory_ready();
            Self { documents: self.documents.split_before_last(), positions: mem::take(&mut self.positions) }
        });
        match self.positions.last_mut() {
            Some(range) if range.end == position => range.end += 1,
            _ => self.positions.push(position..position + 1),
        }
        Ok(full)
    }

    pub(super) fn len(&self) -> usize {
        self.documents.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn models(&self) -> impl Iterator<Item = UnstoredModel> {
        let documents = self.documents.iter().map_while(Result::ok);
        let models = self.positions.iter().cloned().flatten().zip(documents);
        models.map(|(position, document)| UnstoredModel { position, document: document.to_owned() })
    }
}

/// Lets the allocator keep the memory that one batch has freed for the next.
///
/// That of glibc gives back to the system what is free beyond twice the largest block that was ever freed (see
/// `M_MMAP_THRESHOLD` in mallopt(3)), and the driver's copies of a batch are many small ones: each batch would fault their
/// pages in anew, for a tenth of the time of an insert. So it sees a block that is larger than those of a batch of the usual
/// size are together. What is in the block is never touched, and so it takes no memory.
fn keep_memory_ready() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| drop(hint::black_box(vec![0_u8; 8 * 1024 * 1024])));
}
