//! The traits that the derives implement.

mod names;
mod soft_delete;
mod version;
mod write_time;

#[doc(hidden)]
pub use self::names::{Names, Unknown};
#[cfg(feature = "driver")]
pub(crate) use self::soft_delete::deleted;
pub(crate) use self::soft_delete::undeleted;
#[doc(hidden)]
pub use self::{
    soft_delete::DeletionTime,
    version::{Version, VersionNumber},
    write_time::WriteTime,
};
pub use self::{soft_delete::SoftDelete, version::Versioned};

use crate::{
    codec::{DecodeError, Decoder, Encoder, FieldType},
    hooks::Dispatch,
    index::Index,
    path::{Path, Root},
    rule::{Validator, Violation},
    snapshot::Snapshot,
};
use bson::{Binary, DateTime, Decimal128, Timestamp, oid::ObjectId};
use std::sync::Arc;

/// A struct that is stored as a document: what [`DocumentModel`] and [`EmbeddedModel`] have in common.
///
/// The derives implement it; its methods are their contract with the runtime.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a model",
    label = "not a model",
    note = "add `#[derive(DocumentModel)]` for the documents of a collection, or `#[derive(EmbeddedModel)]` for \
            documents inside them"
)]
pub trait Model: Sized + 'static {
    /// The struct of accessors that closures such as `|o| o.paid.eq(true)` get.
    type Fields<P: Path>: Fields;

    /// The stored names of the fields.
    #[doc(hidden)]
    const NAMES: &'static Names;

    /// The schema version of new documents, and the name it is stored under.
    #[doc(hidden)]
    const SCHEMA_VERSION: Option<(&'static str, i32)> = None;

    #[doc(hidden)]
    #[must_use]
    fn fields<P: Path>() -> &'static Self::Fields<P> {
        zero_sized(Fields::NEW)
    }

    #[doc(hidden)]
    fn encode_fields(&self, out: &mut Encoder);

    #[doc(hidden)]
    fn decode_document(from: &mut Decoder<'_>) -> Result<Self, DecodeError>;

    #[doc(hidden)]
    fn validate_fields(&self, at: &mut Validator);

    /// Sets the computed fields to what is stored of them.
    #[doc(hidden)]
    fn compute_fields(&mut self) {}

    /// What is stored of the model, if it tracks its changes.
    #[doc(hidden)]
    fn snapshot(&self) -> Option<&Snapshot> {
        None
    }

    #[doc(hidden)]
    fn snapshot_mut(&mut self) -> Option<&mut Snapshot> {
        None
    }

    /// Checks every rule of the model and of what is embedded in it, without a server.
    ///
    /// # Errors
    /// All violations at once.
    ///
    /// ```
    /// use docmodel::prelude::*;
    ///
    /// #[derive(EmbeddedModel)]
    /// struct Item {
    ///     #[field(min_length = 2)]
    ///     sku: String,
    ///     #[field(min = 1)]
    ///     qty: i32,
    /// }
    ///
    /// let violations = Item { sku: "A".into(), qty: 0 }.validate().unwrap_err();
    /// assert_eq!(violations[0].to_string(), "sku: must have at least 2 characters, has 1");
    /// assert_eq!(violations[1].to_string(), "qty: must be at least 1, is 0");
    /// ```
    fn validate(&self) -> Result<(), Vec<Violation>> {
        let mut at = Validator::default();
        self.validate_fields(&mut at);
        let violations = at.finish();
        if violations.is_empty() { Ok(()) } else { Err(violations) }
    }
}

/// The struct of a model's accessors, which the derives declare beside the model: `OrderFields<P>`.
pub trait Fields: 'static {
    /// The struct: a value without data.
    const NEW: Self;
}

/// A reference for ever to a value without data.
///
/// `&const { .. }` would do for concrete types, but not for generic ones.
pub(crate) fn zero_sized<T: 'static>(value: T) -> &'static T {
    const { assert!(size_of::<T>() == 0, "accessors hold no data") };
    // A box of a zero-sized value allocates nothing, so nothing is leaked.
    Box::leak(Box::new(value))
}

