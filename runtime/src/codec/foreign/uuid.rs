use crate::{
    codec::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag},
    field::{Field, Ordered},
    model::DocumentId,
    path::Path,
};
use bson::spec::BinarySubtype;

/// Types of 16 bytes that are stored as binary of subtype 4, whose bytes are in the order in which they are written.
macro_rules! uuid {
    ($type:ty, $bytes:expr) => {
        impl FieldType for $type {
            type Accessor<P: Path> = Field<P, Self>;
            const BSON_TYPE: &'static str = "binary (UUID)";

            #[inline]
            fn encode(&self, key: &[u8], out: &mut Encoder) {
                out.binary(key, BinarySubtype::Uuid, &[&$bytes(*self)]);
            }

            #[inline]
            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                read(tag, from).map(Self::from_bytes)
            }
        }

        impl Ordered for $type {}

        impl DocumentId for $type {
            fn fill(&mut self) {
                if *self == Self::from_bytes([0; 16]) {
                    *self = Self::from_bytes(bson::Uuid::new().bytes());
                }
            }
        }
    };
}

uuid!(bson::Uuid, bson::Uuid::bytes);
#[cfg(feature = "uuid-1")]
uuid!(uuid::Uuid, uuid::Uuid::into_bytes);

fn read(tag: Tag, from: &mut Decoder<'_>) -> Result<[u8; 16], DecodeError> {
    let start = from.remaining();
    let (subtype, bytes) = from.binary(tag)?;
    let message = match subtype {
        BinarySubtype::Uuid => match bytes.try_into() {
            Ok(bytes) => return Ok(bytes),
            Err(_) => format!("expected the 16 bytes of a UUID, found {}", bytes.len()),
        },
        BinarySubtype::UuidOld => {
            "expected binary of subtype 4 (UUID), found subtype 3: the byte order of legacy UUIDs \
                                   depends on the driver that wrote them; use `bson::Binary` to read them"
                .to_owned()
        }
        other => format!("expected binary of subtype 4 (UUID), found subtype {}", u8::from(other)),
    };
    Err(DecodeError::at(start, DecodeReason::Custom(message)))
}
