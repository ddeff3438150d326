use super::{DocumentModel, WriteTime};
use crate::{
    codec::{FieldType, Value},
    filter::Filter,
};

/// Models whose documents stay in the collection when they are deleted: `#[document(soft_delete)]`.
///
/// A field has the time of the deletion, and a document without it, or with `null`, is not deleted. The field is
/// `deleted_at`, or the one that is named: `soft_delete = removed_at`. It is an `Option` of `bson::DateTime` or of
/// [`Millis`](crate::Millis).
///
/// ```no_run
/// use docmodel::prelude::*;
///
/// #[derive(DocumentModel)]
/// #[document(collection = "orders", soft_delete)]
/// #[index(number, unique)]
/// struct Order {
///     #[field(id)]
///     id: i32,
///     number: String,
///     deleted_at: Option<DateTime>,
/// }
///
/// # #[cfg(feature = "driver")]
/// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
/// println!("{}", orders.delete_one(|o| o.number.eq("NO-1")).plan());
/// // db.orders.updateOne({ number: "NO-1", deleted_at: null }, { $set: { deleted_at: ISODate("…") } })
/// orders.delete_one(|o| o.number.eq("NO-1")).await?;
///
/// assert!(orders.find_one(|o| o.number.eq("NO-1")).await?.is_none());
/// let deleted = orders.find_one(|o| o.number.eq("NO-1")).only_deleted().await?;
/// assert!(deleted.is_some_and(|order| order.is_deleted()));
///
/// orders.restore(|o| o.number.eq("NO-1")).await?;
/// orders.delete_one(|o| o.number.eq("NO-1")).permanently().await?;
/// # Ok(()) }
/// ```
///
/// - **Deleting** sets the time, and is an update: it sets `updated_at` and counts the
///   [version](crate::model::Versioned) up, as every update does. With `permanently`, documents are removed, also those
///   that are deleted already; with `only_deleted` and `permanently`, these alone.
/// - **Reads and updates** see the documents that are not deleted: their filters get `deleted_at: null`. With
///   `with_deleted` they see all documents, with `only_deleted` the others. What the filter itself says about the time
///   comes on top of that. [`estimated_count`](crate::Collection::estimated_count) counts all documents.
/// - **Models**: [`save`](crate::Collection::save), [`replace`](crate::Collection::replace),
///   [`reload`](crate::Collection::reload) and [`delete`](crate::Collection::delete) do not find the document of a model
///   if it is deleted, unless the last two are told to (`with_deleted`, `permanently`). That is [`NotFound`](crate::Error::NotFound), or for a model with a version
///   [`Conflict`](crate::Error::Conflict), as if it had been removed. So nobody revives what another has deleted: that is
///   left to [`restore`](crate::Collection::restore).
/// - **Upserts** store a new document if those that meet the filter are deleted.
/// - **Unique indexes** that the model declares have the documents that are not deleted, so that a key is free after a
///   deletion. Two documents with one key cannot both be restored. The `_id` of a deleted document is not free.
///
/// ```
/// # use docmodel::prelude::*;
/// # #[derive(DocumentModel)]
/// # #[document(soft_delete)]
/// # #[index(number, unique)]
/// # struct Order { #[field(id)] id: i32, number: String, deleted_at: Option<DateTime> }
/// assert_eq!(Order::INDEXES[0].to_string(), "{ number: 1 } unique, where { deleted_at: null }");
/// ```
///
/// Whatever else than `null` others have stored in the field makes the document a deleted one.
#[diagnostic::on_unimplemented(
    message = "the documents of `{Self}` are removed when they are deleted",
    label = "needs `#[document(soft_delete)]`",
    note = "add `#[document(soft_delete)]` to the struct, and a field: `deleted_at: Option<bson::DateTime>`"
)]
pub trait SoftDelete: DocumentModel {
    /// Whether the document was deleted when the model was loaded.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// #[derive(DocumentModel)]
    /// #[document(soft_delete)]
    /// struct Order {
    ///     #[field(id)]
    ///     id: i32,
    ///     deleted_at: Option<DateTime>,
    /// }
    ///
    /// assert!(Order { id: 1, deleted_at: Some(DateTime::now()) }.is_deleted());
    /// ```
    fn is_deleted(&self) -> bool {
        self.has_deletion_time()
    }
}

/// Types that have the time of a deletion, if there was one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot say when a document was deleted, or that it was not",
    label = "expected `Option<bson::DateTime>`",
    note = "the field of `#[document(soft_delete)]` is an `Option` of `bson::DateTime`, or of `docmodel::Millis<_>` of a time"
)]
pub trait DeletionTime: FieldType {
    /// Whether there is a time.
    fn has_time(&self) -> bool;
}

impl<T: WriteTime> DeletionTime for Option<T>
where
    Self: FieldType,
{
    fn has_time(&self) -> bool {
        self.is_some()
    }
}

/// The documents that are not deleted, if that does not go without saying.
pub(crate) fn undeleted<M: DocumentModel>() -> Option<Filter<M>> {
    M::SOFT_DELETE.map(|field| Filter::test(field, "$eq", Ok(Value::Null)))
}

/// The documents that are deleted.
#[cfg(feature = "driver")]
pub(crate) fn deleted<M: DocumentModel>() -> Option<Filter<M>> {
    M::SOFT_DELETE.map(|field| Filter::test(field, "$ne", Ok(Value::Null)))
}