/// A struct that is stored inside other documents. Derive it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an embedded model",
    label = "not an embedded model",
    note = "add `#[derive(EmbeddedModel)]` to it"
)]
pub trait EmbeddedModel: Model + FieldType {}

/// A struct whose values are the documents of a collection. Derive it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the model of a collection",
    label = "not a document model",
    note = "add `#[derive(DocumentModel)]` to it"
)]
pub trait DocumentModel: Model {
    /// The type of the `_id`.
    type Id: DocumentId;

    /// The name of the collection.
    const COLLECTION: &'static str;

    /// The indexes declared with `#[index(..)]`, without the one on `_id` that every collection has.
    const INDEXES: &'static [Index];

    /// The fields, for filters and updates outside of closures: `Order::F.paid.eq(true)`.
    const F: Self::Fields<Root<Self>> = Fields::NEW;

    /// The document's `_id`.
    fn id(&self) -> &Self::Id;

    #[doc(hidden)]
    fn id_mut(&mut self) -> &mut Self::Id;

    /// The field with the version of the document, if there is one.
    #[doc(hidden)]
    const VERSION: Option<Version> = None;

    /// The version that the model is based on; 0 if it is not stored.
    #[doc(hidden)]
    fn version_number(&self) -> i64 {
        0
    }

    #[doc(hidden)]
    fn set_version_number(&mut self, number: i64) {
        let _ = number;
    }

    /// The field with the time of the first write, if there is one.
    #[doc(hidden)]
    const CREATED_AT: Option<&'static str> = None;

    /// The field with the time of the last write, if there is one.
    #[doc(hidden)]
    const UPDATED_AT: Option<&'static str> = None;

    /// The fields with these times.
    #[doc(hidden)]
    fn timestamps_mut(&mut self) -> [Option<&mut dyn WriteTime>; 2] {
        [None, None]
    }

    /// What calls its hooks, if it has any.
    #[doc(hidden)]
    const HOOKS: Option<Dispatch<Self>> = None;

    /// The field with the time of the deletion, if documents are deleted softly.
    #[doc(hidden)]
    const SOFT_DELETE: Option<&'static str> = None;

    /// Whether that field has a time.
    #[doc(hidden)]
    fn has_deletion_time(&self) -> bool {
        false
    }

    /// The model's collection in a database. Nothing is sent.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId }
    /// # async fn example() -> docmodel::Result<()> {
    /// let client = mongodb::Client::with_uri_str("mongodb://localhost:27017").await?;
    /// let orders = Order::collection(&client.database("shop"));
    /// # Ok(()) }
    /// ```
    #[cfg(feature = "driver")]
    #[must_use]
    fn collection(database: &mongodb::Database) -> crate::Collection<Self>
    where
        Self: Send + Sync,
    {
        crate::Collection::new(database, Self::COLLECTION)
    }
}

/// A type that can be a document's `_id`: no array, no `Option`, no map.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the `_id` of a document",
    label = "not an id type",
    note = "use `ObjectId`, `Uuid`, `String`, an integer, `DateTime`, or a struct with `#[derive(EmbeddedModel)]`"
)]
pub trait DocumentId: FieldType {
    /// Gives a new document an id, if the type can make one and the id is unset: a nil [`ObjectId`].
    #[doc(hidden)]
    fn fill(&mut self) {}
}

impl DocumentId for ObjectId {
    fn fill(&mut self) {
        if self.bytes() == [0; 12] {
            *self = ObjectId::new();
        }
    }
}

macro_rules! ids {
    ($($type:ty),*) => { $(impl DocumentId for $type {})* };
}
ids!(String, Box<str>, Arc<str>, i8, i16, i32, i64, u8, u16, u32, f64, bool);
ids!(DateTime, Decimal128, Timestamp, Binary);
