//! What has changed in a model since it was loaded: [`Tracked`].
//!
//! The stored bytes, and the model as it is encoded, are compared as documents, so that no code is generated for it.
//! Three of them count: what is stored, what the model wrote right after it was loaded, and what it writes now. The
//! difference between the latter two is what the program has changed; what the model does not know of the stored
//! document is in neither, and stays as it is.

mod compare;
mod diff;
mod guard;
mod node;

use self::{
    compare::{Comparison, Versions, unwritten},
    diff::Diff,
    guard::{Guard, conditions},
    node::{Fields, Node},
};
use crate::{
    Result,
    codec::{self, Tag},
    error::{EncodeError, InvalidOperation},
    model::DocumentModel,
    shell,
};
use bson::Document;
use std::{collections::BTreeSet, fmt};

/// Models with `#[document(track_changes)]`, which know how they are stored: see [`Snapshot`](crate::Snapshot).
///
/// [`save`](crate::Collection::save) sends only what has changed, so two writers that change different fields of a
/// document do not overwrite each other:
///
/// - Embedded documents are changed field by field, and maps key by key. Of an array, the elements that have changed are
///   set, and new ones at the end or between others are [pushed]; of one that has become shorter, the elements from the
///   first that has changed on are replaced. An array is replaced as a whole if less is sent so, or if it was not stored in
///   the order in which it is read, as most sets are not.
/// - What the model does not know, such as fields of a newer program, stays as it is, also inside of embedded documents.
/// - Fields under an old name (`alias`) move to the new one as soon as something in their document is changed, and a
///   document of an older `schema_version` is stored in the current one as a whole.
///
/// A key with `.` or a leading `$` has no path. The embedded document that it is in is replaced; in a flattened map, where
/// it stands in the document itself, the document is.
///
/// # What other writers have changed meanwhile
/// A save asks for what it relies on, and is a [`Conflict`](crate::Error::Conflict) if the stored document is not like that
/// any more, as if the [version](crate::model::Versioned) had changed:
///
/// | what is saved | what has to be as it was |
/// |---|---|
/// | an array or an embedded document that is replaced, removed, or put where another value or nothing was | all of that value |
/// | elements of an array | the size of the array, and each element that is changed or removed: others may have moved it |
/// | fields of an embedded document | that it is one |
/// | what moves from an old name, or to the current `schema_version` | the old value and the new one |
/// | a document that is replaced as a whole | all of the document |
///
/// So of two writers that push to the same array, the second has a conflict. What is left are values without parts, such
/// as numbers and strings: if both writers have set or removed the same one, the last one wins. With a
/// [version](crate::model::Versioned) it does not: there every save asks for the version, and for nothing else.
///
/// Values are compared as MongoDB does it: `1` is `1.0`, and a collection with a
/// [collation](https://www.mongodb.com/docs/manual/reference/collation/) of its own decides which strings are the same. What
/// has to be as it was is sent as well; a model that replaces more than 8 MB at once should have a version.
///
/// [pushed]: https://www.mongodb.com/docs/manual/reference/operator/update/push/
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not know what has changed in it since it was loaded",
    label = "needs `#[document(track_changes)]`",
    note = "add `#[document(track_changes)]` to the struct, and a field: `snapshot: docmodel::Snapshot`"
)]
pub trait Tracked: DocumentModel {
    /// What [`save`](crate::Collection::save) would store, without the version. It displays as `mongosh` text.
    ///
    /// # Errors
    /// [`Encode`](crate::Error::Encode), or [`InvalidOperation`](crate::Error::InvalidOperation) if the `_id` has changed.
    fn changes(&self) -> Result<Changes> {
        Change::of(self).map(Changes)
    }

    /// Whether [`save`](crate::Collection::save) would store anything. A model that was never stored is changed.
    ///
    /// # Errors
    /// As [`changes`](Self::changes).
    fn is_changed(&self) -> Result<bool> {
        self.changes().map(|changes| !changes.is_empty())
    }
}

/// What has changed in a model since it was loaded; made by [`Tracked::changes`].
#[derive(Clone, Debug)]
pub struct Changes(Change);

impl Changes {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The update document; of a model that is stored as a whole, the document.
impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let document = match &self.0 {
            Change::Parts { update, .. } => return shell::document(update).fmt(f),
            Change::New(document) | Change::Whole { result: document, .. } => document,
        };
        match Document::from_reader(document.as_slice()) {
            Ok(document) => shell::document(&document).fmt(f),
            Err(error) => write!(f, "/* {error} */"),
        }
    }
}

/// How a changed model is stored.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "driver"), expect(dead_code, reason = "what is sent is more than what is shown"))]
pub(crate) enum Change {
    /// It is not stored yet: the bytes of the new document.
    New(Vec<u8>),
    /// Some paths are changed.
    Parts {
        /// The changes; nothing if there are none.
        update: Document,
        /// What the stored document has to meet.
        guards: Document,
        /// The bytes of the document with the changes.
        result: Vec<u8>,
    },
    /// No path says what has changed.
    Whole {
        /// What the stored document has to meet.
        guards: Document,
        /// The bytes of the document that takes the place of the stored one.
        result: Vec<u8>,
    },
}

