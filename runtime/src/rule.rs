//! Validation: the rules of `#[field(min = .., pattern = ..)]`, checked before a document is sent.
//!
//! Inserts and replacements check the whole document, and what is embedded in it. Updates such as `o.qty.set(0)` check
//! the values that they hold; what `inc` or `push` make of a stored value is known to the server only, and
//! [`Update::validate`](crate::Update::validate) lists which these are. A pipeline sets fields to plain values that are
//! checked, and to computed ones that are not.

mod check;

pub use self::check::{Items, Number, Text};
#[doc(hidden)]
pub use self::check::{Pattern, max, max_items, max_length, min, min_items, min_length, pattern};

use std::fmt;

/// A rule that a value can break; displays as the attribute's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// `min`: the least number allowed.
    Min,
    /// `max`: the greatest number allowed.
    Max,
    /// `min_length`: the least number of characters (Unicode scalar values).
    MinLength,
    /// `max_length`: the greatest number of characters (Unicode scalar values).
    MaxLength,
    /// `min_items`: the least number of elements of an array or entries of a map.
    MinItems,
    /// `max_items`: the greatest number of elements of an array or entries of a map.
    MaxItems,
    /// `pattern`: a regular expression that some part of the text matches.
    Pattern,
    /// Every map: keys that MongoDB can address.
    MapKey,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::MinLength => "min_length",
            Self::MaxLength => "max_length",
            Self::MinItems => "min_items",
            Self::MaxItems => "max_items",
            Self::Pattern => "pattern",
            Self::MapKey => "map key",
        })
    }
}

/// One value that breaks one rule; displays as `items[2].qty: must be at least 1, is 0`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    path: String,
    rule: Rule,
    message: String,
}

impl Violation {
    /// The dotted path of the value in stored names, with array positions: `items[2].qty`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The rule.
    #[must_use]
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// What the rule says, and what the value is.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The same in a value that is at a path itself.
    pub(crate) fn below(&self, parent: &str) -> Self {
        let dot = if parent.is_empty() || self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        Self { path: format!("{parent}{dot}{}", self.path), ..self.clone() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An element of an array, taken by itself, has no path.
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

/// Collects the violations of one document.
///
/// What is around a value is put before the paths of its violations afterwards: where there are none, and for types
/// without rules, nothing is done at all.
#[derive(Debug, Default)]
pub struct Validator {
    violations: Vec<Violation>,
}

impl Validator {
    /// Checks the value of a field.
    #[inline]
    pub fn field(&mut self, name: &'static str, check: impl FnOnce(&mut Self)) {
        self.below(check, || name.to_owned());
    }

    /// Checks the value under a key of a map.
    #[inline]
    pub fn key(&mut self, key: &str, check: impl FnOnce(&mut Self)) {
        self.below(check, || key.to_owned());
    }

    /// Checks an element of an array.
    #[inline]
    pub fn position(&mut self, position: usize, check: impl FnOnce(&mut Self)) {
        self.below(check, || format!("[{position}]"));
    }

    #[inline]
    fn below(&mut self, check: impl FnOnce(&mut Self), parent: impl Fn() -> String) {
        let before = self.violations.len();
        check(self);
        for violation in self.violations.iter_mut().skip(before) {
            *violation = violation.below(&parent());
        }
    }

    /// Notes a broken rule.
    pub fn violation(&mut self, rule: Rule, message: impl Into<String>) {
        self.violations.push(Violation { path: String::new(), rule, message: message.into() });
    }

    pub(crate) fn finish(self) -> Vec<Violation> {
        self.violations
    }
}
