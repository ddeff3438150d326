use crate::codec::{EncodeError, Value};
use bson::{Bson, Regex, raw::CString};
use std::collections::BTreeSet;

/// A regular expression, in the syntax of [PCRE](https://www.pcre.org/current/doc/html/pcre2syntax.html), with options.
///
/// ```
/// use docmodel::{filter::Pattern, prelude::*};
///
/// # #[derive(DocumentModel)] struct Page { #[field(id)] id: ObjectId, text: String }
/// let headings = Page::F.text.regex(Pattern::new("^# todo").multi_line().ignore_case());
/// assert_eq!(headings.to_string(), r#"{ text: { $regex: BSONRegExp("^# todo", "im") } }"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    /// Letters, each at the most once, in the order of the alphabet, as BSON wants them.
    options: BTreeSet<char>,
}

impl Pattern {
    /// The end of the text: `$` alone also matches in front of a line feed that ends it.
    pub(crate) const END: &'static str = r"$(?!\n)";

    /// A pattern without options: upper and lower case differ, `^` and `$` are the start and the end of the text, and `.`
    /// does not match a line feed.
    pub fn new(pattern: impl Into<String>) -> Self {
        Self { text: pattern.into(), options: BTreeSet::new() }
    }

    /// Upper and lower case do not differ: option `i`.
    ///
    /// ```
    /// # use docmodel::{filter::Pattern, prelude::*};
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: String }
    /// let filter = Order::F.note.regex(Pattern::new("^urgent").ignore_case());
    /// assert_eq!(filter.to_string(), r#"{ note: { $regex: BSONRegExp("^urgent", "i") } }"#);
    /// ```
    #[must_use]
    pub fn ignore_case(self) -> Self {
        self.with('i')
    }

    /// `^` and `$` are the start and the end of every line: option `m`.
    ///
    /// ```
    /// # use docmodel::{filter::Pattern, prelude::*};
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: String }
    /// let filter = Order::F.note.regex(Pattern::new("^urgent").multi_line());
    /// assert_eq!(filter.to_string(), r#"{ note: { $regex: BSONRegExp("^urgent", "m") } }"#);
    /// ```
    #[must_use]
    pub fn multi_line(self) -> Self {
        self.with('m')
    }

    /// `.` also matches a line feed: option `s`.
    ///
    /// ```
    /// # use docmodel::{filter::Pattern, prelude::*};
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: String }
    /// let filter = Order::F.note.regex(Pattern::new("^urgent").dot_all());
    /// assert_eq!(filter.to_string(), r#"{ note: { $regex: BSONRegExp("^urgent", "s") } }"#);
    /// ```
    #[must_use]
    pub fn dot_all(self) -> Self {
        self.with('s')
    }

    /// White space in the pattern, and what stands behind `#` in a line of it, is left out: option `x`.
    ///
    /// ```
    /// # use docmodel::{filter::Pattern, prelude::*};
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, note: String }
    /// let filter = Order::F.note.regex(Pattern::new("^urgent").extended());
    /// assert_eq!(filter.to_string(), r#"{ note: { $regex: BSONRegExp("^urgent", "x") } }"#);
    /// ```
    #[must_use]
    pub fn extended(self) -> Self {
        self.with('x')
    }

    /// A pattern that a text matches as it is.
    pub(crate) fn literal(before: &str, text: &str, behind: &str) -> Self {
        // BSON's patterns end at a NUL.
        let text = regex::escape(text).replace('\0', r"\x00");
        Self::new(format!("{before}{text}{behind}"))
    }

    fn with(mut self, option: char) -> Self {
        self.options.insert(option);
        self
    }

    pub(crate) fn to_value(&self) -> Result<Value, EncodeError> {
        let text = |text: String| CString::try_from(text).map_err(|error| EncodeError::new(error.to_string()));
        let options = self.options.iter().collect();
        Ok(Bson::RegularExpression(Regex { pattern: text(self.text.clone())?, options: text(options)? }).into())
    }
}

impl From<&str> for Pattern {
    fn from(pattern: &str) -> Self {
        Self::new(pattern)
    }
}

impl From<String> for Pattern {
    fn from(pattern: String) -> Self {
        Self::new(pattern)
    }
}
