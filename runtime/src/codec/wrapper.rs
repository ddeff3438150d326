//! Types that hold one value of another field type, or none.

use super::{DecodeError, Decoder, EncodeError, Encoder, FieldType, Tag, Value};
use crate::{
    field::Optional,
    path::{Path, Unwrapped},
    rule::Validator,
};
use std::sync::Arc;

impl<T: FieldType> FieldType for Option<T> {
    type Accessor<P: Path> = Optional<T::Accessor<Unwrapped<P>>>;
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

    fn to_value(&self) -> Result<Value, EncodeError> {
        self.as_ref().map_or(Ok(Value::Null), T::to_value)
    }
}

/// Pointers that are stored as what they point to, and filtered and updated with it.
macro_rules! pointer {
    ($($pointer:ident),*) => {$(
        impl<T: FieldType> FieldType for $pointer<T> {
            type Accessor<P: Path> = T::Accessor<P>;
            const BSON_TYPE: &'static str = T::BSON_TYPE;

            #[inline]
            fn encode(&self, key: &[u8], out: &mut Encoder) {
                T::encode(self, key, out);
            }

            #[inline]
            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                T::decode(tag, from).map($pointer::new)
            }

            fn missing() -> Option<Self> {
                T::missing().map($pointer::new)
            }

            fn validate(&self, at: &mut Validator) {
                T::validate(self, at);
            }

            fn to_value(&self) -> Result<Value, EncodeError> {
                T::to_value(self)
            }
        }
    )*};
}

pointer!(Box, Arc);
