//! Projections: reading some of a model's fields into a struct of their own, or a tuple.
//!
//! `#[derive(Projection)]` declares such a struct; [`Find::project`](crate::collection::Find::project) reads into it, and
//! [`Find::select`](crate::collection::Find::select) reads one field or a tuple of fields without one. Either way the
//! server sends what is asked for and no more.
//!
//! What is read has the type that the model's field has. On the way to it,
//!
//! - an `Option` makes it an `Option`: a parent that is missing or `null` is a `None`. Several of them make one;
//! - an array of embedded models makes it a `Vec`, one value for each element;
//! - the old names of a field are asked for, too, and each document is read under the name that it has.
//!
//! Of an array, a projection can read the [length](crate::field::ArrayField::len), [some of the
//! elements](crate::field::ArrayField::slice), or [the first that meets a condition](crate::field::ArrayField::find).
//!
//! Of what should be a document and is none, the server sends nothing: it is as if it were missing, and no element of its
//! array. A whole value is checked as in the model.
//!
//! A missing field is what it is when the model is read: the field's `default`, the `None` of an `Option`, or an error
//! that names its path. Fields that are [`computed`](derive@crate::DocumentModel) are read as they were stored; one that was not
//! stored yet is missing.
//!
//! What is in a variant of an enum is an `Option`, and `None` in another variant. Documents of a model with a
//! `schema_version` are asked for as wholes, also those inside of others, and upgraded before they are read.

mod elements;
mod gather;
mod length;
mod place;
mod read_from;
mod selection;
mod source;
mod text_score;
mod wanted;

#[doc(hidden)]
pub use self::{elements::NestedElement, length::Counted, place::Place, read_from::Whole, wanted::Wanted};
pub use self::{
    gather::Gather,
    length::LengthNumber,
    read_from::{Nested, Nests, ReadFrom},
    selection::Selection,
    source::{Readable, Source},
    text_score::{TextScore, text_score},
};

#[cfg(feature = "driver")]
pub(crate) use self::source::read_field;
pub(crate) use self::text_score::TEXT_SCORE;

use crate::{DecodeError, Model, error::InvalidOperation, path::Path};
use bson::Document;

/// A struct that is read from some of the fields of a model's documents. Derive it.
///
/// ```
/// use docmodel::{Projection, prelude::*};
/// # use bson::doc;
///
/// #[derive(EmbeddedModel)]
/// struct Address {
///     street: String,
///     city: String,
/// }
///
/// #[derive(DocumentModel)]
/// #[document(rename_all = "camelCase")]
/// struct Order {
///     #[field(id)]
///     id: ObjectId,
///     number: String,
///     ship_to: Address,
///     note: Option<String>,
/// }
///
/// #[derive(Projection)]
/// #[projection(of = Order)]
/// struct Card {
///     number: String,
///     #[from(ship_to.city)]
///     city: String,
///     note: Option<String>,
/// }
///
/// assert_eq!(Card::projection()?, doc! { "number": 1, "shipTo.city": 1, "note": 1, "_id": 0 });
/// let card = Card::from_document(&doc! { "number": "NO-1", "shipTo": { "city": "Oslo" } })?;
/// assert_eq!(card.city, "Oslo");
/// # Ok::<(), docmodel::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a projection",
    label = "not a projection",
    note = "add `#[derive(Projection)] #[projection(of = Order)]` to it"
)]
pub trait Projection: Sized + 'static {
    /// The model whose documents it is read from.
    type Model: Model;

    #[doc(hidden)]
    fn want(out: &mut Wanted);

    #[doc(hidden)]
    fn read(document: &Place<'_>) -> Result<Self, DecodeError>;

    /// What the server is asked for:
    /// [projection](https://www.mongodb.com/docs/manual/tutorial/project-fields-from-query-results/).
    ///
    /// # Errors
    /// If it asks for the first element that meets a condition, and for others of the same array, which MongoDB sends no
    /// projection for; or if that condition cannot be sent.
    fn projection() -> Result<Document, InvalidOperation> {
        Wanted::by(Self::want).into_document()
    }

    /// Reads the bytes of one document: a projected one, or a whole one.
    ///
    /// # Errors
    /// [`DecodeError`] with the path of the field that does not fit, what was expected and what was found.
    fn from_slice(bytes: &[u8]) -> Result<Self, DecodeError> {
        read(bytes, Self::read)
    }

    /// Reads a [`Document`]: a projected one, or a whole one.
    ///
    /// # Errors
    /// As [`from_slice`](Self::from_slice).
    fn from_document(document: &Document) -> Result<Self, DecodeError> {
        let bytes = document.to_vec().map_err(|error| DecodeError::custom(error.to_string()))?;
        Self::from_slice(&bytes)
    }
}

pub(crate) fn read<T>(bytes: &[u8], read: impl FnOnce(&Place<'_>) -> Result<T, DecodeError>) -> Result<T, DecodeError> {
    read(&Place::of_document(bytes)).map_err(|error| error.locate(bytes))
}

/// The path as a part of a name, in which a dot would be one of another path.
fn undotted<P: Path>() -> String {
    P::DOTTED.replace('.', "/")
}
