use super::{DecodeError, DecodeReason, Decoder, EncodeError, Encoder, FieldType, Tag, Value};
use crate::{field::Field, path::Path};
use bson::{DateTime, oid::ObjectId};

/// Types whose BSON value has a fixed size.
macro_rules! fixed {
    ($($type:ty: $tag:ident $name:literal, $to:expr, $from:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl FieldType for $type {
            type Accessor<P: Path> = Field<P, Self>;
            const BSON_TYPE: &'static str = $name;

            #[inline]
            fn encode(&self, key: &[u8], out: &mut Encoder) {
                out.element(Tag::$tag, key, &($to)(*self));
            }

            #[inline]
            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                from.expect_tag(tag, Tag::$tag)?;
                Ok(($from)(*from.chunk()?))
            }

            #[inline]
            fn to_value(&self) -> Result<Value, EncodeError> {
                Ok((*self).into())
            }
        }
    )*};
}

fixed! {
    i32: INT32 "int32", i32::to_le_bytes, i32::from_le_bytes;
    i64: INT64 "int64", i64::to_le_bytes, i64::from_le_bytes;
    f64: DOUBLE "double", f64::to_le_bytes, f64::from_le_bytes;
    ObjectId: OBJECT_ID "ObjectId", |id: ObjectId| id.bytes(), ObjectId::from_bytes;
    DateTime: DATE_TIME "date",
        |date: DateTime| date.timestamp_millis().to_le_bytes(),
        |bytes| DateTime::from_millis(i64::from_le_bytes(bytes));
}

#[diagnostic::do_not_recommend]
impl FieldType for bool {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "bool";

    #[inline]
    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.element(Tag::BOOL, key, &[u8::from(*self)]);
    }

    #[inline]
    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.expect_tag(tag, Tag::BOOL)?;
        match from.peek() {
            Some(0 | 1) => Ok(*from.chunk()? == [1]),
            _ => Err(from.error(DecodeReason::Malformed("a bool is neither 0 nor 1"))),
        }
    }

    #[inline]
    fn to_value(&self) -> Result<Value, EncodeError> {
        Ok((*self).into())
    }
}
