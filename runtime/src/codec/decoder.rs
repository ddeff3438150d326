mod count;

use self::count::{count_items, count_numbers};
use super::{DecodeError, DecodeReason, Tag};
use crate::model::{Model, Names};
use bson::{RawDocument, spec::BinarySubtype};

/// Documents nested deeper than this are refused, as the server does, so that hostile bytes cannot exhaust the stack.
const MAX_DEPTH: u16 = 200;

/// How much memory the containers of a document may reserve for items that are counted and not yet read, as a multiple
/// of the document's size.
///
/// An item can be larger in memory than stored: three bytes of an array can be a null, and an item of that array a large
/// struct. Beyond this limit a container grows with what is read into it.
const RESERVE_FACTOR: usize = 16;

/// Reads BSON elements from bytes, without copying and without trusting any length in them.
#[derive(Clone, Debug)]
pub struct Decoder<'a> {
    rest: &'a [u8],
    depth: u16,
    /// How many bytes may still be reserved.
    reservable: usize,
}

/// Where a document that is being read starts and ends, counted in bytes from the end of the input.
///
/// Positions count from the end because that is what a shrinking slice knows for free.
#[derive(Debug)]
pub struct DocumentFrame {
    start: usize,
    end: usize,
    depth: u16,
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, depth: 0, reservable: bytes.len().saturating_mul(RESERVE_FACTOR) }
    }

    /// Reads bytes that were made of a value which starts here, as deep inside of documents as that value is.
    pub(super) fn instead<'b>(&self, bytes: &'b [u8]) -> Decoder<'b> {
        Decoder { rest: bytes, depth: self.depth, reservable: self.reservable }
    }

    /// Fails unless everything was read.
    pub(crate) fn end(&self) -> Result<(), DecodeError> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.malformed("bytes follow the document")) }
    }

    /// Reads the length of a document or an array.
    ///
    /// # Errors
    /// If the length does not fit into what is left, or documents nest too deeply.
    #[inline]
    pub fn begin_document(&mut self) -> Result<DocumentFrame, DecodeError> {
        let start = self.rest.len();
        let length = self.i32()?;
        let end = usize::try_from(length)
            .ok()
            .filter(|length| *length >= 5)
            .and_then(|length| start.checked_sub(length))
            .ok_or_else(|| self.malformed("a document's length is wrong"))?;
        let depth = self.depth;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.malformed("documents are nested more than 200 levels deep"));
        }
        Ok(DocumentFrame { start, end, depth })
    }

    /// Reads the next element into `slot` if its key is `key` (with its closing NUL); otherwise reads nothing.
    ///
    /// At the end of a document the type byte is zero and what follows belongs to the parent, whose next type byte
    /// cannot start a key: stored names have no control characters. So the end needs no check of its own.
    ///
    /// # Errors
    /// If `decode` fails.
    #[doc(hidden)]
    #[inline]
    pub fn expect<T, const N: usize>(
        &mut self,
        key: &[u8; N],
        slot: &mut Option<T>,
        decode: impl FnOnce(Tag, &mut Self) -> Result<T, DecodeError>,
    ) -> Result<(), DecodeError> {
        if let Some((tag, rest)) = self.rest.split_first()
            && rest.first_chunk::<N>() == Some(key)
        {
            self.rest = &rest[N..];
            *slot = Some(decode(Tag(*tag), self)?);
        }
        Ok(())
    }

    /// Reads the next element's type and key, or the end of the document.
    ///
    /// # Errors
    /// If the bytes end, or the document ends elsewhere than its length says.
    #[inline]
    pub fn next_element(&mut self, document: &DocumentFrame) -> Result<Option<(Tag, &'a [u8])>, DecodeError> {
        let [tag] = *self.chunk()?;
        if tag == 0 {
            self.depth = document.depth;
            return if self.rest.len() == document.end {
                Ok(None)
            } else {
                Err(self.malformed("a document does not end where its length says"))
            };
        }
        Ok(Some((Tag(tag), self.c_string()?)))
    }

    /// Reads an element's value into its slot.
    ///
    /// # Errors
    /// If `decode` fails, or the slot is taken: a document with one key twice has no one meaning.
    #[doc(hidden)]
    #[inline]
    pub fn element<T>(
        &mut self,
        tag: Tag,
        slot: &mut Option<T>,
        decode: impl FnOnce(Tag, &mut Self) -> Result<T, DecodeError>,
    ) -> Result<(), DecodeError> {
        if slot.is_some() {
            return Err(self.error(DecodeReason::DuplicateKey));
        }
        *slot = Some(decode(tag, self)?);
        Ok(())
    }

    /// Reads an embedded model.
    ///
    /// # Errors
    /// If the element is not a document, or a field in it does not fit.
    #[inline]
    pub fn embedded<M: Model>(&mut self, tag: Tag) -> Result<M, DecodeError> {
        self.expect_tag(tag, Tag::DOCUMENT)?;
        M::decode_document(self)
    }

    /// Passes over the value of an element that the model does not have, if it is a flattened field's; otherwise fails.
    ///
    /// # Errors
    /// [`DecodeReason::UnknownKey`].
    #[doc(hidden)]
    pub fn deny(&mut self, tag: Tag, key: &[u8], names: &'static Names) -> Result<(), DecodeError> {
        if names.contains(key) {
            self.skip(tag)
        } else {
            Err(self.error(DecodeReason::UnknownKey { names: names.all() }))
        }
    }

    /// Passes over an element's value.
    ///
    /// # Errors
    /// If the type is unknown or the bytes end.
    pub fn skip(&mut self, tag: Tag) -> Result<(), DecodeError> {
        let length = match tag {
            Tag::NULL | Tag::UNDEFINED | Tag::MIN_KEY | Tag::MAX_KEY => 0,
            Tag::BOOL => 1,
            Tag::INT32 => 4,
            Tag::DOUBLE | Tag::DATE_TIME | Tag::TIMESTAMP | Tag::INT64 => 8,
            Tag::OBJECT_ID => 12,
            Tag::DECIMAL128 => 16,
            Tag::STRING | Tag::JAVASCRIPT | Tag::SYMBOL => self.length()?,
            Tag::BINARY => self.length()? + 1,
            Tag::DB_POINTER => self.length()? + 12,
            Tag::DOCUMENT | Tag::ARRAY | Tag::JAVASCRIPT_WITH_SCOPE => {
                self.length()?.checked_sub(4).ok_or_else(|| self.malformed("a document's length is wrong"))?
            }
            Tag::REGEX => {
                self.c_string()?;
                self.c_string()?;
                0
            }
            _ => return Err(self.error(DecodeReason::UnknownType { tag })),
        };
        self.take(length).map(|_| ())
    }

    /// Passes over an element's value: its bytes.
    pub(crate) fn value(&mut self, tag: Tag) -> Result<&'a [u8], DecodeError> {
        let value = self.rest;
        self.skip(tag)?;
        Ok(&value[..value.len() - self.rest.len()])
    }

    /// Fails unless the element has the one type it may have.
    ///
    /// # Errors
    /// [`DecodeReason::WrongType`].
    #[inline]
    pub fn expect_tag(&self, found: Tag, expected: Tag) -> Result<(), DecodeError> {
        if found == expected { Ok(()) } else { Err(self.wrong_type(expected, found)) }
    }

    /// The next `N` bytes.
    ///
    /// # Errors
    /// If fewer are left.
    #[inline]
    pub fn chunk<const N: usize>(&mut self) -> Result<&'a [u8; N], DecodeError> {
        let (chunk, rest) = self.rest.split_first_chunk().ok_or_else(|| self.truncated())?;
        self.rest = rest;
        Ok(chunk)
    }

    /// The text of a string value.
    ///
    /// # Errors
    /// If its length is wrong or it is not UTF-8.
    #[inline]
    pub fn string(&mut self) -> Result<&'a str, DecodeError> {
        let value = self.rest;
        let length = self.length()?;
        let bytes = self.take(length)?;
        let Some((0, text)) = bytes.split_last() else {
            return Err(DecodeError::at(value.len(), DecodeReason::Malformed("a string does not end in NUL")));
        };
        std::str::from_utf8(text).map_err(|_| DecodeError::at(value.len(), DecodeReason::InvalidUtf8))
    }

    /// The subtype and bytes of a binary element.
    ///
    /// # Errors
    /// If the element is not binary, or its length is wrong.
    pub fn binary(&mut self, tag: Tag) -> Result<(BinarySubtype, &'a [u8]), DecodeError> {
        self.expect_tag(tag, Tag::BINARY)?;
        let mut length = self.length()?;
        let [subtype] = *self.chunk()?;
        let subtype = BinarySubtype::from(subtype);
        if subtype == BinarySubtype::BinaryOld {
            let inner = self.length()?;
            if length.checked_sub(4) != Some(inner) {
                return Err(self.malformed("a binary of the old subtype has two different lengths"));
            }
            length = inner;
        }
        Ok((subtype, self.take(length)?))
    }

    /// A document as it is, without a look at its elements.
    pub(crate) fn raw_document(&mut self, tag: Tag) -> Result<&'a RawDocument, DecodeError> {
        self.expect_tag(tag, Tag::DOCUMENT)?;
        let start = self.clone();
        self.skip(tag)?;
        RawDocument::from_bytes(start.up_to(self)).map_err(|_| start.malformed("a document's length is wrong"))
    }

    /// Reads the items of an array.
    ///
    /// # Errors
    /// If the element is not an array, or `item` fails.
    pub fn array(
        &mut self,
        tag: Tag,
        mut item: impl FnMut(Tag, &mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        self.expect_tag(tag, Tag::ARRAY)?;
        let frame = self.begin_document()?;
        while let Some((tag, _)) = self.next_element(&frame)? {
            item(tag, self)?;
        }
        Ok(())
    }

    /// Reads the entries of a document whose keys are known only at run time.
    ///
    /// # Errors
    /// If the element is not a document, a key is not UTF-8, or `entry` fails.
    pub fn map(
        &mut self,
        tag: Tag,
        mut entry: impl FnMut(&'a str, Tag, &mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        self.expect_tag(tag, Tag::DOCUMENT)?;
        let frame = self.begin_document()?;
        while let Some((tag, key)) = self.next_element(&frame)? {
            let key = std::str::from_utf8(key).map_err(|_| self.error(DecodeReason::InvalidUtf8))?;
            entry(key, tag, self)?;
        }
        Ok(())
    }

    /// How many items of this type to make room for, before an array or document is read into a container: as many as
    /// there are, so that the container need not grow.
    pub(super) fn capacity<T>(&mut self, tag: Tag) -> usize {
        let count = match tag {
            Tag::ARRAY | Tag::DOCUMENT => self.elements(tag).unwrap_or(0),
            _ => 0,
        };
        let size = size_of::<T>().max(1);
        let granted = count.min(self.reservable / size);
        self.reservable -= granted * size;
        granted
    }

    /// How many elements the array or document that comes next has, by their headers; nothing if these make no sense.
    fn elements(&self, tag: Tag) -> Option<usize> {
        let (length, _) = self.rest.split_first_chunk()?;
        let length = usize::try_from(i32::from_le_bytes(*length)).ok()?;
        let mut ahead = Decoder::new(self.rest.get(..length)?);
        let frame = ahead.begin_document().ok()?;
        if tag == Tag::ARRAY {
            return count_numbers(ahead.rest).or_else(|| count_items(ahead.rest));
        }
        let mut count = 0;
        while let Some((tag, _)) = ahead.next_element(&frame).ok()? {
            ahead.skip(tag).ok()?;
            count += 1;
        }
        Some(count)
    }

    /// An error at the value that is about to be read.
    #[cold]
    #[must_use]
    pub fn error(&self, reason: DecodeReason) -> DecodeError {
        DecodeError::at(self.rest.len(), reason)
    }

    /// An error at a value that has been read: `remaining` is what was left before it.
    #[cold]
    #[must_use]
    pub fn error_at(&self, remaining: usize, reason: DecodeReason) -> DecodeError {
        DecodeError::at(remaining, reason)
    }

    #[cold]
    fn wrong_type(&self, expected: Tag, found: Tag) -> DecodeError {
        self.error(DecodeReason::WrongType { expected: expected.to_string().into(), found })
    }

    #[cold]
    fn malformed(&self, what: &'static str) -> DecodeError {
        self.error(DecodeReason::Malformed(what))
    }

    #[cold]
    fn truncated(&self) -> DecodeError {
        self.malformed("the bytes end in the middle of a value")
    }

    #[inline]
    fn i32(&mut self) -> Result<i32, DecodeError> {
        Ok(i32::from_le_bytes(*self.chunk()?))
    }

    #[inline]
    pub(super) fn length(&mut self) -> Result<usize, DecodeError> {
        let length = self.i32()?;
        usize::try_from(length).map_err(|_| self.malformed("a length is negative"))
    }

    #[inline]
    fn take(&mut self, length: usize) -> Result<&'a [u8], DecodeError> {
        let (head, rest) = self.rest.split_at_checked(length).ok_or_else(|| self.truncated())?;
        self.rest = rest;
        Ok(head)
    }

    #[inline]
    pub(super) fn c_string(&mut self) -> Result<&'a [u8], DecodeError> {
        let end = self.rest.iter().position(|byte| *byte == 0).ok_or_else(|| self.truncated())?;
        let (text, rest) = self.rest.split_at(end);
        self.rest = &rest[1..];
        Ok(text)
    }
}