impl Change {
    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Parts { update, .. } if update.is_empty())
    }

    pub(crate) fn of<M: DocumentModel>(model: &M) -> Result<Self> {
        let Some(stored_bytes) = model.snapshot().and_then(|snapshot| snapshot.stored()) else {
            return Ok(Self::New(codec::to_vec(model)?));
        };
        let document = Fields::read(stored_bytes)?;
        let stored = without_version::<M>(document.clone());
        let loaded = rewritten::<M>(stored_bytes)?;
        let written = Fields::read(&codec::to_marked_vec(model)?)?;
        let current = without_version::<M>(written.clone());
        if current.get("_id") != loaded.get("_id") {
            let message = "the `_id` of a loaded model was changed; to store a copy under another id, insert it";
            return Err(InvalidOperation::new(message).into());
        }
        if same_fields(&loaded, &current) {
            return Self::parts::<M>(&Diff::default(), &document);
        }
        let versions = Versions { stored: &stored, loaded: &loaded, current: &current };
        let outdated = outdated::<M>(&document, versions);
        let comparison = Comparison { outdated: &outdated };
        let is_older = M::SCHEMA_VERSION.is_some_and(|(key, _)| stored.get(key) != current.get(key));
        let changed = if is_older { None } else { comparison.fields("", versions) };
        for diff in changed.into_iter().chain(comparison.all_fields("", versions)) {
            let mut result = document.clone();
            diff.apply(&mut result);
            // Field types are free in what they read. Whatever they do, what is stored has to be read as this model.
            if rewritten::<M>(&result.to_vec()).is_ok_and(|written| same_fields(&written, &current)) {
                return Self::parts::<M>(&diff, &result);
            }
        }
        let mut whole = comparison.whole(versions);
        if let Some((name, version)) = M::VERSION.and_then(|field| Some((field.name, written.get(field.name)?))) {
            whole.set(name, version.clone());
        }
        Ok(Self::Whole { guards: guarded::<M>(&[Guard::Unchanged(document)])?, result: whole.to_vec() })
    }

    fn parts<M: DocumentModel>(diff: &Diff, result: &Fields) -> Result<Self> {
        let update = diff.update().map_err(invalid)?;
        Ok(Self::Parts { update, guards: guarded::<M>(&diff.guards)?, result: result.to_vec() })
    }
}

/// The conditions of the guards. A version says by itself that all is as it was.
fn guarded<M: DocumentModel>(guards: &[Guard]) -> Result<Document> {
    let guards = if M::VERSION.is_some() { &[] } else { guards };
    Ok(conditions(guards).map_err(invalid)?)
}

#[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
fn invalid(error: bson::error::Error) -> EncodeError {
    EncodeError::new(error.to_string())
}

/// What a model writes that is read from these bytes.
fn rewritten<M: DocumentModel>(document: &[u8]) -> Result<Fields> {
    let model: M = codec::decode(document)?;
    Ok(without_version::<M>(Fields::read(&codec::to_marked_vec(&model)?)?))
}

/// The version is counted apart from all changes.
fn without_version<M: DocumentModel>(mut fields: Fields) -> Fields {
    if let Some(field) = M::VERSION {
        fields.remove(field.name);
    }
    fields
}

/// Whether two whole documents have the same fields: their order does not count, as no filter compares them as a whole.
fn same_fields(left: &Fields, right: &Fields) -> bool {
    left.len() == right.len() && left.iter().all(|(key, value)| right.get(key) == Some(value))
}

/// The paths of what is read of a stored document, and that the model writes elsewhere: fields under old names, and what
/// upgrades read.
///
/// Only the model knows them. So what it does not write is replaced by a value that no field has, and if the model still
/// reads the same, it is not looked at.
fn outdated<M: DocumentModel>(document: &Fields, of: Versions<'_>) -> BTreeSet<String> {
    let mut candidates = Vec::new();
    unwritten("", of.stored, of.loaded, &mut candidates);
    let is_read = |paths: &[String]| {
        let nonsense = Node::Leaf(Tag::MIN_KEY, Vec::new());
        let set = paths.iter().map(|path| (path.clone(), nonsense.clone())).collect();
        let mut document = document.clone();
        Diff { set, ..Diff::default() }.apply(&mut document);
        rewritten::<M>(&document.to_vec()).map_or(true, |written| written != *of.loaded)
    };
    let mut outdated = BTreeSet::new();
    let mut groups = vec![candidates];
    while let Some(mut group) = groups.pop() {
        if group.is_empty() || !is_read(&group) {
            continue;
        }
        if let [path] = group.as_slice() {
            outdated.insert(path.clone());
        } else {
            groups.push(group.split_off(group.len() / 2));
            groups.push(group);
        }
    }
    outdated
}
