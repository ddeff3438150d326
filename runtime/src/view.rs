//! Views: models whose strings and binaries borrow from the bytes of the stored document.
//!
//! A model with `#[document(view)]` has a second struct, named after it: `OrderRef<'doc>` beside `Order`. Its fields
//! have the same names, and reading one allocates nothing for scalars, strings, binaries, embedded views and `Option`s. A
//! pattern of it ends in `..`, as it has a private field.
//!
//! ```
//! use docmodel::prelude::*;
//!
//! #[derive(EmbeddedModel)]
//! #[document(view)]
//! struct Item {
//!     sku: String,
//!     qty: i32,
//! }
//!
//! #[derive(DocumentModel)]
//! #[document(view)]
//! struct Order {
//!     #[field(id)]
//!     id: ObjectId,
//!     number: String,
//!     note: Option<String>,
//!     items: Vec<Item>,
//! }
//!
//! let item = Item { sku: "A1".into(), qty: 2 };
//! let order = Order { id: ObjectId::new(), number: "NO-1".into(), note: None, items: vec![item] };
//! let bytes = docmodel::to_vec(&order)?;
//!
//! let view = OrderRef::from_slice(&bytes)?;
//! let number: &str = view.number;
//! assert_eq!((number, view.note), ("NO-1", None));
//! assert_eq!(view.items[0].sku, "A1");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The documents of a query are viewed batch by batch:
//! [`for_each_view`](crate::collection::Find::for_each_view) and [`batches`](crate::collection::Find::batches).
//!
//! # What a field is in a view
//!
//! | field | in the view |
//! |---|---|
//! | `String`, `Box<str>`, `Arc<str>`, `Cow<'static, str>` | `&'doc str` |
//! | [`bson::Binary`] | [`bson::raw::RawBinaryRef<'doc>`](bson::RawBinaryRef) |
//! | `bytes::Bytes` | `&'doc [u8]` |
//! | [`bson::Document`] | `&'doc bson::RawDocument`, whose elements are looked at when they are asked for |
//! | an embedded model with `view` | its view |
//! | `Option<T>`, `Presence<T>`, `Box<T>`, `Arc<T>`, `[T; N]` | the same of what `T` is |
//! | `Vec<T>`, `VecDeque<T>`, sets | a `Vec` of what `T` is, in stored order |
//! | maps | a [`MapRef`] of what the values are; the keys are `&'doc str` |
//! | a flattened embedded model | what it is as a field |
//! | a flattened map | a [`MapRef`]; a flattened `Document` is one |
//! | a `skip`ped field | not there |
//! | all others, and fields that an attribute stores in another way | the same type, which is `Clone` and `Debug` |
//!
//! A view reads what the model reads, under the same names, and refuses what the model refuses with the same error. It
//! differs in these points: a `computed` field is what is stored, and so required; a set keeps what is stored twice; and
//! a `default` that the view borrows is made once in the life of the program. There is no view of a model with a
//! `schema_version`: an upgraded document has no stored bytes to borrow from.

mod default;
mod form;
mod forms;
mod map;
mod owned;

pub use self::{
    default::Kept,
    form::{Borrowed, Form, Owned},
    map::MapRef,
};

use crate::{
    codec::{DecodeError, Decoder, FieldType, Flatten, Tag},
    model::{EmbeddedModel, Model, Names},
};
use std::fmt::Debug;

/// A field type that a view can have. Every type that implements [`ViewAs`] is one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of a view",
    label = "has no form in a view",
    note = "if `{Self}` implements `FieldType` by hand, add `impl docmodel::view::ViewAs for {Self} {{ type Form = \
            docmodel::view::Owned; }}`",
    note = "or remove `view` from the `#[document(..)]` of the struct"
)]
pub trait View: FieldType {
    /// What it is in a view of a document that is borrowed for `'a`.
    type Ref<'a>: Clone + Debug;

    /// Reads the value of an element of this BSON type.
    ///
    /// # Errors
    /// As [`FieldType::decode`].
    fn decode_ref<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<Self::Ref<'a>, DecodeError>;

    /// The value of a field that the document does not have; `None` makes that an error.
    #[must_use]
    fn missing_ref<'a>() -> Option<Self::Ref<'a>>;

    /// The value of a field that the document does not have, and that has a default.
    ///
    /// # Errors
    /// If the default cannot be stored.
    #[doc(hidden)]
    fn default_ref<'a>(default: impl FnOnce() -> Self, kept: &'static Kept) -> Result<Self::Ref<'a>, DecodeError>;
}

