use super::{Decoder, Tag};
use bson::Bson;
use std::{borrow::Cow, fmt};

/// A stored document that does not fit its model.
///
/// Displays as `orders 64f0…: items[2].qty: expected int32, found string`.
#[derive(Clone, Debug, thiserror::Error)]
pub struct DecodeError(Box<Failure>);

#[derive(Clone, Debug)]
struct Failure {
    collection: Option<String>,
    id: Option<Bson>,
    path: String,
    reason: DecodeReason,
    /// Bytes left in the input where the value that failed starts; the path is found from it only once an error
    /// is certain, so that reading pays nothing for it.
    remaining: usize,
    /// The schema version of a document that was upgraded first.
    upgraded_from: Option<i32>,
    /// What the write that was to give the document has done to it nevertheless.
    written: Option<&'static str>,
}

/// What is wrong with the value at a [`DecodeError`]'s path.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum DecodeReason {
    /// The value has another BSON type than the field.
    WrongType {
        /// What the field can hold.
        expected: Cow<'static, str>,
        /// The type of the stored value.
        found: Tag,
    },
    /// The document has no such field, and the model requires it.
    Missing {
        /// What the field can hold.
        expected: &'static str,
    },
    /// The document has the same field twice: one key twice, or a field under its name and under an old one.
    DuplicateKey,
    /// The model does not have the key, and denies unknown ones.
    UnknownKey {
        /// The names that the model has.
        names: Vec<&'static str>,
    },
    /// A string or key is not UTF-8.
    InvalidUtf8,
    /// The element's type byte is none of the BSON specification.
    UnknownType {
        /// That byte.
        tag: Tag,
    },
    /// The bytes are no BSON.
    Malformed(&'static str),
    /// A field type's own reason.
    Custom(String),
}

impl fmt::Display for DecodeReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongType { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::Missing { expected } => write!(f, "expected {expected}, but the field is missing"),
            Self::DuplicateKey => f.write_str("the document has this field twice, or under an old name, too"),
            Self::UnknownKey { names } => {
                write!(f, "the model has no such field; it has ")?;
                if names.is_empty() { f.write_str("none") } else { write_list(f, names) }
            }
            Self::InvalidUtf8 => f.write_str("the text is not valid UTF-8"),
            Self::UnknownType { tag } => write!(f, "the value has {tag}"),
            Self::Malformed(what) => write!(f, "the bytes are not valid BSON: {what}"),
            Self::Custom(message) => f.write_str(message),
        }
    }
}

fn write_list(f: &mut fmt::Formatter<'_>, names: &[&str]) -> fmt::Result {
    for (position, name) in names.iter().enumerate() {
        let comma = if position > 0 { ", " } else { "" };
        write!(f, "{comma}`{name}`")?;
    }
    Ok(())
}

impl DecodeError {
    #[cold]
    pub(crate) fn at(remaining: usize, reason: DecodeReason) -> Self {
        Self(Box::new(Failure {
            collection: None,
            id: None,
            path: String::new(),
            reason,
            remaining,
            upgraded_from: None,
            written: None,
        }))
    }

    pub(crate) fn custom(message: impl Into<String>) -> Self {
        Self::at(0, DecodeReason::Custom(message.into()))
    }

    /// Names a field of the document at this error's position.
    pub(crate) fn in_field(mut self, name: &str) -> Self {
        name.clone_into(&mut self.0.path);
        self
    }

    /// For an error in bytes that were made of a value: `remaining` is the place of that value.
    pub(super) fn inside(self, bytes: &[u8], remaining: usize) -> Self {
        let mut located = self.locate(bytes);
        located.0.remaining = remaining;
        located
    }

    /// Says that the document was changed before it was read.
    pub(super) fn after_upgrade(mut self, version: i32) -> Self {
        self.0.upgraded_from = Some(version);
        self
    }

    /// Finds the path and the document's `_id`, given the whole document.
    pub(crate) fn locate(mut self, document: &[u8]) -> Self {
        let offset = document.len().saturating_sub(self.0.remaining);
        let mut path = path_at(document, offset);
        if !self.0.path.is_empty() {
            push_key(&mut path, &self.0.path);
        }
        self.0.path = path;
        self.0.id = document_id(document);
        self
    }

    /// Says what was done to the document before it was read: that it was `removed`.
    #[cfg(feature = "driver")]
    pub(crate) fn after_write(mut self, written: &'static str) -> Self {
        self.0.written = Some(written);
        self
    }

