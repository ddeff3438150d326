use crate::{
    codec::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag},
    field::{Field, MapField},
    path::Path,
};
use serde_json::{Map, Number, Value};

/// Any JSON: objects are documents, integers int64, other numbers double.
///
/// It stays data: `{ "$oid": ".." }` is a document with that key, as Extended JSON is not read. What JSON has not, such
/// as a date, is a decode error. Objects keep their order only with `serde_json`'s feature `preserve_order`.
impl FieldType for Value {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "any JSON";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        match self {
            Self::Null => out.header(Tag::NULL, key),
            Self::Bool(value) => value.encode(key, out),
            Self::Number(number) => encode_number(number, key, out),
            Self::String(text) => text.encode(key, out),
            Self::Array(items) => items.encode(key, out),
            Self::Object(object) => object.encode(key, out),
        }
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Ok(match tag {
            Tag::NULL => Self::Null,
            Tag::BOOL => Self::Bool(bool::decode(tag, from)?),
            Tag::INT32 => i32::decode(tag, from)?.into(),
            Tag::INT64 => i64::decode(tag, from)?.into(),
            Tag::DOUBLE => {
                let start = from.remaining();
                let number = f64::decode(tag, from)?;
                let no_json = || DecodeReason::Custom(format!("expected a number that JSON has, found {number}"));
                Number::from_f64(number).ok_or_else(|| DecodeError::at(start, no_json()))?.into()
            }
            Tag::STRING => Self::String(String::decode(tag, from)?),
            Tag::ARRAY => Self::Array(Vec::decode(tag, from)?),
            Tag::DOCUMENT => Self::Object(Map::decode(tag, from)?),
            found => return Err(from.error(DecodeReason::WrongType { expected: Self::BSON_TYPE.into(), found })),
        })
    }
}

fn encode_number(number: &Number, key: &[u8], out: &mut Encoder) {
    match (number.as_i64(), number.as_f64()) {
        (Some(integer), _) => integer.encode(key, out),
        // An integer beyond int64 would be rounded.
        (None, Some(double)) if number.is_f64() => double.encode(key, out),
        _ => out.fail(format!("the JSON number {number} does not fit into an int64, nor into a double")),
    }
}

/// A JSON object. As in a [`bson::Document`], its keys are not checked: what others stored comes back as it is.
impl FieldType for Map<String, Value> {
    type Accessor<P: Path> = MapField<P, Self, Value>;
    const BSON_TYPE: &'static str = "document";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.header(Tag::DOCUMENT, key);
        out.document(self);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut object = Self::new();
        from.map(tag, |key, tag, from| {
            let start = from.remaining();
            match object.insert(key.to_owned(), Value::decode(tag, from)?) {
                None => Ok(()),
                Some(_) => Err(DecodeError::at(start, DecodeReason::DuplicateKey)),
            }
        })?;
        Ok(object)
    }
}
