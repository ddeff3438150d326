//! What has to be as it was in a stored document, so that changes of it mean the same, and undo nothing that others did.

use super::node::{Fields, Node, items_size};
use bson::{Bson, Document, doc};

/// A condition on the stored document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Guard {
    /// The array still has so many elements: each is where it was, unless others moved it, and the end is where it was.
    Size(String, usize),
    /// The array still has these elements, from this position on. It comes with the [size](Self::Size).
    Items(String, usize, Vec<Node>),
    /// This is still there, or still nothing.
    Value(String, Option<Node>),
    /// The embedded document is still there: otherwise one with nothing but the changed field would be made.
    Document(String),
    /// The document has not changed at all.
    Unchanged(Fields),
}

impl Guard {
    /// How many bytes its path and its values take.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Size(path, _) | Self::Document(path) | Self::Value(path, None) => path.len(),
            Self::Items(path, _, items) => path.len() + items_size(items),
            Self::Value(path, Some(value)) => path.len() + value.size(),
            Self::Unchanged(document) => document.size(),
        }
    }
}

/// The filter of documents that meet all guards.
///
/// Values are compared in `$expr`, for of an array a filter would also find one that holds the value as an element.
pub(super) fn conditions(guards: &[Guard]) -> Result<Document, bson::error::Error> {
    let mut conditions = Document::new();
    let mut equal = Vec::new();
    for guard in guards {
        match guard {
            Guard::Size(path, size) => drop(conditions.insert(path, doc! { "$size": count(*size) })),
            Guard::Document(path) => drop(conditions.insert(path, doc! { "$type": "object" })),
            Guard::Value(path, None) => drop(conditions.insert(path, doc! { "$exists": false })),
            Guard::Value(path, Some(value)) => equal.push(is(format!("${path}"), value.to_bson()?)),
            Guard::Items(path, position, items) => {
                let slice = doc! { "$slice": [format!("${path}"), count(*position), count(items.len())] };
                equal.push(is(slice, Node::Items(items.clone()).to_bson()?));
            }
            Guard::Unchanged(document) => equal.push(is("$$ROOT", Node::Fields(document.clone()).to_bson()?)),
        }
    }
    // It is last: servers test sizes first, and `$slice` is an error of what is no array any more.
    match <[Document; 1]>::try_from(equal) {
        Ok([one]) => drop(conditions.insert("$expr", one)),
        Err(none) if none.is_empty() => {}
        Err(many) => drop(conditions.insert("$expr", doc! { "$and": many })),
    }
    Ok(conditions)
}

fn is(expression: impl Into<Bson>, value: Bson) -> Document {
    doc! { "$eq": [expression.into(), { "$literal": value }] }
}

/// A count as the server has it; no document holds more elements.
pub(super) fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
