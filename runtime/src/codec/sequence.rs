//! Documents one after the other.

use super::{EncodeError, Encoder};
use crate::model::Model;
use bson::{RawDocument, error::Error};
use std::{iter, mem};

/// The documents of one command, in one buffer: one for each would cost more than writing what is in it.
#[derive(Debug, Default)]
pub(crate) struct DocumentSequence {
    encoder: Encoder,
    /// Where the last document begins.
    last: usize,
    len: usize,
}

impl DocumentSequence {
    /// Adds the document of a model, and gives its bytes. If it cannot be encoded, nothing is added.
    pub(crate) fn push<M: Model>(&mut self, model: &M) -> Result<&mut [u8], EncodeError> {
        let start = self.size();
        let document = self.encoder.append(model)?;
        self.last = start;
        self.len += 1;
        Ok(document)
    }

    /// Takes back the [`push`](Self::push) just before.
    pub(crate) fn undo_push(&mut self) {
        self.encoder.cut(self.last);
        self.len -= 1;
    }

    /// Takes the documents before the last one out, and leaves room for as many.
    pub(crate) fn split_before_last(&mut self) -> Self {
        let mut rest = Self { encoder: self.encoder.as_large(), last: 0, len: 1 };
        rest.encoder.raw(self.encoder.written().get(self.last..).unwrap_or_default());
        self.undo_push();
        mem::replace(self, rest)
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// How many bytes they have together.
    pub(crate) fn size(&self) -> usize {
        self.encoder.written().len()
    }

    /// # Errors
    /// None for what [`push`](Self::push) has written.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Result<&RawDocument, Error>> {
        let mut rest = self.encoder.written();
        iter::from_fn(move || {
            // A document begins with its length.
            let length = i32::from_le_bytes(*rest.first_chunk()?);
            let (document, others) = rest.split_at_checked(usize::try_from(length).ok()?)?;
            rest = others;
            Some(RawDocument::from_bytes(document))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::EmbeddedModel;
    use bson::{Document, doc};
    use std::collections::BTreeMap;

    #[derive(EmbeddedModel)]
    #[document(crate = crate)]
    struct Note {
        text: String,
        places: BTreeMap<String, i32>,
    }

    fn note(text: &str, place: &str) -> Note {
        Note { text: text.to_owned(), places: BTreeMap::from([(place.to_owned(), 1)]) }
    }

    fn documents(sequence: &DocumentSequence) -> Vec<Document> {
        sequence.iter().map(|document| document?.try_into()).collect::<Result<_, _>>().expect("are documents")
    }

    #[test]
    fn what_cannot_be_encoded_leaves_nothing() {
        let mut sequence = DocumentSequence::default();
        for (text, place) in [("a", "x"), ("not stored", "has.dot"), (&"long ".repeat(1_000), "y"), ("", "")] {
            let stored = sequence.push(&note(text, place)).is_ok();
            assert_eq!(stored, place.len() == 1);
        }
        let long = doc! { "text": "long ".repeat(1_000), "places": { "y": 1 } };
        assert_eq!(documents(&sequence), [doc! { "text": "a", "places": { "x": 1 } }, long]);
    }

    #[test]
    fn the_last_document_goes_into_the_next_sequence() {
        let mut sequence = DocumentSequence::default();
        for text in ["a", "b", "c"] {
            sequence.push(&note(text, "x")).expect("can be encoded");
        }
        let size = sequence.size();
        let before = sequence.split_before_last();
        let text = |text| doc! { "text": text, "places": { "x": 1 } };
        assert_eq!((documents(&before), documents(&sequence)), (vec![text("a"), text("b")], vec![text("c")]));
        assert_eq!(before.size() + sequence.size(), size);
        assert_eq!((before.len(), sequence.len()), (2, 1));
        assert_eq!(documents(&sequence.split_before_last()), []);
        assert_eq!(documents(&sequence), [text("c")]);
        sequence.undo_push();
        assert_eq!((documents(&sequence), sequence.size(), sequence.len()), (Vec::new(), 0, 0));
    }
}
