use super::{StoreAs, StoredAccessor};
use crate::{
    codec::{DecodeError, DecodeReason, Decoder, Encoder, Tag},
    path::Path,
};
use bson::spec::BinarySubtype;
use std::sync::Arc;

/// `#[field(binary)]`: bytes as binary of subtype 0, where their type's own way is an array of numbers, or none.
///
/// For `Vec<u8>`, `Box<[u8]>`, `Arc<[u8]>`, `[u8; N]`, whose length is checked when it is read, and `bytes::Bytes`. A
/// value of another subtype is an error: it would be lost when the bytes are stored again.
///
/// ```
/// use docmodel::{FieldType, codec::stored::{As, Binary}};
///
/// let stored = As::<Binary, _>::from([1_u8, 2]).to_bson()?;
/// assert_eq!(stored, bson::Binary { subtype: bson::spec::BinarySubtype::Generic, bytes: vec![1, 2] }.into());
/// # Ok::<(), docmodel::error::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Binary;

macro_rules! bytes {
    ($($type:ty: $from:expr),* $(,)?) => {$(
        #[diagnostic::do_not_recommend]
        impl StoreAs<$type> for Binary {
            type Stored = bson::Binary;
            type Accessor<P: Path> = StoredAccessor<Self, $type, P>;

            fn encode(value: &$type, key: &[u8], out: &mut Encoder) {
                out.binary(key, BinarySubtype::Generic, &[value]);
            }

            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<$type, DecodeError> {
                generic_binary(tag, from).map($from)
            }
        }
    )*};
}

bytes! {
    Vec<u8>: <[u8]>::to_vec,
    Box<[u8]>: Box::from,
    Arc<[u8]>: Arc::from,
}
#[cfg(feature = "bytes-1")]
bytes!(bytes::Bytes: bytes::Bytes::copy_from_slice);

#[diagnostic::do_not_recommend]
impl<const N: usize> StoreAs<[u8; N]> for Binary {
    type Stored = bson::Binary;
    type Accessor<P: Path> = StoredAccessor<Self, [u8; N], P>;

    fn encode(value: &[u8; N], key: &[u8], out: &mut Encoder) {
        out.binary(key, BinarySubtype::Generic, &[value]);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<[u8; N], DecodeError> {
        let start = from.remaining();
        let bytes = generic_binary(tag, from)?;
        bytes.try_into().map_err(|_| {
            let message = format!("expected binary of {N} bytes, found {}", bytes.len());
            DecodeError::at(start, DecodeReason::Custom(message))
        })
    }
}

/// The bytes of a binary of subtype 0. Another subtype would be lost when the bytes are stored again.
pub(crate) fn generic_binary<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<&'a [u8], DecodeError> {
    let start = from.remaining();
    let (subtype, bytes) = from.binary(tag)?;
    if subtype == BinarySubtype::Generic {
        return Ok(bytes);
    }
    let message = format!(
        "expected binary of subtype 0 (generic), found subtype {}; use `bson::Binary` to read any subtype",
        u8::from(subtype)
    );
    Err(DecodeError::at(start, DecodeReason::Custom(message)))
}