impl DocumentFrame {
    /// The value of a field that has no default.
    ///
    /// # Errors
    /// If it is missing, and there is no value for that either (as there is for an `Option`).
    #[doc(hidden)]
    #[inline]
    pub fn required<T>(&self, value: Option<T>, name: &'static str, expected: &'static str) -> Result<T, DecodeError> {
        value.ok_or_else(|| self.missing(name, expected))
    }

    /// The value of a field with a default.
    #[doc(hidden)]
    #[inline]
    pub fn or_else<T>(&self, slot: Option<T>, default: impl FnOnce() -> T) -> T {
        slot.unwrap_or_else(default)
    }

    #[cold]
    fn missing(&self, name: &'static str, expected: &'static str) -> DecodeError {
        DecodeError::at(self.start, DecodeReason::Missing { expected }).in_field(name)
    }
}

impl<'a> Decoder<'a> {
    /// The next byte, left where it is.
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// The bytes from here to where another reader of the same input is.
    pub(super) fn up_to(&self, later: &Self) -> &'a [u8] {
        let length = self.rest.len().saturating_sub(later.rest.len());
        &self.rest[..length]
    }

    /// How many bytes are left: the place of the value that is read next, for [`error_at`](Self::error_at).
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.rest.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::FieldType;
    use bson::{Bson, doc};

    #[test]
    fn items_are_counted_before_they_are_read() {
        let count = |value: Bson| {
            let bytes = doc! { "": value }.to_vec().unwrap();
            let mut from = Decoder::new(&bytes);
            let frame = from.begin_document().unwrap();
            let (tag, _) = from.next_element(&frame).unwrap().unwrap();
            from.elements(tag)
        };
        for length in [0, 1, 2, 9, 10, 11, 99, 100, 101, 999, 1_000, 1_001, 12_345] {
            let of = |item: Bson| Some(count(vec![item; length].into()).unwrap()) == Some(length);
            assert!(of(5_i32.into()) && of(5_i64.into()) && of(0.5.into()) && of(Bson::Null) && of("text".into()));
            assert!(
                of(bson::Uuid::new().into()) && of(vec![1].into()) && of(true.into()) && of(Bson::String("é".into()))
            );
            assert!(of(bson::oid::ObjectId::new().into()) && of(bson::DateTime::now().into()) && of(doc! {}.into()));
        }
        assert_eq!(count(vec![Bson::Int32(1), "two".into(), Bson::Null].into()), Some(3));
        assert_eq!(count(doc! { "a": 1, "b": [1, 2] }.into()), Some(2));
    }

    #[test]
    fn no_more_is_reserved_than_a_multiple_of_the_input() {
        type Large = [u8; 4096];
        let bytes = doc! { "": vec![Bson::Null; 1_000] }.to_vec().unwrap();
        let mut from = Decoder::new(&bytes);
        let frame = from.begin_document().unwrap();
        let (tag, _) = from.next_element(&frame).unwrap().unwrap();
        let mut reserved = 0;
        for _ in 0..5 {
            reserved += from.capacity::<Large>(tag) * size_of::<Large>();
        }
        assert!(reserved > bytes.len() && reserved <= RESERVE_FACTOR * bytes.len(), "{reserved} of {}", bytes.len());
        assert_eq!(Vec::<Option<i32>>::decode(tag, &mut from).unwrap(), [None; 1_000]);
    }
}
