use super::{DecodeError, Decoder, EncodeError, Encoder, Tag};
use crate::{field::Accessor, path::Path, rule::Validator};
use bson::{Bson, RawDocument};

/// A Rust type that a model's field can have.
///
/// One trait says all of it: how the value is stored, how it is read, and what its accessor offers. Filters and
/// updates encode their operands through it too.
///
/// It is implemented for `bool`, `i32`, `i64`, `f64`, `String`, [`ObjectId`](bson::oid::ObjectId),
/// [`DateTime`](bson::DateTime), for `Option`, `Vec`, `HashMap<String, T>` and `BTreeMap<String, T>` of these, and by
/// [`#[derive(EmbeddedModel)]`](derive@crate::EmbeddedModel).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be stored in a field of a model",
    label = "not a field type",
    note = "field types are bool, i32, i64, f64, String, ObjectId, DateTime, and Option, Vec, HashMap<String, _> and BTreeMap<String, _> of them",
    note = "for a struct of your own, add `#[derive(EmbeddedModel)]` to it"
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

    /// The value as [`Bson`], through the same bytes as it is stored in.
    ///
    /// # Errors
    /// If the value has no BSON form.
    fn to_bson(&self) -> Result<Bson, EncodeError> {
        let mut out = Encoder::new();
        out.framed(|out| self.encode(b"\0", out));
        let bytes = out.finish()?;
        let invalid = |error: bson::error::Error| EncodeError::new(error.to_string());
        let document = RawDocument::from_bytes(&bytes).map_err(invalid)?;
        match document.iter().next() {
            Some(element) => Bson::try_from(element.map_err(invalid)?.1).map_err(invalid),
            None => Ok(Bson::Null),
        }
    }

    /// A value from [`Bson`].
    ///
    /// # Errors
    /// If it is not such a value.
    fn from_bson(value: &Bson) -> Result<Self, DecodeError> {
        let invalid = |error: bson::error::Error| DecodeError::custom(error.to_string());
        let bytes = bson::doc! { "": value }.to_vec().map_err(invalid)?;
        let mut from = Decoder::new(&bytes);
        let frame = from.begin_document()?;
        match from.next_element(&frame)? {
            Some((tag, _)) => Self::decode(tag, &mut from).map_err(|error| error.locate(&bytes)),
            None => Err(DecodeError::custom("no value")),
        }
    }
}
