use super::{StoreAs, StoredAccessor};
use crate::{
    codec::{DecodeError, Decoder, Encoder, FieldType, Tag},
    millis::{Millis, MillisTime},
    path::Path,
};

/// `#[field(truncate)]`: a time or duration as a [`Millis`] of it is stored, what is finer than a millisecond cut off.
///
/// What is read back may be up to a millisecond before what was written. Operands are cut in the same way, so `eq` with
/// the time that was written finds it, and every other time in that millisecond.
///
/// ```
/// use docmodel::{FieldType, codec::stored::{As, Truncate}};
/// use std::time::Duration;
///
/// assert_eq!(As::<Truncate, _>::from(Duration::from_micros(1_999)).to_bson()?, 1_i64.into());
/// # Ok::<(), docmodel::error::EncodeError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Truncate;

#[diagnostic::do_not_recommend]
impl<T: MillisTime + Clone> StoreAs<T> for Truncate {
    type Stored = Millis<T>;
    type Accessor<P: Path> = StoredAccessor<Self, T, P>;

    fn encode(value: &T, key: &[u8], out: &mut Encoder) {
        Millis::new(value.clone()).encode(key, out);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<T, DecodeError> {
        Millis::decode(tag, from).map(Millis::into_inner)
    }
}
