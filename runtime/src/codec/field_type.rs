use super::{DecodeError, Decoder, EncodeError, Encoder, Tag, Value};
use crate::{field::Accessor, path::Path, rule::Validator};
use bson::{Bson, RawDocument};

/// A Rust type that a model's field can have.
///
/// One trait says all of it: how the value is stored, how it is read, and what its accessor offers. Filters and
/// updates encode their operands through it too.
///
/// | type | stored as | feature |
/// |---|---|---|
/// | `bool` | bool | |
/// | `i8`, `i16`, `i32`, `u8`, `u16` | int32 | |
/// | `i64`, `u32` | int64 | |
/// | `f32`, `f64` | double | |
/// | [`bson::Decimal128`] | Decimal128 | |
/// | `rust_decimal::Decimal` | Decimal128, with its decimal places | `rust_decimal-1` |
/// | `String`, `Box<str>`, `Arc<str>`, `Cow<'static, str>`, `char` | string | |
/// | `url::Url` | string | `url-2`, also called `url` |
/// | [`ObjectId`](bson::oid::ObjectId) | ObjectId | |
/// | [`bson::Uuid`] | binary of subtype 4 | |
/// | `uuid::Uuid` | binary of subtype 4 | `uuid-1` |
/// | [`bson::Binary`] | binary of any subtype | |
/// | `bytes::Bytes` | binary of subtype 0 | `bytes-1` |
/// | [`bson::binary::Vector`] | binary of subtype 9 | |
/// | [`DateTime`](bson::DateTime) | date | |
/// | [`Millis`](crate::Millis) of a time of std, chrono, jiff or time | date | `chrono-0_4`, `jiff-0_2`, `time-0_3` |
/// | [`Millis`](crate::Millis) of a duration of these | int64, in milliseconds | `chrono-0_4`, `jiff-0_2`, `time-0_3` |
/// | [`bson::Timestamp`], [`bson::Regex`], [`bson::JavaScriptCodeWithScope`] | these | |
/// | [`MinKey`](crate::MinKey), [`MaxKey`](crate::MaxKey) | these | |
/// | `Option<T>` | `T`, or null | |
/// | [`Presence<T>`](crate::Presence) | `T`, or null, or nothing | |
/// | `Box<T>`, `Arc<T>` | `T` | |
/// | `Vec<T>`, `VecDeque<T>`, `[T; N]`, `BTreeSet<T>` | array | |
/// | `HashSet<T>` | array, sorted by the bytes of its elements | |
/// | `(A, B)`, to tuples of eight | array | |
/// | `indexmap::IndexSet<T>` | array | `indexmap-2` |
/// | `BTreeMap<K, T>`, where `K` is `String` or a [`MapKey`](crate::codec::MapKey) | document | |
/// | `HashMap<K, T>`, of the same keys | document, sorted by its keys | |
/// | `indexmap::IndexMap<K, T>` | document, in the map's order | `indexmap-2` |
/// | a struct with [`#[derive(EmbeddedModel)]`](derive@crate::EmbeddedModel) | document | |
/// | a newtype or an enum with [`#[derive(FieldType)]`](derive@crate::FieldType) | as its value, or by its variants | |
/// | [`bson::Document`] | document | |
/// | `serde_json::Map<String, Value>` | document | `serde_json-1` |
/// | [`bson::Bson`] | any type | |
/// | `serde_json::Value` | any type that JSON has | `serde_json-1` |
///
/// Hash maps that are equal are stored as the same bytes, and so are hash sets: MongoDB compares documents and arrays in their
/// stored order.
///
/// An attribute of the field can choose [another way](crate::codec::stored) to store it: `#[field(lenient)]`, `binary`,
/// `truncate`, `serde` and `with`.
///
/// Enums and newtypes derive it:
///
/// ```
/// use docmodel::prelude::*;
///
/// #[derive(FieldType)]
/// #[field_type(rename_all = "snake_case")]
/// enum Status {
///     Draft,
///     OnItsWay,
/// }
///
/// #[derive(FieldType)]
/// struct Email(#[field(pattern = "@")] String);
///
/// #[derive(DocumentModel)]
/// struct Order {
///     #[field(id)]
///     id: ObjectId,
///     status: Status,
///     email: Email,
/// }
///
/// let filter = Order::F.status.eq(Status::OnItsWay) & Order::F.email.gt(Email("b".into()));
/// assert_eq!(filter.to_string(), r#"{ status: "on_its_way", email: { $gt: "b" } }"#);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be stored in a field of a model",
    label = "not a field type",
    note = "a struct of your own needs `#[derive(EmbeddedModel)]`, an enum or a newtype `#[derive(FieldType)]`; of the \
            document of another collection store the id",
    note = "a time or duration that is finer than BSON's milliseconds goes into `docmodel::Millis<_>`; a type of another \
            crate may need a feature of docmodel, such as `uuid-1`",
    note = "the documentation of `docmodel::FieldType` lists all types"
)]
pub trait FieldType: Sized + 'static {
    /// What a model's fields struct offers for this type: its filters and updates.
    type Accessor<P: Path>: Accessor<Path = P>;

    /// The BSON type, or types, as messages name them.
    const BSON_TYPE: &'static str;

    /// Writes the value as an element with this key, which ends in NUL.
    fn encode(&self, key: &[u8], out: &mut Encoder);

    /// Reads the value of an element of this BSON type.
    ///
    /// # Errors
    /// If the element is not such a value.
    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError>;

    /// The value of a field that the document does not have; `None` makes that an error.
    #[must_use]
    fn missing() -> Option<Self> {
        None
    }

    /// Checks the rules inside the value; the rules on the field itself are its model's.
    fn validate(&self, at: &mut Validator) {
        let _ = at;
    }

    /// The value as [`Bson`].
    ///
    /// # Errors
    /// If the value has no BSON form.
    fn to_bson(&self) -> Result<Bson, EncodeError> {
        self.to_value().map(Bson::from)
    }

    /// The value as filters hold it: through the same bytes as it is stored in, or what these would be read as.
    #[doc(hidden)]
    fn to_value(&self) -> Result<Value, EncodeError> {
        element(|out| self.encode(b"\0", out))
    }

    /// A value from [`Bson`].
    ///
    /// # Errors
    /// If it is not such a value.
    fn from_bson(value: &Bson) -> Result<Self, DecodeError> {
        read_bson(value, Self::decode)
    }
}

