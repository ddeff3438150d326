//! Index declarations: plain data, so that they can be compared with the server's indexes and used in `const` checks.

use crate::{
    error::InvalidOperation,
    filter::{Condition, Filter},
    model::{DocumentModel, undeleted},
};
use bson::Document;
use std::{fmt, ops::BitAnd};

/// An index that a model declares with `#[index(..)]`.
///
/// ```
/// use docmodel::prelude::*;
///
/// #[derive(DocumentModel)]
/// #[index(number, unique)]
/// #[index(city, -total)]
/// struct Order {
///     #[field(id)]
///     id: ObjectId,
///     number: String,
///     city: String,
///     total: f64,
/// }
///
/// assert_eq!(Order::INDEXES[0].to_string(), "{ number: 1 } unique");
/// assert_eq!(Order::INDEXES[1].name(), "city_1_total_-1");
/// ```
///
/// A [partial index](https://www.mongodb.com/docs/manual/core/index-partial/) has the documents that meet a condition
/// only, and a unique one allows any number of the others. Of the conditions that queries have, MongoDB keeps indexes by
/// `==`, `<`, `<=`, `>`, `>=`, `.is_in([..])` and `.exists()`, joined with `&&` and `||`; others do not compile. A query
/// is served by such an index if its filter asks for no other documents.
///
/// ```
/// # use docmodel::prelude::*;
/// #[derive(DocumentModel)]
/// #[index(email, unique, partial(email.exists()))]
/// #[index(-created_at, name = "open_large", partial(paid == false && total >= 100.0))]
/// struct Order {
///     #[field(id)]
///     id: ObjectId,
///     #[field(skip_none)]
///     email: Option<String>,
///     paid: bool,
///     total: f64,
///     created_at: DateTime,
/// }
///
/// assert_eq!(Order::INDEXES[0].to_string(), "{ email: 1 } unique, where { email: { $exists: true } }");
/// assert_eq!(
///     Order::INDEXES[1].to_string(),
///     "{ created_at: -1 }, where { paid: false, total: { $gte: Double(100) } }"
/// );
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Index {
    keys: &'static [IndexKey],
    unique: bool,
    name: Option<&'static str>,
    /// A function, because values such as texts cannot be made in constants.
    partial: Option<fn() -> PartialFilter>,
}

/// The condition of a partial index.
#[derive(Clone, Debug)]
pub struct PartialFilter(Condition);

impl PartialFilter {
    /// The documents that a filter asks for.
    #[must_use]
    pub fn new<M>(filter: Filter<M>) -> Self {
        Self(filter.into_condition())
    }

    /// Of the documents that a filter asks for, those that are not deleted.
    #[doc(hidden)]
    #[must_use]
    pub fn undeleted<M: DocumentModel>(filter: Filter<M>) -> Self {
        Self::new(undeleted::<M>().into_iter().fold(filter, BitAnd::bitand))
    }
}

/// One key of an index: a stored path and its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexKey {
    path: &'static str,
    direction: i32,
}

impl IndexKey {
    /// A key in ascending order.
    #[must_use]
    pub const fn ascending(path: &'static str) -> Self {
        Self { path, direction: 1 }
    }

    /// A key in descending order.
    #[must_use]
    pub const fn descending(path: &'static str) -> Self {
        Self { path, direction: -1 }
    }

    /// The dotted path in stored names.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// 1 for ascending, -1 for descending.
    #[must_use]
    pub const fn direction(&self) -> i32 {
        self.direction
    }
}

impl Index {
    /// The index on `_id` that every collection has, declared by nobody.
    pub const ID: Self = Self::new(&[IndexKey::ascending("_id")]).named("_id_");

    /// An index on these keys.
    #[must_use]
    pub const fn new(keys: &'static [IndexKey]) -> Self {
        Self { keys, unique: false, name: None, partial: None }
    }

    /// No two documents may have the same keys.
    #[must_use]
    pub const fn unique(self) -> Self {
        Self { unique: true, ..self }
    }

    /// Only of the documents that meet a condition.
    #[must_use]
    pub const fn partial(self, filter: fn() -> PartialFilter) -> Self {
        Self { partial: Some(filter), ..self }
    }

    /// With a name of its own.
    #[must_use]
    pub const fn named(self, name: &'static str) -> Self {
        Self { name: Some(name), ..self }
    }

    /// The keys, most significant first.
    #[must_use]
    pub const fn keys(&self) -> &'static [IndexKey] {
        self.keys
    }

    /// Whether no two documents may have the same keys.
    #[must_use]
    pub const fn is_unique(&self) -> bool {
        self.unique
    }

    /// Which documents are in it, if not all: the
    /// [`partialFilterExpression`](https://www.mongodb.com/docs/manual/core/index-partial/).
    ///
    /// # Errors
    /// If a value in it cannot be encoded, or MongoDB keeps no index by it: `== None` of an array.
    pub fn partial_filter(&self) -> Result<Option<Document>, InvalidOperation> {
        let Some(condition) = self.condition() else { return Ok(None) };
        if condition.negates() {
            return Err(InvalidOperation::new(format!(
                "the condition of the index `{}` says what is not so, as `== None` of an array does, and MongoDB keeps no \
                 index by that",
                self.name()
            )));
        }
        condition.into_document().map(Some)
    }

    pub(crate) fn condition(&self) -> Option<Condition> {
        self.partial.map(|filter| filter().0)
    }

    /// The name declared, or the one that MongoDB gives: the paths and directions joined, `city_1_total_-1`.
    #[must_use]
    pub fn name(&self) -> String {
        let keys = || self.keys.iter().map(|key| format!("{}_{}", key.path, key.direction));
        self.name.map_or_else(|| keys().collect::<Vec<_>>().join("_"), str::to_owned)
    }

    /// The keys as the document that is sent.
    #[must_use]
    pub fn to_document(&self) -> Document {
        self.keys.iter().map(|key| (key.path.to_owned(), key.direction.into())).collect()
    }
}

impl PartialEq for Index {
    fn eq(&self, other: &Self) -> bool {
        let plain = |index: &Self| (index.keys, index.unique, index.name);
        plain(self) == plain(other) && self.partial_filter() == other.partial_filter()
    }
}

impl fmt::Display for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::shell::document(&self.to_document()).fmt(f)?;
        f.write_str(if self.unique { " unique" } else { "" })?;
        match self.partial_filter() {
            Ok(None) => Ok(()),
            Ok(Some(filter)) => write!(f, ", where {}", crate::shell::document(&filter)),
            Err(error) => write!(f, ", where /* {error} */"),
        }
    }
}
