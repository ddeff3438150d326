use super::{Collection, builder::builder};
use crate::{
    Result,
    error::{Error, InvalidOperation},
    index::Index,
    model::DocumentModel,
    plan::{CreateIndexesOperation, Usable},
    shell,
};
use futures_util::TryStreamExt;
use mongodb::{ClientSession, IndexModel};
use std::fmt;

/// A comparison of declared and existing indexes that is about to happen; see [`Collection::sync_indexes`].
#[must_use = "indexes are compared only when this is awaited"]
pub struct SyncIndexes<'a, M> {
    collection: Collection<M>,
    session: Option<&'a mut ClientSession>,
}

/// What [`Collection::sync_indexes`] found and did, as index names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndexReport {
    /// Declared and missing: created.
    pub created: Vec<String>,
    /// Declared and there, perhaps under another name.
    pub existing: Vec<String>,
    /// There, but not declared: left alone.
    pub undeclared: Vec<String>,
}

impl fmt::Display for IndexReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (what, names) in
            [("created", &self.created), ("existing", &self.existing), ("not declared", &self.undeclared)]
        {
            if !names.is_empty() {
                write!(f, "{separator}{what} {}", names.join(", "))?;
                separator = "; ";
            }
        }
        f.write_str(if separator.is_empty() { "no indexes" } else { "" })
    }
}

impl<M: DocumentModel + Send + Sync> SyncIndexes<'_, M> {
    pub(super) fn new(collection: &Collection<M>) -> Self {
        Self { collection: collection.clone(), session: None }
    }

    async fn execute(mut self) -> Result<IndexReport> {
        let existing = self.existing().await?;
        let mut report = IndexReport::default();
        let mut missing = Vec::new();
        for declared in M::INDEXES {
            if let Some(found) = existing.iter().find(|found| found.is(declared)) {
                report.existing.push(found.name.clone());
            } else if let Some(found) = existing.iter().find(|found| found.is_in_the_way_of(declared)) {
                return Err(Error::IndexConflict {
                    collection: self.collection.name().to_owned(),
                    declared: format!("`{}` {declared}", declared.name()),
                    found: found.to_string(),
                });
            } else {
                missing.push(*declared);
            }
        }
        let is_declared = |found: &&Existing| M::INDEXES.iter().chain([&Index::ID]).any(|index| found.is(index));
        report.undeclared =
            existing.iter().filter(|found| !is_declared(found)).map(|found| found.name.clone()).collect();
        report.created = missing.iter().map(Index::name).collect();
        if !missing.is_empty() {
            let create = CreateIndexesOperation { indexes: missing };
            let created = create.execute(&self.collection.raw, self.session).await?;
            created.map_err(|error| self.collection.context().error(error))?;
        }
        Ok(report)
    }

    async fn existing(&mut self) -> Result<Vec<Existing>> {
        let list = self.collection.raw.list_indexes();
        let found: mongodb::error::Result<Vec<IndexModel>> = match &mut self.session {
            Some(session) => match list.session(&mut **session).await {
                Ok(mut cursor) => cursor.stream(session).try_collect().await,
                Err(error) => Err(error),
            },
            None => match list.await {
                Ok(cursor) => cursor.try_collect().await,
                Err(error) => Err(error),
            },
        };
        match found {
            Ok(indexes) => Ok(indexes.into_iter().map(Existing::from).collect()),
            Err(error) if is_namespace_not_found(&error) => Ok(Vec::new()),
            Err(error) => Err(self.collection.context().error(error)),
        }
    }

    #[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "all builders have it")]
    fn operation(&self) -> Result<CreateIndexesOperation, InvalidOperation> {
        Ok(CreateIndexesOperation { indexes: M::INDEXES.to_vec() })
    }

    #[expect(clippy::unused_self, reason = "all builders have it")]
    fn usable(&self) -> Usable {
        Usable::NotAsked
    }
}

builder!(SyncIndexes -> IndexReport);

/// A collection that nothing was stored in has no indexes yet.
fn is_namespace_not_found(error: &mongodb::error::Error) -> bool {
    matches!(&*error.kind, mongodb::error::ErrorKind::Command(command) if command.code == 26)
}

/// An index on the server, as far as declarations go.
struct Existing {
    name: String,
    keys: bson::Document,
    unique: bool,
    partial: Option<bson::Document>,
    /// Options that no declaration has yet: with any of them it is another index.
    other: bool,
}

impl From<IndexModel> for Existing {
    fn from(index: IndexModel) -> Self {
        let options = index.options.unwrap_or_default();
        Self {
            name: options.name.unwrap_or_default(),
            keys: index.keys,
            unique: options.unique == Some(true),
            partial: options.partial_filter_expression,
            other: options.sparse == Some(true)
                || options.expire_after.is_some()
                || options.collation.is_some()
                || options.hidden == Some(true),
        }
    }
}

impl Existing {
    fn is(&self, declared: &Index) -> bool {
        self.same_keys(declared) && self.unique == declared.is_unique() && self.same_filter(declared) && !self.other
    }

    /// Indexes on the same keys may exist side by side if they are of different documents.
    fn is_in_the_way_of(&self, declared: &Index) -> bool {
        self.same_keys(declared) && self.same_filter(declared) || self.name == declared.name()
    }

    fn same_filter(&self, declared: &Index) -> bool {
        declared.partial_filter().is_ok_and(|filter| filter == self.partial)
    }

    /// Key by key in order; other drivers may have stored a direction as a double or an int64.
    fn same_keys(&self, declared: &Index) -> bool {
        let direction = |value: &bson::Bson| match value {
            bson::Bson::Int32(direction) => Some(f64::from(*direction)),
            #[expect(clippy::cast_precision_loss, reason = "directions are 1 and -1")]
            bson::Bson::Int64(direction) => Some(*direction as f64),
            bson::Bson::Double(direction) => Some(*direction),
            _ => None,
        };
        self.keys.len() == declared.keys().len()
            && self
                .keys
                .iter()
                .zip(declared.keys())
                .all(|((path, found), key)| path == key.path() && direction(found) == Some(f64::from(key.direction())))
    }
}

impl fmt::Display for Existing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unique = if self.unique { " unique" } else { "" };
        write!(f, "`{}` {}{unique}", self.name, shell::document(&self.keys))?;
        if let Some(filter) = &self.partial {
            write!(f, ", where {}", shell::document(filter))?;
        }
        f.write_str(if self.other { " with further options" } else { "" })
    }
}
