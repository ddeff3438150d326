//! What can be wrong with a document.

use docmodel::{Error, error::DecodeError, rule::Violation};
use std::fmt;

/// One thing that is wrong with a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Problem {
    /// Where: a dotted path with array positions, empty for the document itself.
    pub(crate) path: String,
    /// What, in words that are the same for all documents of which it is true.
    pub(crate) reason: String,
    /// What, in this document.
    pub(crate) message: String,
}

impl Problem {
    pub(crate) fn new(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self { path: String::new(), message: reason.clone(), reason }
    }

    pub(crate) fn at(self, path: impl Into<String>) -> Self {
        Self { path: path.into(), ..self }
    }

    pub(crate) fn detail(self, detail: impl fmt::Display) -> Self {
        Self { message: format!("{}: {detail}", self.reason), ..self }
    }

    /// The same problem, seen from the document or array that the value is in.
    pub(crate) fn inside(self, parent: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        Self { path: format!("{parent}{dot}{}", self.path), ..self }
    }

    /// The path without array positions: `authors[]`.
    pub(crate) fn general_path(&self) -> String {
        let mut parts = self.path.split('[');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |path, part| match part.split_once(']') {
            Some((_, rest)) => path + "[]" + rest,
            None => path + "[" + part,
        })
    }
}

impl From<DecodeError> for Problem {
    fn from(error: DecodeError) -> Self {
        Self::new(error.reason().to_string()).at(error.path())
    }
}

impl From<&Violation> for Problem {
    fn from(violation: &Violation) -> Self {
        let problem = Self::new(format!("breaks the rule `{}`", violation.rule())).at(violation.path());
        Self { message: violation.message().to_owned(), ..problem }
    }
}

/// For what the server says about one document.
impl From<&Error> for Problem {
    fn from(error: &Error) -> Self {
        match error {
            Error::DuplicateKey { index, paths, value, .. } => {
                let path = if index == "_id_" { "_id".to_owned() } else { paths.join(", ") };
                Self::new(format!("duplicate key in the index `{index}`")).at(path).detail(value)
            }
            other => Self::new("refused by the server").detail(other),
        }
    }
}
