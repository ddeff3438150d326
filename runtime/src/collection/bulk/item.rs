use crate::{
    Result,
    collection::{Collection, Delete, ReplaceOne, UpdateDocuments, hooks, outgoing, revision, stamped::Stamped},
    error::{Error, InvalidOperation},
    model::{DocumentModel, Version},
    plan::{BulkWrite, WriteOptions},
    rule::Violation,
};

/// The writes that [`Bulk::write`](super::Bulk::write) takes: updates, replacements and deletions.
#[diagnostic::on_unimplemented(
    message = "a bulk of `{M}` cannot hold `{Self}`",
    label = "not a write of `{M}` for this bulk",
    note = "`write` takes what `update_one(..).apply(..)`, `update_many(..).apply(..)`, `replace_one`, `delete_one` and \
            `delete_many` of a collection of `{M}` make; a new document goes into `insert`"
)]
pub trait BulkItem<'a, M: DocumentModel>: Sized {
    #[doc(hidden)]
    fn into_write(self, of: &Collection<M>) -> Write<'a, M>;
}

/// A write as it is kept till the bulk is sent.
#[doc(hidden)]
#[expect(missing_debug_implementations, reason = "nobody sees it")]
pub enum Write<'a, M: DocumentModel> {
    Insert(Stamped<'a, M>),
    /// Its model is not validated yet.
    Replace(Box<ReplaceOne<'a, M>>),
    Ready(BulkWrite),
    /// An update whose values break rules.
    Broken(Vec<Violation>),
    Invalid(InvalidOperation),
}

#[diagnostic::do_not_recommend]
impl<'a, M: DocumentModel + Send + Sync> BulkItem<'a, M> for UpdateDocuments<'a, M> {
    fn into_write(self, of: &Collection<M>) -> Write<'a, M> {
        let violations = self.changes.violations();
        if !violations.is_empty() {
            return Write::Broken(violations);
        }
        let ours = check(of, &self.collection, &self.options, self.session.is_some());
        ready(ours.and_then(|()| self.operation()))
    }
}

#[diagnostic::do_not_recommend]
impl<'a, M: DocumentModel + Send + Sync> BulkItem<'a, M> for Delete<'a, M> {
    fn into_write(self, of: &Collection<M>) -> Write<'a, M> {
        let ours = check(of, &self.collection, &self.options, self.session.is_some());
        ready(ours.and_then(|()| self.operation()))
    }
}

#[diagnostic::do_not_recommend]
impl<'a, M: DocumentModel + Send + Sync> BulkItem<'a, M> for ReplaceOne<'a, M> {
    fn into_write(self, of: &Collection<M>) -> Write<'a, M> {
        match check(of, &self.collection, &self.options, self.session.is_some()) {
            Ok(()) => Write::Replace(Box::new(self)),
            Err(error) => Write::Invalid(error),
        }
    }
}

fn ready<'a, M: DocumentModel>(operation: Result<impl Into<BulkWrite>, InvalidOperation>) -> Write<'a, M> {
    operation.map_or_else(Write::Invalid, |operation| Write::Ready(operation.into()))
}

/// A bulk is sent as a whole: to one collection, in one session.
fn check<M: DocumentModel + Send + Sync>(
    of: &Collection<M>,
    given: &Collection<M>,
    options: &WriteOptions,
    has_session: bool,
) -> Result<(), InvalidOperation> {
    let WriteOptions { collation: _, hint: _, comment, variables, write_concern } = options;
    let (ours, theirs) = (of.driver().namespace(), given.driver().namespace());
    if ours != theirs {
        return Err(InvalidOperation::new(format!("a write to `{theirs}` cannot be in a bulk of `{ours}`")));
    }
    if !variables.is_empty() {
        return Err(InvalidOperation::new("the writes of a bulk cannot have variables of their own"));
    }
    if comment.is_some() || write_concern.is_some() || has_session {
        return Err(InvalidOperation::new(
            "a write of a bulk has no `session`, `comment` or `write_concern` of its own: give it to the bulk",
        ));
    }
    Ok(())
}

impl<M: DocumentModel + Send + Sync> Write<'_, M> {
    /// Makes a new model ready to be stored.
    pub(super) async fn prepare(&mut self) -> Result<()> {
        if let Self::Insert(model) = self {
            hooks::before_insert(&mut **model).await?;
            model.stamp();
        }
        Ok(())
    }

    /// Tells a new model that it is stored.
    pub(super) async fn done(&mut self, collection: &str) -> Result<()> {
        if let Self::Insert(model) = self {
            model.stored(Version::FIRST);
            hooks::after_insert(collection, &mut **model).await?;
        }
        Ok(())
    }

    /// The model that is to be stored, if it is one.
    pub(super) fn model(&self) -> Option<&M> {
        match self {
            Self::Insert(model) => Some(model),
            Self::Replace(replace) => Some(replace.model),
            Self::Ready(_) | Self::Broken(_) | Self::Invalid(_) => None,
        }
    }

    /// The rules that it breaks.
    pub(super) fn violations(&self) -> Vec<Violation> {
        match self {
            Self::Broken(violations) => violations.clone(),
            _ => self.model().and_then(|model| model.validate().err()).unwrap_or_default(),
        }
    }

    /// The write as it is sent, of a model that is validated.
    pub(super) fn checked(&self, collection: &str, position: usize) -> Result<BulkWrite> {
        match self {
            Self::Insert(model) => outgoing::encode(collection, &**model, Version::FIRST).map(BulkWrite::Insert),
            Self::Replace(replace) => {
                let version = revision::next(replace.model);
                let replacement = outgoing::checked_copy(collection, replace.model, version)?;
                replace.with(replacement).map(Into::into).map_err(|error| at(position, &error).into())
            }
            Self::Ready(_) | Self::Broken(_) | Self::Invalid(_) => {
                self.shown(collection, position).map_err(Error::from)
            }
        }
    }

    /// The write as a plan shows it.
    pub(super) fn shown(&self, collection: &str, position: usize) -> Result<BulkWrite, InvalidOperation> {
        let write = match self {
            Self::Insert(model) => outgoing::shown(collection, &**model, Version::FIRST).map(BulkWrite::Insert),
            Self::Replace(replace) => replace.operation().map(Into::into),
            Self::Ready(write) => Ok(write.clone()),
            Self::Broken(violations) => Err(InvalidOperation::breaks_rules(violations)),
            Self::Invalid(error) => Err(error.clone()),
        };
        write.map_err(|error| at(position, &error))
    }
}

fn at(position: usize, error: &InvalidOperation) -> InvalidOperation {
    InvalidOperation::new(format!("write {position} of the bulk: {error}"))
}