    /// Whether it says that the very value at this position has another BSON type.
    pub(super) fn is_wrong_type_at(&self, remaining: usize) -> bool {
        self.0.remaining == remaining && matches!(self.0.reason, DecodeReason::WrongType { .. })
    }

    /// For an error in a value that was found at a path.
    #[cfg(feature = "driver")]
    pub(crate) fn under(mut self, path: &str) -> Self {
        let separator = if self.0.path.is_empty() || self.0.path.starts_with('[') { "" } else { "." };
        self.0.path = format!("{path}{separator}{}", self.0.path);
        self
    }

    #[cfg(feature = "driver")]
    pub(crate) fn in_collection(mut self, name: &str) -> Self {
        self.0.collection = Some(name.to_owned());
        self
    }

    /// The collection the document was read from, if it was.
    #[must_use]
    pub fn collection(&self) -> Option<&str> {
        self.0.collection.as_deref()
    }

    /// The document's `_id`, if it has one.
    #[must_use]
    pub fn id(&self) -> Option<&Bson> {
        self.0.id.as_ref()
    }

    /// The dotted path of the value in stored names, with array positions: `items[2].qty`. Empty for the document.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What is wrong with the value.
    #[must_use]
    pub fn reason(&self) -> &DecodeReason {
        &self.0.reason
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Failure { collection, id, path, reason, upgraded_from, written, .. } = &*self.0;
        match (collection, id) {
            (Some(collection), Some(Bson::ObjectId(id))) => write!(f, "{collection} {id}: ")?,
            (Some(collection), Some(id)) => write!(f, "{collection} {id}: ")?,
            (Some(collection), None) => write!(f, "{collection}: ")?,
            (None, _) => {}
        }
        if !path.is_empty() {
            write!(f, "{path}: ")?;
        }
        reason.fmt(f)?;
        if let Some(version) = upgraded_from {
            write!(f, ", after the upgrade from schema version {version}")?;
        }
        match written {
            Some(written) => write!(f, "; the document was {written} nevertheless"),
            None => Ok(()),
        }
    }
}

/// The path of the element whose value starts at `offset`, or of the innermost container round it.
fn path_at(document: &[u8], offset: usize) -> String {
    let mut path = String::new();
    let mut bytes = document;
    let mut base = 0;
    let mut in_array = false;
    'container: loop {
        let mut elements = Elements::new(bytes);
        while let Some(element) = elements.next() {
            let start = base + element.start;
            if offset < start || (offset >= start + element.length && offset != start) {
                continue;
            }
            match element.key {
                key if in_array => {
                    path.push('[');
                    path.push_str(&key);
                    path.push(']');
                }
                key => push_key(&mut path, &key),
            }
            if offset == start || !matches!(element.tag, Tag::DOCUMENT | Tag::ARRAY) {
                return path;
            }
            in_array = element.tag == Tag::ARRAY;
            bytes = &bytes[element.start..element.start + element.length];
            base = start;
            continue 'container;
        }
        return path;
    }
}

fn push_key(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// The elements of one document, for as long as its bytes make sense.
struct Elements<'a> {
    whole: usize,
    from: Decoder<'a>,
    frame: Option<super::DocumentFrame>,
}

struct Element<'a> {
    tag: Tag,
    key: Cow<'a, str>,
    start: usize,
    length: usize,
}

impl<'a> Elements<'a> {
    fn new(document: &'a [u8]) -> Self {
        let mut from = Decoder::new(document);
        let frame = from.begin_document().ok();
        Self { whole: document.len(), from, frame }
    }

    fn next(&mut self) -> Option<Element<'a>> {
        let (tag, key) = self.from.next_element(self.frame.as_ref()?).ok()??;
        let start = self.whole - self.from.remaining();
        // A value that cannot be passed over reaches to the end: the error lies in it.
        if self.from.skip(tag).is_err() {
            self.frame = None;
        }
        let length = if self.frame.is_some() { self.whole - self.from.remaining() - start } else { self.whole - start };
        Some(Element { tag, key: String::from_utf8_lossy(key), start, length })
    }
}

fn document_id(document: &[u8]) -> Option<Bson> {
    let raw = bson::RawDocument::from_bytes(document).ok()?;
    Bson::try_from(raw.get("_id").ok()??).ok()
}
