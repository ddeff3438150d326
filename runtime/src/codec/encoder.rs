use super::{FieldType, Tag, bson_types::FLOAT32};
use crate::model::Model;
use bson::{raw::CStr, spec::BinarySubtype};

/// Writes BSON elements into a buffer.
///
/// Encoding never stops half-way: a value that has no BSON form is noted, and [`finish`](Encoder::finish) returns
/// the first such error instead of the bytes. That keeps the generated code free of branches.
#[derive(Debug)]
pub struct Encoder {
    /// What is written, and zeros to be written over: an element then takes one check of the bounds, where to push
    /// its parts would take one each.
    buffer: Vec<u8>,
    written: usize,
    error: Option<EncodeError>,
    /// Whether maps are marked, as the order of their keys does not count; then what is written is no BSON.
    marks: bool,
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
        Self::with_capacity(Self::CAPACITY)
    }

    /// An empty encoder for a model.
    pub(super) fn sized_for<M: Model>() -> Self {
        Self::with_capacity(Self::guess::<M>().max(Self::CAPACITY))
    }

    /// An empty encoder that marks maps, if this one does.
    pub(super) fn apart(&self) -> Self {
        Self { marks: self.marks, ..Self::new() }
    }

    /// An encoder that marks maps.
    pub(super) fn marking(self) -> Self {
        Self { marks: true, ..self }
    }

    /// Writes a map, of which the order of the keys does not count.
    #[inline]
    pub(super) fn unordered(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.written;
        write(self);
        if self.marks
            && let Some(tag) = self.buffer.get_mut(start)
        {
            *tag = Tag(*tag).marked().0;
        }
    }

    /// What a value may take in BSON, where it has a key and no pointers.
    const fn guess<T>() -> usize {
        2 * size_of::<T>() + 4
    }

    fn with_capacity(capacity: usize) -> Self {
        Self { buffer: vec![0; capacity], written: 0, error: None, marks: false }
    }

    /// The bytes written.
    ///
    /// # Errors
    /// The first [`fail`](Encoder::fail) there was.
    pub fn finish(mut self) -> Result<Vec<u8>, EncodeError> {
        self.buffer.truncate(self.written);
        self.error.map_or(Ok(self.buffer), Err)
    }

    /// Notes that a value cannot be stored; the first note wins.
    #[cold]
    pub fn fail(&mut self, message: impl Into<String>) {
        self.error.get_or_insert_with(|| EncodeError::new(message));
    }

    /// Writes one element: its type byte, its key and its value's bytes. The key ends in NUL.
    #[inline]
    pub fn element(&mut self, tag: Tag, key: &[u8], value: &[u8]) {
        debug_assert_eq!(key.last(), Some(&0), "a key ends in NUL");
        self.write([&[tag.0], key, value]);
    }

    /// Writes an element's type byte and key. The key ends in NUL.
    #[inline]
    pub fn header(&mut self, tag: Tag, key: &[u8]) {
        debug_assert_eq!(key.last(), Some(&0), "a key ends in NUL");
        self.write([&[tag.0], key]);
    }

    /// Writes parts one after the other.
    #[inline]
    fn write<const N: usize>(&mut self, parts: [&[u8]; N]) {
        let length = parts.iter().map(|part| part.len()).sum();
        loop {
            // The compiler knows most of the lengths, and so that the parts fit into this slice.
            if let Some(mut rest) = self.buffer.get_mut(self.written..).and_then(|rest| rest.get_mut(..length)) {
                for part in parts {
                    let (head, tail) = rest.split_at_mut(part.len());
                    head.copy_from_slice(part);
                    rest = tail;
                }
                self.written += length;
                return;
            }
            self.grow(length);
        }
    }

    #[inline]
    fn reserve(&mut self, length: usize) {
        if self.buffer.len() - self.written < length {
            self.grow(length);
        }
    }

    /// Makes room for at least so many bytes.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, length: usize) {
        self.buffer.resize((self.written + length).max(2 * self.buffer.len()), 0);
    }

    /// Copies whole elements.
    pub(super) fn raw(&mut self, elements: &[u8]) {
        self.write([elements]);
    }

    /// Writes a string element.
    #[inline]
    pub fn string(&mut self, key: &[u8], value: &str) {
        self.tagged_string(Tag::STRING, key, value);
    }

    /// Writes an element of a type that is stored like a string.
    #[inline]
    pub(super) fn tagged_string(&mut self, tag: Tag, key: &[u8], value: &str) {
        let length = stored_length(value.len() + 1);
        self.write([&[tag.0], key, &length, value.as_bytes(), &[0]]);
    }

    /// Writes a binary element; `parts` are its bytes, one after the other.
    pub fn binary(&mut self, key: &[u8], subtype: BinarySubtype, parts: &[&[u8]]) {
        let length = parts.iter().map(|part| part.len()).sum();
        self.header(Tag::BINARY, key);
        // The old subtype has its length twice.
        let old = subtype == BinarySubtype::BinaryOld;
        let outer = stored_length(if old { length + 4 } else { length });
        self.write([&outer, &[subtype.into()]]);
        if old {
            let inner = stored_length(length);
            self.write([&inner]);
        }
        for part in parts {
            self.write([part]);
        }
    }

    /// Writes a binary vector of `f32` values.
    pub(super) fn vector_of_f32(&mut self, key: &[u8], values: &[f32]) {
        let length = stored_length(FLOAT32.len() + size_of_val(values));
        self.write([&[Tag::BINARY.0], key, &length, &[BinarySubtype::Vector.into()], &FLOAT32]);
        self.reserve(size_of_val(values));
        let places = self.buffer[self.written..].as_chunks_mut().0;
        for (place, value) in places.iter_mut().zip(values) {
            *place = value.to_le_bytes();
        }
        self.written += size_of_val(values);
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
        let items = items.into_iter();
        self.reserve(items.size_hint().0.saturating_mul(Self::guess::<T>()));
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

    /// Writes an array of elements that have no order, sorted by their bytes: equal sets have to be equal arrays.
    pub(super) fn set<'v, T: FieldType>(&mut self, key: &[u8], items: impl IntoIterator<Item = &'v T>) {
        // Not one that marks, as marks are among the bytes.
        let mut apart = Self::new();
        let mut places = Vec::new();
        for item in items {
            let start = apart.written;
            apart.present(|out| item.encode(b"\0", out));
            places.push(start..apart.written);
        }
        match apart.finish() {
            Ok(bytes) => {
                let mut elements: Vec<_> = places.into_iter().filter_map(|place| bytes.get(place)).collect();
                elements.sort_unstable();
                self.array_with(key, elements, |out, key, element| {
                    if let [tag, 0, value @ ..] = element {
                        out.element(Tag(*tag), key, value);
                    }
                });
            }
            Err(error) => drop(self.error.get_or_insert(error)),
        }
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
        let before = self.written;
        write(self);
        if self.written == before {
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
        let length = stored_length(text.len() + 1);
        self.write([&length, text.as_bytes(), &[0]]);
    }

    /// Writes a text that has no NUL, and a closing NUL.
    pub(super) fn c_string(&mut self, text: &CStr) {
        self.write([text.as_str().as_bytes(), &[0]]);
    }

    /// Writes the length, what `body` writes, and the closing NUL of a document or array.
    #[inline]
    pub(crate) fn framed(&mut self, body: impl FnOnce(&mut Self)) {
        self.with_length(|out| {
            body(out);
            out.write([&[0]]);
        });
    }

    /// Writes what `body` writes, with its length, which counts itself, before it.
    #[inline]
    pub(super) fn with_length(&mut self, body: impl FnOnce(&mut Self)) {
        let start = self.written;
        self.write([&[0; 4]]);
        body(self);
        let Ok(length) = i32::try_from(self.written - start) else {
            return self.fail("a document of more than 2 GiB cannot be stored");
        };
        if let Some(place) = self.buffer.get_mut(start..).and_then(<[u8]>::first_chunk_mut) {
            *place = length.to_le_bytes();
        }
    }
}

/// For documents one after the other.
#[cfg(feature = "driver")]
impl Encoder {
    /// Writes a model's document over what is there.
    pub(crate) fn over<M: Model>(&mut self, model: &M) -> Result<&mut [u8], EncodeError> {
        self.written = 0;
        self.root(model);
        match self.error.take() {
            None => Ok(self.buffer.get_mut(..self.written).unwrap_or_default()),
            Some(error) => Err(error),
        }
    }
}

/// The length of a value, as it is stored. If it does not fit, neither does that of the document round it, which is
/// checked.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "checked for the document")]
fn stored_length(length: usize) -> [u8; 4] {
    (length as u32).to_le_bytes()
}

/// The key of an array item, counted up in place as decimal digits with a closing NUL.
struct Position {
    digits: [u8; Self::WIDTH],
    start: usize,
}

impl Position {
    /// Ten digits hold every position a 2 GiB array can have; one more byte for the NUL.
    const WIDTH: usize = 11;

    #[inline]
    fn key(&self) -> &[u8] {
        &self.digits[self.start..]
    }

    #[inline]
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
