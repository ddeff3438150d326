use crate::{
    codec::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag},
    field::{Field, Ordered},
    millis::{Millis, MillisTime},
    path::Path,
};

impl<T: MillisTime> FieldType for Millis<T> {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = T::Stored::BSON_TYPE;

    #[inline]
    fn encode(&self, key: &[u8], out: &mut Encoder) {
        match self.to_stored() {
            Some(stored) => stored.encode(key, out),
            None => {
                out.fail(format!("the `{}` {:?} is out of the range of BSON's {}", T::NAME, **self, Self::BSON_TYPE));
            }
        }
    }

    #[inline]
    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let start = from.remaining();
        let stored = T::Stored::decode(tag, from)?;
        T::from_stored(stored).map(Self::new).ok_or_else(|| {
            let message = format!("expected {} in the range of `{}`, found {stored}", Self::BSON_TYPE, T::NAME);
            DecodeError::at(start, DecodeReason::Custom(message))
        })
    }
}

impl<T: MillisTime> Ordered for Millis<T> {}
