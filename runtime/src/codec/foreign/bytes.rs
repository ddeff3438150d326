use crate::{
    codec::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag},
    field::Field,
    path::Path,
};
use bson::spec::BinarySubtype;
use bytes::Bytes;

/// Not `Ordered`: BSON sorts binary by length first, and Rust does not.
impl FieldType for Bytes {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "binary";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.binary(key, BinarySubtype::Generic, &[self]);
    }

    /// Another subtype would be lost when the bytes are stored again.
    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let start = from.remaining();
        let (subtype, bytes) = from.binary(tag)?;
        if subtype == BinarySubtype::Generic {
            return Ok(Self::copy_from_slice(bytes));
        }
        let message = format!(
            "expected binary of subtype 0 (generic), found subtype {}; use `bson::Binary` to read any subtype",
            u8::from(subtype)
        );
        Err(DecodeError::at(start, DecodeReason::Custom(message)))
    }
}
