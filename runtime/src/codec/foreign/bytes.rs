use crate::{
    codec::{
        DecodeError, Decoder, Encoder, FieldType, Tag,
        stored::{self, StoreAs},
    },
    field::Field,
    path::Path,
};
use bytes::Bytes;

/// Not `Ordered`: BSON sorts binary by length first, and Rust does not.
impl FieldType for Bytes {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "binary";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        stored::Binary::encode(self, key, out);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        stored::Binary::decode(tag, from)
    }
}
