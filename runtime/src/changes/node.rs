//! Documents as trees whose parts can be compared with each other, and put together anew.

use crate::codec::{DecodeError, DecodeReason, Decoder, Tag};
use bson::{Bson, Document};
use std::collections::HashMap;

/// A BSON value.
///
/// Two are equal if they are stored as the same bytes. To `Bson` and `Document` a NaN is not equal to itself, 0.0 is equal
/// to -0.0, and the order of keys does not count.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Leaf(Tag, Vec<u8>),
    Fields(Fields),
    Items(Vec<Node>),
}

/// The elements of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    entries: Vec<(String, Node)>,
    /// Where each key is, if they are many.
    places: HashMap<String, usize>,
    /// Whether they are those of a map, which does not keep the order of its keys.
    pub(super) unordered: bool,
}

/// Fewer are searched one by one.
const MANY: usize = 16;

impl Fields {
    fn new(entries: Vec<(String, Node)>, unordered: bool) -> Self {
        let mut fields = Self { entries, places: HashMap::new(), unordered };
        fields.find_places();
        fields
    }

    fn find_places(&mut self) {
        self.places.clear();
        if self.entries.len() > MANY {
            self.places = self.entries.iter().enumerate().map(|(place, (key, _))| (key.clone(), place)).collect();
        }
    }

    /// Reads a document; also one that [`codec::to_marked_vec`](crate::codec::to_marked_vec) has written.
    pub(super) fn read(document: &[u8]) -> Result<Self, DecodeError> {
        read_fields(&mut Decoder::new(document), false)
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.entries.iter().map(|(key, value)| (key.as_str(), value))
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(key, _)| key)
    }

    fn place(&self, key: &str) -> Option<usize> {
        match self.places.get(key) {
            None if self.places.is_empty() => self.entries.iter().position(|(other, _)| other == key),
            place => place.copied(),
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entries.get(self.place(key)?).map(|(_, value)| value)
    }

    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        let place = self.place(key)?;
        self.entries.get_mut(place).map(|(_, value)| value)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.place(key).is_some()
    }

    /// Puts a value in the place of the one with this key, or at the end.
    pub(super) fn set(&mut self, key: &str, value: Node) {
        if let Some(place) = self.get_mut(key) {
            *place = value;
            return;
        }
        if !self.places.is_empty() {
            self.places.insert(key.to_owned(), self.entries.len());
        }
        self.entries.push((key.to_owned(), value));
    }

    pub(super) fn remove(&mut self, key: &str) {
        if let Some(place) = self.place(key) {
            self.entries.remove(place);
            self.find_places();
        }
    }

    /// How many bytes they take.
    pub(super) fn size(&self) -> usize {
        self.iter().map(|(key, value)| key.len() + 2 + value.size()).sum()
    }

    pub(super) fn to_vec(&self) -> Vec<u8> {
        let mut out = Vec::new();
        write_framed(&mut out, self.iter());
        out
    }
}

impl PartialEq for Fields {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl Node {
    /// How many bytes it takes.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Leaf(_, bytes) => bytes.len(),
            Self::Fields(fields) => fields.size(),
            Self::Items(items) => items_size(items),
        }
    }

    /// Whether others can change a part of it.
    pub(super) fn has_parts(&self) -> bool {
        !matches!(self, Self::Leaf(..))
    }

    pub(super) fn null() -> Self {
        Self::Leaf(Tag::NULL, Vec::new())
    }

    pub(super) fn to_bson(&self) -> Result<Bson, bson::error::Error> {
        let mut out = Vec::new();
        write_framed(&mut out, [("", self)].into_iter());
        let document = Document::from_reader(out.as_slice())?;
        Ok(document.into_iter().next().map_or(Bson::Null, |(_, value)| value))
    }
}

/// How many bytes the elements of an array take.
pub(super) fn items_size(items: &[Node]) -> usize {
    items.iter().map(|item| 4 + item.size()).sum()
}

fn read_fields(from: &mut Decoder<'_>, unordered: bool) -> Result<Fields, DecodeError> {
    let frame = from.begin_document()?;
    let mut entries = Vec::new();
    while let Some((tag, key)) = from.next_element(&frame)? {
        let key = std::str::from_utf8(key).map_err(|_| from.error(DecodeReason::InvalidUtf8))?;
        entries.push((key.to_owned(), read_value(tag, from)?));
    }
    Ok(Fields::new(entries, unordered))
}

fn read_value(tag: Tag, from: &mut Decoder<'_>) -> Result<Node, DecodeError> {
    Ok(match (tag.unmarked(), tag.is_marked()) {
        (Tag::DOCUMENT, unordered) => Node::Fields(read_fields(from, unordered)?),
        (Tag::ARRAY, _) => Node::Items(read_fields(from, false)?.entries.into_iter().map(|(_, item)| item).collect()),
        _ => Node::Leaf(tag, from.value(tag)?.to_vec()),
    })
}

fn write(out: &mut Vec<u8>, key: &str, value: &Node) {
    let tag = match value {
        Node::Leaf(tag, _) => *tag,
        Node::Fields(_) => Tag::DOCUMENT,
        Node::Items(_) => Tag::ARRAY,
    };
    out.push(tag.0);
    out.extend_from_slice(key.as_bytes());
    out.push(0);
    match value {
        Node::Leaf(_, bytes) => out.extend_from_slice(bytes),
        Node::Fields(fields) => write_framed(out, fields.iter()),
        Node::Items(items) => {
            let keys: Vec<String> = (0..items.len()).map(|position| position.to_string()).collect();
            write_framed(out, keys.iter().map(String::as_str).zip(items));
        }
    }
}

fn write_framed<'a>(out: &mut Vec<u8>, elements: impl Iterator<Item = (&'a str, &'a Node)>) {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    for (key, value) in elements {
        write(out, key, value);
    }
    out.push(0);
    // Larger ones are refused before they are sent.
    let length = i32::try_from(out.len() - start).unwrap_or(i32::MAX);
    out[start..start + 4].copy_from_slice(&length.to_le_bytes());
}
