use super::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag};
use crate::{
    field::{AccessorOf, TupleField},
    path::{Part, Path},
    rule::Validator,
};

/// Tuples, stored as arrays of as many elements.
macro_rules! tuples {
    ($($length:literal: $($type:ident $position:tt),+;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($type: FieldType),+> FieldType for ($($type,)+) {
            type Accessor<P: Path> = TupleField<P, Self, ($(AccessorOf<$type, Part<P, $position>>,)+)>;
            const BSON_TYPE: &'static str = concat!("array of ", $length);

            fn encode(&self, key: &[u8], out: &mut Encoder) {
                out.header(Tag::ARRAY, key);
                out.framed(|out| {
                    $(out.present(|out| self.$position.encode(concat!($position, "\0").as_bytes(), out));)+
                });
            }

            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                from.expect_tag(tag, Tag::ARRAY)?;
                let start = from.remaining();
                let array = from.begin_document()?;
                let wrong_length = |found| {
                    let message = format!("expected an array of {} elements, found {found}", $length);
                    DecodeError::at(start, DecodeReason::Custom(message))
                };
                let tuple = ($(
                    match from.next_element(&array)? {
                        Some((tag, _)) => $type::decode(tag, from)?,
                        None => return Err(wrong_length($position)),
                    },
                )+);
                let mut found = $length;
                while let Some((tag, _)) = from.next_element(&array)? {
                    from.skip(tag)?;
                    found += 1;
                }
                if found == $length { Ok(tuple) } else { Err(wrong_length(found)) }
            }

            fn validate(&self, at: &mut Validator) {
                $(at.position($position, |at| self.$position.validate(at));)+
            }
        }
    )*};
}

tuples! {
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}
