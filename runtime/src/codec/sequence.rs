//! Documents one after the other.

use bson::{RawDocument, error::Error};

/// The documents of one command, in one buffer: one for each would cost more than writing what is in it.
#[derive(Debug, Default)]
pub(crate) struct DocumentSequence {
    bytes: Vec<u8>,
    len: usize,
}

impl DocumentSequence {
    /// None yet, with room for so many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes), len: 0 }
    }

    /// Adds the bytes of a document.
    pub(crate) fn push(&mut self, document: &[u8]) {
        self.bytes.extend_from_slice(document);
        self.len += 1;
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// How many bytes they have together.
    pub(crate) fn size(&self) -> usize {
        self.bytes.len()
    }

    /// How many bytes there is room for.
    pub(crate) fn capacity(&self) -> usize {
        self.bytes.capacity()
    }

    /// # Errors
    /// None if documents were added.
    pub(crate) fn documents(&self) -> Result<Vec<&RawDocument>, Error> {
        let mut documents = Vec::with_capacity(self.len);
        let mut rest = self.bytes.as_slice();
        // A document begins with its length.
        while let Some(length) = rest.first_chunk()
            && let Ok(length) = usize::try_from(i32::from_le_bytes(*length))
            && let Some((document, others)) = rest.split_at_checked(length)
        {
            documents.push(RawDocument::from_bytes(document)?);
            rest = others;
        }
        debug_assert_eq!(documents.len(), self.len, "what was added are documents");
        Ok(documents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::rawdoc;

    #[test]
    fn documents_come_out_as_they_went_in() {
        let added = [rawdoc! { "text": "a" }, rawdoc! {}, rawdoc! { "text": "long ".repeat(1_000) }];
        let mut sequence = DocumentSequence::with_capacity(8);
        assert!(sequence.documents().expect("none").is_empty());
        for document in &added {
            sequence.push(document.as_bytes());
        }
        assert_eq!(sequence.documents().expect("documents"), added.each_ref().map(|document| &**document));
        assert_eq!(
            (sequence.len(), sequence.size()),
            (3, added.iter().map(|document| document.as_bytes().len()).sum())
        );
    }
}
