use super::DocumentModel;
use crate::codec::FieldType;
#[cfg(feature = "driver")]
use crate::error::InvalidOperation;
#[cfg(feature = "driver")]
use bson::Bson;

/// Models with a version: `#[field(version)] revision: i64`.
///
/// The version counts how often the document was written. A new document is stored with 1; in memory, 0 says that a
/// document is not stored yet. Whatever writes a whole document asks for the version that the model was loaded with, and
/// stores the next one, so it never overwrites what others wrote meanwhile: that is
/// [`Error::Conflict`](crate::Error::Conflict). Updates such as `update_one` count the version up as well, and do not ask
/// for one.
///
/// ```no_run
/// # use docmodel::{Error, prelude::*};
/// #[derive(DocumentModel)]
/// struct Product {
///     #[field(id)]
///     id: ObjectId,
///     stock: i64,
///     #[field(version)]
///     revision: i64,
/// }
///
/// # #[cfg(feature = "driver")]
/// # async fn example(products: docmodel::Collection<Product>, id: ObjectId) -> docmodel::Result<()> {
/// let mut product = Product { id, stock: 5, revision: 0 };
/// products.insert_one(&mut product).await?;
/// assert_eq!(product.revision, 1);
///
/// products.update_one(|p| p.id.eq(id)).apply(|p| p.stock.inc(-1)).await?;
/// product.stock = 9;
/// let outdated = products.replace_one(|p| p.id.eq(id), &mut product).await;
/// assert!(matches!(outdated, Err(Error::Conflict { expected: Some(1), found: Some(2), .. })));
/// # Ok(()) }
/// ```
///
/// # Documents from before there was a version
///
/// They are read with version 0, and get one with their first write. In memory such a model looks like a new one, and
/// [`save`](crate::Collection::save) takes it for one: if another writer has deleted the document meanwhile, it is stored
/// anew. [`replace`](crate::Collection::replace) never stores a new document, and a model that
/// [tracks its changes](crate::Tracked) knows that it was loaded: both are a [`Conflict`](crate::Error::Conflict) then. Or
/// give all old documents a version once, before the program that counts them:
///
/// ```no_run
/// # use bson::doc;
/// # use docmodel::prelude::*;
/// # #[derive(DocumentModel)] struct Product { #[field(id)] id: ObjectId, #[field(version)] revision: i64 }
/// # #[cfg(feature = "driver")]
/// # async fn example(products: docmodel::Collection<Product>) -> docmodel::Result<()> {
/// let unversioned = doc! { "revision": { "$in": [null, 0] } };
/// products.driver().update_many(unversioned, doc! { "$set": { "revision": 1_i64 } }).await?;
/// # Ok(()) }
/// ```
///
/// Who writes to the collection without docmodel has to count the version up as well: `{ $inc: { revision: 1 } }`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no version, so that nobody notices when a write is based on an outdated state",
    label = "no version",
    note = "add a field: `#[field(version)] revision: i64`"
)]
pub trait Versioned: DocumentModel {}

/// The field with the version of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its stored name.
    pub name: &'static str,
    /// Whether it is an int64, and not an int32.
    pub is_long: bool,
}

/// Types that count the versions of a document.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not count versions",
    label = "expected `i64` or `i32`",
    note = "the version of a document is a number that every write counts up: `#[field(version)] revision: i64`"
)]
pub trait VersionNumber: FieldType {
    /// Whether they are stored as int64, and not as int32.
    const IS_LONG: bool;

    /// The number.
    fn get(&self) -> i64;

    /// Sets the number.
    ///
    /// Does nothing if the number is out of range.
    fn set_number(&mut self, number: i64);
}

impl VersionNumber for i64 {
    const IS_LONG: bool = true;

    fn get(&self) -> i64 {
        *self
    }

    fn set_number(&mut self, number: i64) {
        *self = number;
    }
}

impl VersionNumber for i32 {
    const IS_LONG: bool = false;

    fn get(&self) -> i64 {
        (*self).into()
    }

    fn set_number(&mut self, number: i64) {
        if let Ok(number) = number.try_into() {
            *self = number;
        }
    }
}

#[cfg(feature = "driver")]
impl Version {
    /// The version that a new document is stored with.
    pub(crate) const FIRST: i64 = 1;

    /// A number as it is stored.
    ///
    /// # Errors
    /// If it is greater than the field's type can hold.
    pub(crate) fn to_bson(self, number: i64) -> Result<Bson, InvalidOperation> {
        if self.is_long {
            return Ok(number.into());
        }
        i32::try_from(number).map(Bson::Int32).map_err(|_| {
            InvalidOperation::new(format!("`{}` cannot count further than {}; make it an `i64`", self.name, i32::MAX))
        })
    }
}
