//! The types that BSON has and Rust has not.

use super::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag};
use crate::{field::Field, path::Path};
use bson::{
    Binary, Decimal128, JavaScriptCodeWithScope, Regex, Timestamp, binary::Vector, raw::CString, spec::BinarySubtype,
};

#[diagnostic::do_not_recommend]
impl FieldType for Decimal128 {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "Decimal128";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.element(Tag::DECIMAL128, key, &self.bytes());
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.expect_tag(tag, Tag::DECIMAL128)?;
        Ok(Self::from_bytes(*from.chunk()?))
    }
}

#[diagnostic::do_not_recommend]
impl FieldType for Timestamp {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "timestamp";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        let value = u64::from(self.time) << 32 | u64::from(self.increment);
        out.element(Tag::TIMESTAMP, key, &value.to_le_bytes());
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.expect_tag(tag, Tag::TIMESTAMP)?;
        let increment = u32::from_le_bytes(*from.chunk()?);
        let time = u32::from_le_bytes(*from.chunk()?);
        Ok(Self { time, increment })
    }
}

#[diagnostic::do_not_recommend]
impl FieldType for Binary {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "binary";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.binary(key, self.subtype, &[&self.bytes]);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (subtype, bytes) = from.binary(tag)?;
        Ok(Self { subtype, bytes: bytes.to_owned() })
    }
}

/// What the bytes of a vector of `f32` start with: its type, and that no bits are padding.
///
/// This type, which embeddings have, is read and written at the speed of a copy. The others are left to bson, which
/// takes them value by value.
pub(super) const FLOAT32: [u8; 2] = [0x27, 0];

/// Embeddings: binary of subtype 9, as vector search wants it.
#[diagnostic::do_not_recommend]
impl FieldType for Vector {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "binary (vector)";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        match self {
            Self::Float32(values) => out.vector_of_f32(key, values),
            other => out.binary(key, BinarySubtype::Vector, &[&Binary::from(other).bytes]),
        }
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let start = from.remaining();
        let (subtype, bytes) = from.binary(tag)?;
        let custom = |message| DecodeError::at(start, DecodeReason::Custom(message));
        if subtype != BinarySubtype::Vector {
            return Err(custom(format!("expected binary of subtype 9 (vector), found subtype {}", u8::from(subtype))));
        }
        if let Some(values) = bytes.strip_prefix(&FLOAT32)
            && let (values, []) = values.as_chunks()
        {
            return Ok(Self::Float32(values.iter().map(|value| f32::from_le_bytes(*value)).collect()));
        }
        Self::from_bytes(bytes).map_err(|error| custom(error.to_string()))
    }
}

#[diagnostic::do_not_recommend]
impl FieldType for Regex {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "regex";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.header(Tag::REGEX, key);
        out.c_string(&self.pattern);
        out.c_string(&self.options);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.expect_tag(tag, Tag::REGEX)?;
        Ok(Self { pattern: c_string(from)?, options: c_string(from)? })
    }
}

fn c_string(from: &mut Decoder<'_>) -> Result<CString, DecodeError> {
    let start = from.remaining();
    let bytes = from.c_string()?;
    let text = std::str::from_utf8(bytes).map_err(|_| DecodeError::at(start, DecodeReason::InvalidUtf8))?;
    CString::try_from(text).map_err(|error| DecodeError::at(start, DecodeReason::Custom(error.to_string())))
}

#[diagnostic::do_not_recommend]
impl FieldType for JavaScriptCodeWithScope {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "JavaScript code with scope";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.header(Tag::JAVASCRIPT_WITH_SCOPE, key);
        out.with_length(|out| {
            out.text(&self.code);
            out.document(&self.scope);
        });
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.expect_tag(tag, Tag::JAVASCRIPT_WITH_SCOPE)?;
        let start = from.remaining();
        let length = from.length()?;
        let code = from.string()?.to_owned();
        let scope = super::untyped::decode_document(from)?;
        if start - from.remaining() == length {
            Ok(Self { code, scope })
        } else {
            Err(DecodeError::at(start, DecodeReason::Malformed("code with scope does not end where its length says")))
        }
    }
}