/// What `decode` reads from a [`Bson`].
pub(crate) fn read_bson<T>(
    value: &Bson,
    decode: fn(Tag, &mut Decoder<'_>) -> Result<T, DecodeError>,
) -> Result<T, DecodeError> {
    let invalid = |error: bson::error::Error| DecodeError::custom(error.to_string());
    let bytes = bson::doc! { "": value }.to_vec().map_err(invalid)?;
    let mut from = Decoder::new(&bytes);
    let frame = from.begin_document()?;
    match from.next_element(&frame)? {
        Some((tag, _)) => decode(tag, &mut from).map_err(|error| error.locate(&bytes)),
        None => Err(DecodeError::custom("no value")),
    }
}

/// The one element that `encode` writes.
pub(super) fn element(encode: impl FnOnce(&mut Encoder)) -> Result<Value, EncodeError> {
    let written = written(encode)?.map(Value::from);
    written.ok_or_else(|| EncodeError::new("a field type has to write one element"))
}

/// What `encode` writes, as [`Bson`]. A value that is not stored writes nothing.
pub(crate) fn written(encode: impl FnOnce(&mut Encoder)) -> Result<Option<Bson>, EncodeError> {
    let mut out = Encoder::new();
    out.framed(encode);
    let bytes = out.finish()?;
    let invalid = |error: bson::error::Error| EncodeError::new(error.to_string());
    let element = RawDocument::from_bytes(&bytes).map_err(invalid)?.iter().next();
    element.map(|element| Bson::try_from(element?.1)).transpose().map_err(invalid)
}
