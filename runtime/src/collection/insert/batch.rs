//! What goes to the server in one command.

use crate::{
    Result,
    codec::{DocumentSequence, Encoder},
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

/// Puts models into batches.
#[derive(Debug)]
pub(super) struct Batches {
    limits: Limits,
    encoder: Encoder,
    batch: Batch,
}

impl Batches {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, encoder: Encoder::new(), batch: Batch::default() }
    }

    /// Adds a model. If it does not fit in any more, it begins the next batch, and the one before is given.
    pub(super) fn add<M: DocumentModel>(
        &mut self,
        collection: &str,
        position: usize,
        model: &M,
    ) -> Result<Option<Batch>> {
        let document = outgoing::encode_with(&mut self.encoder, collection, model, Version::FIRST)?;
        let full = self.batch.is_full_for(document, self.limits).then(|| {
            keep_memory_ready();
            let capacity = self.batch.documents.capacity().min(self.limits.bytes);
            let documents = DocumentSequence::with_capacity(capacity);
            mem::replace(&mut self.batch, Batch { documents, positions: Vec::new() })
        });
        self.batch.push(position, document);
        Ok(full)
    }

    /// What is left for the last batch, and may be nothing.
    pub(super) fn rest(self) -> Batch {
        self.batch
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
    fn is_full_for(&self, document: &[u8], limits: Limits) -> bool {
        let is_full = self.len() == limits.documents || self.documents.size() + document.len() > limits.bytes;
        is_full && !self.is_empty()
    }

    fn push(&mut self, position: usize, document: &[u8]) {
        self.documents.push(document);
        match self.positions.last_mut() {
            Some(range) if range.end == position => range.end += 1,
            _ => self.positions.push(position..position + 1),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.documents.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn models(&self) -> impl Iterator<Item = UnstoredModel> {
        let documents = self.documents.documents().unwrap_or_default();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{codec, prelude::*};
    use bson::RawDocument;
    use std::collections::BTreeMap;

    #[derive(DocumentModel)]
    #[document(crate = crate)]
    struct Note {
        #[field(id)]
        id: i32,
        places: BTreeMap<String, String>,
    }

    fn note(id: i32, place: &str, text: &str) -> Note {
        Note { id, places: BTreeMap::from([(place.to_owned(), text.to_owned())]) }
    }

    /// The positions of the models of each batch.
    fn batches(limits: Limits, notes: &[Note]) -> Vec<Vec<usize>> {
        let mut batches = Batches::new(limits);
        let mut full = Vec::new();
        for (position, note) in notes.iter().enumerate() {
            full.extend(batches.add("notes", position, note).ok().flatten());
        }
        full.push(batches.rest());
        let id = |document: &RawDocument| usize::try_from(document.get_i32("_id").expect("an id")).expect("small");
        let positions = |batch: &Batch| {
            let positions: Vec<_> = batch.models().map(|model| model.position).collect();
            let documents = batch.documents.documents().expect("documents");
            assert_eq!(documents.into_iter().map(id).collect::<Vec<_>>(), positions);
            positions
        };
        full.iter().map(positions).collect()
    }

    #[test]
    fn a_batch_holds_as_much_as_it_may() {
        let notes: Vec<Note> =
            (0..5).map(|id| note(id, "a", if id == 2 { "a text that is long" } else { "" })).collect();
        let all = Limits::default();
        assert_eq!(batches(all, &[]), [[0; 0]]);
        assert_eq!(batches(all, &notes), [[0, 1, 2, 3, 4]]);
        assert_eq!(batches(all.with_documents(2), &notes), [vec![0, 1], vec![2, 3], vec![4]]);
        let bytes = codec::to_vec(&notes[0]).expect("fits").len();
        // One that is larger goes alone.
        assert_eq!(batches(all.with_bytes(2 * bytes), &notes), [vec![0, 1], vec![2], vec![3, 4]]);
        assert_eq!(batches(all.with_bytes(2 * bytes - 1), &notes), [[0], [1], [2], [3], [4]]);
    }

    #[test]
    fn what_cannot_be_encoded_leaves_nothing() {
        let long = "long ".repeat(1_000);
        let notes =
            [note(0, "a", ""), note(1, "has.dot", &long), note(2, "b", &long), note(3, "\0", ""), note(4, "c", "")];
        assert_eq!(batches(Limits::default(), &notes), [[0, 2, 4]]);
        assert_eq!(batches(Limits::default().with_documents(2), &notes), [vec![0, 2], vec![4]]);
    }
}
