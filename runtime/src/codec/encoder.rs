use super::{FieldType, Tag};
use crate::model::Model;
use bson::{raw::CStr, spec::BinarySubtype};

/// Writes BSON elements into a buffer.
///
/// Encoding never stops half-way: a value that has no BSON form is noted, and [`finish`](Encoder::finish) returns
/// the first such error instead of the bytes. That keeps the generated code free of branches.
#[derive(Debug)]
pub struct Encoder {
    bytes: Vec<u8>,
    error: Option<EncodeError>,
}

/// A value that cannot be stored, such as a map key with a dot.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct EncodeError {
    message: String,
}

impl EncodeError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl Default for Encoder {
    fn default() -> Self {
        Self::new()
    }
}

impl Encoder {
    /// What most documents fit into without growing the buffer, in bytes.
    const CAPACITY: usize = 256;

    /// An empty encoder.
    #[must_use]
    pub fn new() -> Self {
        Self { bytes: Vec::with_capacity(Self::CAPACITY), error: None }
    }

    /// The bytes written.
    ///
    /// # Errors
    /// The first [`fail`](Encoder::fail) there was.
    pub fn finish(self) -> Result<Vec<u8>, EncodeError> {
        self.error.map_or(Ok(self.bytes), Err)
    }

    /// Notes that a value cannot be stored; the first note wins.
    #[cold]
    pub fn fail(&mut self, message: impl Into<String>) {
        self.error.get_or_insert_with(|| EncodeError::new(message));
    }

    /// Writes one element: its type byte, its key and its value's bytes. The key ends in NUL.
    #[inline]
    pub fn element(&mut self, tag: Tag, key: &[u8], value: &[u8]) {
        self.header(tag, key);
        self.bytes.extend_from_slice(value);
    }

    /// Writes an element's type byte and key. The key ends in NUL.
    #[inline]
    pub fn header(&mut self, tag: Tag, key: &[u8]) {
        debug_assert_eq!(key.last(), Some(&0), "a key ends in NUL");
        self.bytes.push(tag.0);
        self.bytes.extend_from_slice(key);
    }

    /// Copies whole elements.
    pub(super) fn raw(&mut self, elements: &[u8]) {
        self.bytes.extend_from_slice(elements);
    }

    /// Writes a string element.
    #[inline]
    pub fn string(&mut self, key: &[u8], value: &str) {
        self.tagged_string(Tag::STRING, key, value);
    }

    /// Writes an element of a type that is stored like a string.
    #[inline]
    pub(super) fn tagged_string(&mut self, tag: Tag, key: &[u8], value: &str) {
        self.bytes.reserve(key.len() + value.len() + 6);
        self.header(tag, key);
        self.text(value);
    }

    /// Writes a binary element; `parts` are its bytes, one after the other.
    pub fn binary(&mut self, key: &[u8], subtype: BinarySubtype, parts: &[&[u8]]) {
        let length = parts.iter().map(|part| part.len()).sum();
        self.header(Tag::BINARY, key);
        // The old subtype has its length twice.
        let old = subtype == BinarySubtype::BinaryOld;
        self.length(if old { length + 4 } else { length });
        self.bytes.push(subtype.into());
        if old {
            self.length(length);
        }
        for part in parts {
            self.bytes.extend_from_slice(part);
        }
    }

    /// Writes an embedded model.
    #[inline]
    pub fn embedded<M: Model>(&mut self, key: &[u8], model: &M) {
        self.header(Tag::DOCUMENT, key);
        self.root(model);
    }

