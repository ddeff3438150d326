//! `Document` and `Bson`: values of which a model knows nothing.

use super::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag};
use crate::{
    field::{Field, MapField, Sequence},
    path::Path,
};
use bson::{Binary, Bson, DateTime, Decimal128, Document, JavaScriptCodeWithScope, Regex, Timestamp, oid::ObjectId};

/// Any document. Its keys are not checked: what others stored comes back as it is.
#[diagnostic::do_not_recommend]
impl FieldType for Document {
    type Accessor<P: Path> = MapField<P, Self, Bson>;
    const BSON_TYPE: &'static str = "document";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.header(Tag::DOCUMENT, key);
        out.document(self);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.expect_tag(tag, Tag::DOCUMENT)?;
        decode_document(from)
    }
}

impl Sequence for Document {}

/// The rest of a document after its tag and key.
pub(super) fn decode_document(from: &mut Decoder<'_>) -> Result<Document, DecodeError> {
    let mut document = Document::new();
    from.map(Tag::DOCUMENT, |key, tag, from| {
        let start = from.remaining();
        match document.insert(key, Bson::decode(tag, from)?) {
            None => Ok(()),
            Some(_) => Err(DecodeError::at(start, DecodeReason::DuplicateKey)),
        }
    })?;
    Ok(document)
}

/// Any value.
#[diagnostic::do_not_recommend]
impl FieldType for Bson {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "any type";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        match self {
            Self::Double(value) => value.encode(key, out),
            Self::String(value) => value.encode(key, out),
            Self::Document(value) => value.encode(key, out),
            Self::Array(value) => value.encode(key, out),
            Self::Binary(value) => value.encode(key, out),
            Self::ObjectId(value) => value.encode(key, out),
            Self::Boolean(value) => value.encode(key, out),
            Self::DateTime(value) => value.encode(key, out),
            Self::RegularExpression(value) => value.encode(key, out),
            Self::JavaScriptCodeWithScope(value) => value.encode(key, out),
            Self::Int32(value) => value.encode(key, out),
            Self::Timestamp(value) => value.encode(key, out),
            Self::Int64(value) => value.encode(key, out),
            Self::Decimal128(value) => value.encode(key, out),
            Self::JavaScriptCode(code) => out.tagged_string(Tag::JAVASCRIPT, key, code),
            Self::Symbol(symbol) => out.tagged_string(Tag::SYMBOL, key, symbol),
            Self::Null => out.header(Tag::NULL, key),
            Self::Undefined => out.header(Tag::UNDEFINED, key),
            Self::MinKey => out.header(Tag::MIN_KEY, key),
            Self::MaxKey => out.header(Tag::MAX_KEY, key),
            // Its parts are bson's own, and the type has been deprecated since BSON 1.0.
            Self::DbPointer(_) => out.fail("a DBPointer cannot be stored; use a document with the id"),
        }
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Ok(match tag {
            Tag::DOUBLE => Self::Double(f64::decode(tag, from)?),
            Tag::STRING => Self::String(String::decode(tag, from)?),
            Tag::DOCUMENT => Self::Document(Document::decode(tag, from)?),
            Tag::ARRAY => Self::Array(Vec::decode(tag, from)?),
            Tag::BINARY => Self::Binary(Binary::decode(tag, from)?),
            Tag::OBJECT_ID => Self::ObjectId(ObjectId::decode(tag, from)?),
            Tag::BOOL => Self::Boolean(bool::decode(tag, from)?),
            Tag::DATE_TIME => Self::DateTime(DateTime::decode(tag, from)?),
            Tag::REGEX => Self::RegularExpression(Regex::decode(tag, from)?),
            Tag::JAVASCRIPT_WITH_SCOPE => Self::JavaScriptCodeWithScope(JavaScriptCodeWithScope::decode(tag, from)?),
            Tag::INT32 => Self::Int32(i32::decode(tag, from)?),
            Tag::TIMESTAMP => Self::Timestamp(Timestamp::decode(tag, from)?),
            Tag::INT64 => Self::Int64(i64::decode(tag, from)?),
            Tag::DECIMAL128 => Self::Decimal128(Decimal128::decode(tag, from)?),
            Tag::JAVASCRIPT => Self::JavaScriptCode(from.string()?.to_owned()),
            Tag::SYMBOL => Self::Symbol(from.string()?.to_owned()),
            Tag::NULL => Self::Null,
            Tag::UNDEFINED => Self::Undefined,
            Tag::MIN_KEY => Self::MinKey,
            Tag::MAX_KEY => Self::MaxKey,
            _ => return Err(from.error(DecodeReason::UnknownType { tag })),
        })
    }
}
