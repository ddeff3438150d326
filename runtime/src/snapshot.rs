use std::{
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

/// What is stored of a model that was loaded: with it, [`save`](crate::Collection::save) sends only what has changed.
///
/// It is a field of a model with `#[document(track_changes)]`, and no part of the stored document. docmodel fills it when
/// the model is read, inserted or saved; a new model begins with an empty one. It takes part in no comparison: all
/// snapshots are equal.
///
/// ```
/// use docmodel::{Snapshot, prelude::*};
///
/// #[derive(DocumentModel)]
/// #[document(track_changes)]
/// struct Order {
///     #[field(id)]
///     id: ObjectId,
///     paid: bool,
///     note: Option<String>,
///     snapshot: Snapshot,
/// }
///
/// # let stored = docmodel::to_vec(&Order { id: ObjectId::new(), paid: false, note: None, snapshot: Snapshot::default() })?;
/// let mut order: Order = docmodel::from_slice(&stored)?;
/// assert!(!order.is_changed()?);
/// order.paid = true;
/// assert_eq!(order.changes()?.to_string(), "{ $set: { paid: true } }");
/// # Ok::<(), docmodel::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Snapshot(Option<Arc<[u8]>>);

impl Snapshot {
    /// The bytes of the document, as it is stored; none for a model that is not.
    #[must_use]
    pub fn stored(&self) -> Option<&[u8]> {
        self.0.as_deref()
    }

    pub(crate) fn keep(&mut self, stored: &[u8]) {
        self.0 = Some(stored.into());
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(stored) => write!(f, "Snapshot({} bytes)", stored.len()),
            None => f.write_str("Snapshot(not stored)"),
        }
    }
}

impl PartialEq for Snapshot {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Snapshot {}

impl Hash for Snapshot {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// What `track_changes` needs a field to be.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not keep what is stored of a model",
    label = "expected `docmodel::Snapshot`",
    note = "`#[document(track_changes)]` uses this field for it: `snapshot: docmodel::Snapshot`"
)]
pub trait KeepsSnapshot {
    /// The snapshot.
    fn get(&self) -> &Snapshot;

    /// The snapshot, to fill it.
    fn get_mut(&mut self) -> &mut Snapshot;
}

impl KeepsSnapshot for Snapshot {
    fn get(&self) -> &Snapshot {
        self
    }

    fn get_mut(&mut self) -> &mut Snapshot {
        self
    }
}