    /// Writes an array element; the items' keys are their positions.
    #[inline]
    pub fn array<'v, T: FieldType>(&mut self, key: &[u8], items: impl IntoIterator<Item = &'v T>) {
        self.array_with(key, items, |out, key, item| item.encode(key, out));
    }

    /// Writes an array element whose items `encode` writes.
    #[inline]
    pub(crate) fn array_with<T>(
        &mut self,
        key: &[u8],
        items: impl IntoIterator<Item = T>,
        mut encode: impl FnMut(&mut Self, &[u8], T),
    ) {
        self.header(Tag::ARRAY, key);
        self.framed(|out| {
            let mut position = Position::default();
            for item in items {
                out.present(|out| encode(out, position.key(), item));
                position.increment();
            }
        });
    }

    /// Writes a document element whose keys are known only at run time.
    pub fn map<'v, K: AsRef<str>, T: FieldType>(&mut self, key: &[u8], entries: impl IntoIterator<Item = (K, &'v T)>) {
        self.map_with(key, entries, |out, key, value| value.encode(key, out));
    }

    /// Writes a document element whose keys are known only at run time, and whose values `encode` writes.
    pub(crate) fn map_with<K: AsRef<str>, T>(
        &mut self,
        key: &[u8],
        entries: impl IntoIterator<Item = (K, T)>,
        mut encode: impl FnMut(&mut Self, &[u8], T),
    ) {
        self.header(Tag::DOCUMENT, key);
        self.framed(|out| {
            let mut entry_key = Vec::new();
            for (name, value) in entries {
                let name = name.as_ref();
                if let Err(problem) = crate::path::check_key(name) {
                    out.fail(problem);
                }
                entry_key.clear();
                entry_key.extend_from_slice(name.as_bytes());
                entry_key.push(0);
                out.present(|out| encode(out, &entry_key, value));
            }
        });
    }

    /// Writes what has to be an element. A field can be left out; in an array, what follows would move up.
    #[inline]
    pub(super) fn present(&mut self, write: impl FnOnce(&mut Self)) {
        let before = self.bytes.len();
        write(self);
        if self.bytes.len() == before {
            self.absent();
        }
    }

    #[cold]
    fn absent(&mut self) {
        self.fail(
            "a missing value is the absence of a field, and cannot stand in an array or a map; use `Option` there",
        );
    }

    #[inline]
    pub(crate) fn root<M: Model>(&mut self, model: &M) {
        self.framed(|out| model.encode_fields(out));
    }

    /// Writes a document of which nothing is known.
    pub(super) fn document<'v, T: FieldType>(&mut self, entries: impl IntoIterator<Item = (&'v String, &'v T)>) {
        self.framed(|out| {
            let mut key = Vec::new();
            for (name, value) in entries {
                if name.contains('\0') {
                    out.fail(format!("the key {name:?} contains NUL, which ends a key in BSON"));
                }
                key.clear();
                key.extend_from_slice(name.as_bytes());
                key.push(0);
                value.encode(&key, out);
            }
        });
    }

    /// Writes the length, the text and the closing NUL of a string.
    #[inline]
    pub(super) fn text(&mut self, text: &str) {
        self.length(text.len() + 1);
        self.bytes.extend_from_slice(text.as_bytes());
        self.bytes.push(0);
    }

    /// Writes a text that has no NUL, and a closing NUL.
    pub(super) fn c_string(&mut self, text: &CStr) {
        self.bytes.extend_from_slice(text.as_str().as_bytes());
        self.bytes.push(0);
    }

    /// Writes the length, what `body` writes, and the closing NUL of a document or array.
    #[inline]
    pub(crate) fn framed(&mut self, body: impl FnOnce(&mut Self)) {
        self.with_length(|out| {
            body(out);
            out.bytes.push(0);
        });
    }

    /// Writes what `body` writes, with its length, which counts itself, before it.
    #[inline]
    pub(super) fn with_length(&mut self, body: impl FnOnce(&mut Self)) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(&[0; 4]);
        body(self);
        match i32::try_from(self.bytes.len() - start) {
            Ok(length) => self.bytes[start..start + 4].copy_from_slice(&length.to_le_bytes()),
            Err(_) => self.fail("a document of more than 2 GiB cannot be stored"),
        }
    }

    #[inline]
    fn length(&mut self, length: usize) {
        match i32::try_from(length) {
            Ok(length) => self.bytes.extend_from_slice(&length.to_le_bytes()),
            Err(_) => self.fail("a value of more than 2 GiB cannot be stored"),
        }
    }
}

/// The key of an array item, counted up in place as decimal digits with a closing NUL.
struct Position {
    digits: [u8; Self::WIDTH],
    start: usize,
}

impl Position {
    /// Ten digits hold every position a 2 GiB array can have; one more byte for the NUL.
    const WIDTH: usize = 11;

    fn key(&self) -> &[u8] {
        &self.digits[self.start..]
    }

    fn increment(&mut self) {
        let mut at = Self::WIDTH - 2;
        loop {
            if self.digits[at] != b'9' {
                self.digits[at] += 1;
                break;
            }
            self.digits[at] = b'0';
            if at == 0 {
                break;
            }
            at -= 1;
        }
        self.start = self.start.min(at);
    }
}

impl Default for Position {
    fn default() -> Self {
        let mut digits = [b'0'; Self::WIDTH];
        digits[Self::WIDTH - 1] = 0;
        Self { digits, start: Self::WIDTH - 2 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_in_decimal() {
        let mut position = Position::default();
        for expected in 0..100_101 {
            assert_eq!(position.key(), format!("{expected}\0").as_bytes());
            position.increment();
        }
    }
}
