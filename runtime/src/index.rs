//! Index declarations: plain data, so that they can be compared with the server's indexes and used in `const` checks.

use bson::Document;
use std::fmt;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Index {
    keys: &'static [IndexKey],
    unique: bool,
    name: Option<&'static str>,
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
        Self { keys, unique: false, name: None }
    }

    /// No two documents may have the same keys.
    #[must_use]
    pub const fn unique(self) -> Self {
        Self { unique: true, ..self }
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

impl fmt::Display for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::shell::document(&self.to_document()).fmt(f)?;
        f.write_str(if self.unique { " unique" } else { "" })
    }
}
