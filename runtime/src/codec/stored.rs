//! Other ways to store a value than its type's own: what attributes such as `#[field(lenient)]` choose.
//!
//! An adapter, such as [`Lenient`], says through [`StoreAs`] how it stores values of other types. The field keeps its
//! Rust type, and so do the operands of its filters and updates; they are encoded by the adapter too, so a filter
//! compares what was stored.

mod binary;
mod inside;
mod lenient;
mod operand;
mod serde;
mod truncate;
mod with;

#[cfg(feature = "bytes-1")]
pub(crate) use self::binary::generic_binary;
#[doc(hidden)]
pub use self::with::{Functions, With, missing, outcome};
pub use self::{binary::Binary, inside::Inside, lenient::Lenient, serde::Serde, truncate::Truncate};

use super::{DecodeError, Decoder, Encoder, FieldType, Tag};
use crate::{
    field::{Accessor, AccessorOf, AdaptedField, Growable, Numeric, Ordered, Sequence},
    path::Path,
    rule::Validator,
};
use std::{fmt, marker::PhantomData};

/// How a value of type `T` is stored, where that is another way than `T`'s own.
///
/// ```
/// use docmodel::{FieldType, codec::stored::{As, Lenient, StoreAs}};
///
/// // A number in a text field, as another program wrote it.
/// let zip = As::<Lenient, String>::from_bson(&bson::Bson::Int32(5020))?;
/// assert_eq!(zip.into_inner(), "5020");
/// # Ok::<(), docmodel::DecodeError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "this attribute cannot store a value of type `{T}`",
    label = "does not fit the type of the field",
    note = "`lenient` is for integers, floats, `bson::Decimal128` and text",
    note = "`binary` is for `Vec<u8>`, `Box<[u8]>`, `Arc<[u8]>`, `[u8; N]`, and `bytes::Bytes` with the feature `bytes-1`",
    note = "`truncate` is for the times and durations that `docmodel::Millis` takes",
    note = "these are also for an `Option`, `Presence`, `Vec`, `VecDeque` or map of such values",
    note = "`serde` is for types that implement `serde::Serialize` and `serde::de::DeserializeOwned`, and needs the \
            feature `serde` of docmodel, which `driver` enables"
)]
pub trait StoreAs<T>: 'static {
    /// The field type that has the same stored form. The accessor's filters and updates are its.
    type Stored: FieldType;

    /// The accessor of a field that is stored like this.
    type Accessor<P: Path>: Accessor<Path = P>;

    /// The BSON type, or types, as messages name them.
    const BSON_TYPE: &'static str = <Self::Stored as FieldType>::BSON_TYPE;

    /// Writes the value as an element with this key, which ends in NUL.
    fn encode(value: &T, key: &[u8], out: &mut Encoder);

    /// Reads the value of an element of this BSON type.
    ///
    /// # Errors
    /// If the element is not such a value.
    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<T, DecodeError>;

    /// The value of a field that the document does not have; `None` makes that an error.
    #[must_use]
    fn missing() -> Option<T> {
        None
    }

    /// Checks the rules inside the value.
    fn validate(value: &T, at: &mut Validator) {
        let _ = (value, at);
    }
}

/// The accessor that the stored form has, with operands of type `T`: what [`StoreAs::Accessor`] is.
pub type StoredAccessor<A, T, P> =
    AdaptedField<<AccessorOf<<A as StoreAs<T>>::Stored, P> as Accessor>::Newtype<As<A, T>>, As<A, T>>;

/// The field type of a `T` that is stored by the adapter `A`: what accessors and operands name.
pub struct As<A, T>(T, PhantomData<fn() -> A>);

impl<A, T> As<A, T> {
    fn new(value: T) -> Self {
        Self(value, PhantomData)
    }

    /// The value.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<A, T> From<T> for As<A, T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<A, T: fmt::Debug> fmt::Debug for As<A, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<A: StoreAs<T>, T: 'static> FieldType for As<A, T> {
    type Accessor<P: Path> = A::Accessor<P>;
    const BSON_TYPE: &'static str = A::BSON_TYPE;

    #[inline]
    fn encode(&self, key: &[u8], out: &mut Encoder) {
        A::encode(&self.0, key, out);
    }

    #[inline]
    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        A::decode(tag, from).map(Self::new)
    }

    fn missing() -> Option<Self> {
        A::missing().map(Self::new)
    }

    fn validate(&self, at: &mut Validator) {
        A::validate(&self.0, at);
    }
}

// What the stored form can do, the field can.
#[diagnostic::do_not_recommend]
impl<A: StoreAs<T, Stored: Ordered>, T: 'static> Ordered for As<A, T> {}
#[diagnostic::do_not_recommend]
impl<A: StoreAs<T, Stored: Growable>, T: 'static> Growable for As<A, T> {}
#[diagnostic::do_not_recommend]
impl<A: StoreAs<T, Stored: Sequence>, T: 'static> Sequence for As<A, T> {}
#[diagnostic::do_not_recommend]
impl<A: StoreAs<T, Stored: Numeric>, T: 'static> Numeric for As<A, T> {
    type Amount = <A::Stored as Numeric>::Amount;
}
