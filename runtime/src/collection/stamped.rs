use super::outgoing;
use crate::{
    codec,
    model::{DocumentModel, WriteTime},
};
use bson::DateTime;
use std::ops::{Deref, DerefMut};

/// A model that is being written.
///
/// While it is sent it has the times of the write. If it is stored it keeps them; if not, it gets back those that it had,
/// whichever way the write ends.
#[expect(missing_debug_implementations, reason = "nobody sees it")]
pub struct Stamped<'m, M: DocumentModel> {
    model: &'m mut M,
    /// What the times of the first and of the last write were, where another was set. Apart, for most models have none,
    /// and there may be many of them.
    before: Option<Box<[Option<Before>; 2]>>,
}

/// What a time was, if there was one.
#[derive(Clone, Copy)]
struct Before(Option<DateTime>);

impl<'m, M: DocumentModel> Stamped<'m, M> {
    pub(super) fn new(model: &'m mut M) -> Self {
        Self { model, before: None }
    }

    /// Sets the times: before the rules are checked, for these may look at them.
    pub(super) fn stamp(&mut self) {
        if !outgoing::has_timestamps::<M>() {
            return;
        }
        let now = DateTime::now();
        let set = |field: &mut dyn WriteTime| {
            let before = Before(field.time());
            field.set_time(Some(now));
            before
        };
        let [created, updated] = self.model.timestamps_mut();
        self.before = Some(Box::new([created.filter(|time| time.is_unset()).map(set), updated.map(set)]));
    }

    /// The model is stored, in this version.
    pub(super) fn stored(&mut self, version: i64) {
        self.keep(version);
        if self.model.snapshot().is_none() {
            return;
        }
        if let Ok(document) = codec::to_vec(self.model) {
            self.keep_snapshot(&document);
        }
    }

    /// The model is stored as this document, in this version.
    pub(super) fn stored_as(&mut self, version: i64, document: &[u8]) {
        self.keep(version);
        self.keep_snapshot(document);
    }

    fn keep(&mut self, version: i64) {
        self.before = None;
        self.model.compute_fields();
        self.model.set_version_number(version);
    }

    fn keep_snapshot(&mut self, document: &[u8]) {
        if let Some(snapshot) = self.model.snapshot_mut() {
            snapshot.keep(document);
        }
    }
}

impl<M: DocumentModel> Drop for Stamped<'_, M> {
    fn drop(&mut self) {
        let Some(before) = self.before.take() else { return };
        for (field, before) in self.model.timestamps_mut().into_iter().zip(*before) {
            if let (Some(field), Some(Before(time))) = (field, before) {
                field.set_time(time);
            }
        }
    }
}

impl<M: DocumentModel> Deref for Stamped<'_, M> {
    type Target = M;

    fn deref(&self) -> &M {
        self.model
    }
}

impl<M: DocumentModel> DerefMut for Stamped<'_, M> {
    fn deref_mut(&mut self) -> &mut M {
        self.model
    }
}
