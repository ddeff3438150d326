//! Types stored as a string.

use super::{DecodeError, DecodeReason, Decoder, EncodeError, Encoder, FieldType, Tag, Value};
use crate::{field::Field, path::Path};
use std::{borrow::Cow, sync::Arc};

macro_rules! text {
    ($($type:ty: $from:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl FieldType for $type {
            type Accessor<P: Path> = Field<P, Self>;
            const BSON_TYPE: &'static str = "string";

            #[inline]
            fn encode(&self, key: &[u8], out: &mut Encoder) {
                out.string(key, self);
            }

            #[inline]
            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                from.expect_tag(tag, Tag::STRING)?;
                from.string().map($from)
            }

            #[inline]
            fn to_value(&self) -> Result<Value, EncodeError> {
                Ok((**self).into())
            }
        }
    )*};
}

text! {
    String: Into::into;
    Box<str>: Into::into;
    Arc<str>: Into::into;
    Cow<'static, str>: |text| Cow::Owned(text.to_owned());
}

#[diagnostic::do_not_recommend]
impl FieldType for char {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "string of one character";

    #[inline]
    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.string(key, self.encode_utf8(&mut [0; 4]));
    }

    #[inline]
    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.expect_tag(tag, Tag::STRING)?;
        let start = from.remaining();
        let text = from.string()?;
        let mut characters = text.chars();
        if let (Some(character), None) = (characters.next(), characters.next()) {
            return Ok(character);
        }
        let length = text.chars().count();
        Err(DecodeError::at(start, DecodeReason::Custom(format!("expected one character, found {length}"))))
    }
}
