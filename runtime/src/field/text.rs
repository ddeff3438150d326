//! Filters on text.

use super::Field;
use crate::{
    codec::{
        FieldType,
        stored::{As, StoreAs},
    },
    filter::{Filter, Pattern},
    path::Path,
    rule,
};

/// Types that are stored as text, which patterns can be matched with.
#[diagnostic::on_unimplemented(
    message = "fields of type `{Self}` are no text, so patterns cannot be matched with them",
    label = "needs a field of type `String`",
    note = "numbers and dates are compared with `eq`, `gt` and `lt`; whether an array has an element is `contains` of its \
            own"
)]
pub trait Textual {}

#[diagnostic::do_not_recommend]
impl<T: rule::Text> Textual for T {}
#[diagnostic::do_not_recommend]
impl<A: StoreAs<T, Stored: Textual>, T: 'static> Textual for As<A, T> {}

/// Text is taken as it is: no character in it is an operator. A field that is `null`, missing or no text never matches.
impl<P: Path, T: FieldType> Field<P, T> {
    /// Matches a pattern: [`$regex`](https://www.mongodb.com/docs/manual/reference/operator/query/regex/), in the syntax
    /// of PCRE. A `&str` is a [`Pattern`] without options.
    ///
    /// ```
    /// # use docmodel::{filter::Pattern, prelude::*};
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// assert_eq!(Order::F.number.regex("^NO-\\d+$").to_string(), r#"{ number: { $regex: BSONRegExp("^NO-\\d+$", "") } }"#);
    /// let any_case = Order::F.number.regex(Pattern::new("^no-").ignore_case());
    /// assert_eq!(any_case.to_string(), r#"{ number: { $regex: BSONRegExp("^no-", "i") } }"#);
    /// ```
    pub fn regex(self, pattern: impl Into<Pattern>) -> Filter<P::Model>
    where
        T: Textual,
    {
        Filter::at::<P>("$regex", pattern.into().to_value())
    }

    /// Starts with the text. An index on the field serves it.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct File { #[field(id)] id: ObjectId, path: String }
    /// assert_eq!(File::F.path.starts_with("a.b").to_string(), r#"{ path: { $regex: BSONRegExp("^a\\.b", "") } }"#);
    /// ```
    pub fn starts_with(self, text: impl AsRef<str>) -> Filter<P::Model>
    where
        T: Textual,
    {
        self.regex(Pattern::literal("^", text.as_ref(), ""))
    }

    /// Ends with the text.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct File { #[field(id)] id: ObjectId, path: String }
    /// assert_eq!(File::F.path.ends_with(".rs").to_string(), r#"{ path: { $regex: BSONRegExp("\\.rs$(?!\\n)", "") } }"#);
    /// ```
    pub fn ends_with(self, text: impl AsRef<str>) -> Filter<P::Model>
    where
        T: Textual,
    {
        self.regex(Pattern::literal("", text.as_ref(), Pattern::END))
    }

    /// Has the text somewhere in it.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct File { #[field(id)] id: ObjectId, path: String }
    /// assert_eq!(File::F.path.contains("(1)").to_string(), r#"{ path: { $regex: BSONRegExp("\\(1\\)", "") } }"#);
    /// ```
    pub fn contains(self, text: impl AsRef<str>) -> Filter<P::Model>
    where
        T: Textual,
    {
        self.regex(Pattern::literal("", text.as_ref(), ""))
    }

    /// Is the text, in upper or lower case. An index with a
    /// [collation](https://www.mongodb.com/docs/manual/core/index-case-insensitive/) of strength 2 and `eq` is faster.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: ObjectId, name: String }
    /// assert_eq!(User::F.name.iexact("Ida").to_string(), r#"{ name: { $regex: BSONRegExp("^Ida$(?!\\n)", "i") } }"#);
    /// ```
    pub fn iexact(self, text: impl AsRef<str>) -> Filter<P::Model>
    where
        T: Textual,
    {
        self.regex(Pattern::literal("^", text.as_ref(), Pattern::END).ignore_case())
    }

    /// [`starts_with`](Self::starts_with), in upper or lower case. No index serves it.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: ObjectId, name: String }
    /// assert_eq!(User::F.name.istarts_with("id").to_string(), r#"{ name: { $regex: BSONRegExp("^id", "i") } }"#);
    /// ```
    pub fn istarts_with(self, text: impl AsRef<str>) -> Filter<P::Model>
    where
        T: Textual,
    {
        self.regex(Pattern::literal("^", text.as_ref(), "").ignore_case())
    }

    /// [`ends_with`](Self::ends_with), in upper or lower case.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: ObjectId, name: String }
    /// assert_eq!(User::F.name.iends_with("da").to_string(), r#"{ name: { $regex: BSONRegExp("da$(?!\\n)", "i") } }"#);
    /// ```
    pub fn iends_with(self, text: impl AsRef<str>) -> Filter<P::Model>
    where
        T: Textual,
    {
        self.regex(Pattern::literal("", text.as_ref(), Pattern::END).ignore_case())
    }

    /// [`contains`](Self::contains), in upper or lower case.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct User { #[field(id)] id: ObjectId, name: String }
    /// assert_eq!(User::F.name.icontains("d").to_string(), r#"{ name: { $regex: BSONRegExp("d", "i") } }"#);
    /// ```
    pub fn icontains(self, text: impl AsRef<str>) -> Filter<P::Model>
    where
        T: Textual,
    {
        self.regex(Pattern::literal("", text.as_ref(), "").ignore_case())
    }
}