impl<T: ViewAs> View for T
where
    T::Form: Form<T>,
{
    type Ref<'a> = <T::Form as Form<T>>::Ref<'a>;

    #[inline]
    fn decode_ref<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<Self::Ref<'a>, DecodeError> {
        T::Form::decode(tag, from)
    }

    #[inline]
    fn missing_ref<'a>() -> Option<Self::Ref<'a>> {
        T::Form::missing()
    }

    fn default_ref<'a>(default: impl FnOnce() -> Self, kept: &'static Kept) -> Result<Self::Ref<'a>, DecodeError> {
        T::Form::default(default, kept)
    }
}

/// How a field type is seen in views.
///
/// The derives implement it. Beside a [`FieldType`] that is written by hand it takes one line, and the type has to be
/// `Clone` and `Debug`:
///
/// ```
/// # use docmodel::{codec::{Decoder, Encoder, Tag}, error::DecodeError, field::Field, path::Path, FieldType};
/// # #[derive(Clone, Debug)]
/// # struct Grams(i32);
/// # impl FieldType for Grams {
/// #     type Accessor<P: Path> = Field<P, Self>;
/// #     const BSON_TYPE: &'static str = "int32";
/// #     fn encode(&self, key: &[u8], out: &mut Encoder) { self.0.encode(key, out) }
/// #     fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> { i32::decode(tag, from).map(Self) }
/// # }
/// use docmodel::view::{Owned, ViewAs};
///
/// impl ViewAs for Grams {
///     type Form = Owned;
/// }
/// # fn assert<T: docmodel::view::View>() {}
/// # assert::<Grams>();
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a field of a view",
    label = "has no form in a view",
    note = "if `{Self}` implements `FieldType` by hand, add `impl docmodel::view::ViewAs for {Self} {{ type Form = \
            docmodel::view::Owned; }}`",
    note = "or remove `view` from the `#[document(..)]` of the struct"
)]
pub trait ViewAs: FieldType {
    /// [`Owned`] for a type that is the same in a view; another [`Form`] for one that borrows.
    type Form;
}

/// A model with `#[document(view)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no view",
    label = "has no view",
    note = "add `#[document(view)]` to the struct"
)]
pub trait Viewed: Model {
    /// The struct of the view: `OrderRef<'a>`.
    type Ref<'a>: Clone + Debug;

    #[doc(hidden)]
    fn decode_view<'a>(from: &mut Decoder<'a>) -> Result<Self::Ref<'a>, DecodeError>;
}

/// A view of a model from the bytes of one BSON document.
///
/// # Errors
/// [`DecodeError`] with the dotted path of the field that does not fit, what was expected and what was found.
///
/// ```
/// use docmodel::prelude::*;
///
/// #[derive(EmbeddedModel)]
/// #[document(view)]
/// struct Item {
///     sku: String,
///     qty: i32,
/// }
///
/// let bytes = docmodel::to_vec(&Item { sku: "A1".into(), qty: 2 })?;
/// let item = docmodel::view_from_slice::<Item>(&bytes)?;
/// assert_eq!((item.sku, item.qty), ("A1", 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn view_from_slice<M: Viewed>(bytes: &[u8]) -> Result<M::Ref<'_>, DecodeError> {
    let mut from = Decoder::new(bytes);
    M::decode_view(&mut from).and_then(|view| from.end().map(|()| view)).map_err(|error| error.locate(bytes))
}

/// What a flattened field is in a view.
#[doc(hidden)]
pub trait FlattenView: Flatten {
    /// What it is in a view of a document that is borrowed for `'a`.
    type Ref<'a>: Clone + Debug;

    /// Finds its elements in the document that starts there.
    fn decode_elements_ref<'a>(document: &Decoder<'a>, known: &Names) -> Result<Self::Ref<'a>, DecodeError>;
}

#[diagnostic::do_not_recommend]
impl<E: EmbeddedModel + View> FlattenView for E {
    type Ref<'a> = <E as View>::Ref<'a>;

    #[inline]
    fn decode_elements_ref<'a>(document: &Decoder<'a>, _: &Names) -> Result<Self::Ref<'a>, DecodeError> {
        E::decode_ref(Tag::DOCUMENT, &mut document.clone())
    }
}
