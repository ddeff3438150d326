//! Duplicate keys: which index, and which value.

#[cfg(feature = "driver")]
mod found;

#[cfg(feature = "driver")]
pub(super) use self::found::{Source, duplicate_key};
use crate::shell;
use bson::{Bson, Document};
use std::fmt;

/// The key of a [`DuplicateKey`](super::Error::DuplicateKey). It displays as `{ number: "NO-1" }`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum DuplicateValue {
    /// The value under each path of the index.
    Known(Document),
    /// What the server printed, where it says no more: of a model with an array, which of its elements is meant.
    Printed(String),
}

impl DuplicateValue {
    /// The value under a path of the index, if it is known.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Bson> {
        self.document()?.get(path)
    }

    /// The value under each path of the index, if they are known.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        match self {
            Self::Known(document) => Some(document),
            Self::Printed(_) => None,
        }
    }
}

impl fmt::Display for DuplicateValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(document) => shell::document(document).fmt(f),
            Self::Printed(text) => f.write_str(text),
        }
    }
}
