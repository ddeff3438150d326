use crate::{
    Result,
    collection::{outgoing, revision, update::Changes},
    error::InvalidOperation,
    model::DocumentModel,
    plan::{Modification, UpdateChanges},
    update::RenderedUpdate,
};
use bson::Document;

/// What happens to the document that is found.
#[doc(hidden)]
pub trait Action<M> {
    /// What has become of the document then, in a word.
    const DONE: &'static str;

    /// It, as it is sent.
    ///
    /// # Errors
    /// If it cannot be sent, or breaks the model's rules.
    fn checked(&self, collection: &str, filter: &Document, upsert: bool) -> Result<Modification>;

    /// The model that takes the place of the document, if one does.
    fn replacement(&self) -> Option<&M> {
        None
    }

    /// Refuses documents that are deleted already, if it is a deletion of others.
    ///
    /// # Errors
    /// Says what to do instead.
    fn check_deleted(&self) -> Result<(), InvalidOperation> {
        Ok(())
    }

    /// It, as a plan shows it.
    ///
    /// # Errors
    /// If it cannot be sent.
    fn shown(&self, collection: &str, filter: &Document, upsert: bool) -> Result<Modification, InvalidOperation>;
}

/// Actions after which there is a document.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a `find_one_and_delete` leaves no document",
    label = "not for deletions",
    note = "the document is read as it was; there is none `after` a deletion, and none that an `upsert` could store"
)]
pub trait LeavesDocument {}

/// A `find_one_and_update` before [`apply`](super::FindOneAnd::apply) says what it changes, or
/// [`pipeline`](super::FindOneAnd::pipeline).
#[derive(Debug)]
pub struct NeedsApply;

#[diagnostic::do_not_recommend]
impl LeavesDocument for NeedsApply {}

/// The action of a `find_one_and_update`.
#[expect(missing_debug_implementations, reason = "the builder shows it in its plan")]
pub struct Updating<M> {
    pub(super) changes: Changes<M>,
}

#[diagnostic::do_not_recommend]
impl<M> LeavesDocument for Updating<M> {}

impl<M: DocumentModel> Action<M> for Updating<M> {
    const DONE: &'static str = "changed";

    fn checked(&self, collection: &str, filter: &Document, upsert: bool) -> Result<Modification> {
        self.changes.check(collection)?;
        Ok(self.shown(collection, filter, upsert)?)
    }

    fn shown(&self, _: &str, filter: &Document, upsert: bool) -> Result<Modification, InvalidOperation> {
        let (update, array_filters) = self.changes.rendered(filter, upsert)?;
        Ok(Modification::Update { update, array_filters })
    }
}

/// The action of a `find_one_and_replace`.
#[derive(Debug)]
pub struct Replacing<'a, M> {
    pub(in crate::collection) model: &'a M,
}

#[diagnostic::do_not_recommend]
impl<M> LeavesDocument for Replacing<'_, M> {}

impl<M: DocumentModel> Action<M> for Replacing<'_, M> {
    const DONE: &'static str = "replaced";

    fn checked(&self, collection: &str, _: &Document, upsert: bool) -> Result<Modification> {
        outgoing::check_id(self.model, upsert)?;
        outgoing::checked_copy(collection, self.model, revision::next(self.model)).map(Modification::Replace)
    }

    fn replacement(&self) -> Option<&M> {
        Some(self.model)
    }

    fn shown(&self, collection: &str, _: &Document, upsert: bool) -> Result<Modification, InvalidOperation> {
        outgoing::check_id(self.model, upsert)?;
        outgoing::shown(collection, self.model, revision::next(self.model)).map(Modification::Replace)
    }
}

/// The action of a `find_one_and_delete`.
#[derive(Debug)]
pub struct Deleting {
    pub(in crate::collection) permanently: bool,
}

impl<M: DocumentModel> Action<M> for Deleting {
    const DONE: &'static str = "deleted";

    fn checked(&self, collection: &str, filter: &Document, upsert: bool) -> Result<Modification> {
        Ok(Action::<M>::shown(self, collection, filter, upsert)?)
    }

    fn check_deleted(&self) -> Result<(), InvalidOperation> {
        outgoing::check_deleted(self.permanently)
    }

    fn shown(&self, _: &str, filter: &Document, _: bool) -> Result<Modification, InvalidOperation> {
        let soft = if self.permanently { None } else { outgoing::soft_delete::<M>(filter)? };
        Ok(soft.map_or(Modification::Delete, |RenderedUpdate { update, array_filters }| Modification::Update {
            update: UpdateChanges::Operators(update),
            array_filters,
        }))
    }
}
