use super::{DecodeError, Decoder, Encoder, FieldType, Tag};
use crate::{
    field::{ArrayField, Optional},
    path::Path,
    rule::Validator,
};

impl<T: FieldType> FieldType for Option<T> {
    type Accessor<P: Path> = Optional<T::Accessor<P>>;
    const BSON_TYPE: &'static str = T::BSON_TYPE;

    #[inline]
    fn encode(&self, key: &[u8], out: &mut Encoder) {
        match self {
            Some(value) => value.encode(key, out),
            None => out.header(Tag::NULL, key),
        }
    }

    #[inline]
    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        if tag == Tag::NULL { Ok(None) } else { T::decode(tag, from).map(Some) }
    }

    fn missing() -> Option<Self> {
        Some(None)
    }

    fn validate(&self, at: &mut Validator) {
        if let Some(value) = self {
            value.validate(at);
        }
    }
}

impl<T: FieldType> FieldType for Vec<T> {
    type Accessor<P: Path> = ArrayField<P, T>;
    const BSON_TYPE: &'static str = "array";

    #[inline]
    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.array(key, self);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut items = Vec::new();
        from.array(tag, |tag, from| {
            items.push(T::decode(tag, from)?);
            Ok(())
        })?;
        Ok(items)
    }

    fn validate(&self, at: &mut Validator) {
        for (position, item) in self.iter().enumerate() {
            at.position(position, |at| item.validate(at));
        }
    }
}
