use super::{DecodeError, Decoder, Encoder, FieldType, Tag};
use crate::{field::Field, path::Path};

macro_rules! keys {
    ($($(#[$doc:meta])* $key:ident: $tag:ident $name:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $key;

        #[diagnostic::do_not_recommend]
        impl FieldType for $key {
            type Accessor<P: Path> = Field<P, Self>;
            const BSON_TYPE: &'static str = $name;

            fn encode(&self, key: &[u8], out: &mut Encoder) {
                out.header(Tag::$tag, key);
            }

            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                from.expect_tag(tag, Tag::$tag).map(|()| Self)
            }
        }
    )*};
}

keys! {
    /// BSON's MinKey: the value that sorts before all others, of any type.
    ///
    /// In an untagged enum it is the open end of a range:
    ///
    /// ```
    /// use docmodel::{MaxKey, MinKey, prelude::*};
    ///
    /// #[derive(FieldType)]
    /// #[field_type(untagged)]
    /// enum Bound {
    ///     Least(MinKey),
    ///     At(i64),
    ///     Greatest(MaxKey),
    /// }
    ///
    /// #[derive(DocumentModel)]
    /// struct Chunk {
    ///     #[field(id)]
    ///     id: ObjectId,
    ///     max: Bound,
    /// }
    ///
    /// assert_eq!(Chunk::F.max.eq(Bound::Greatest(MaxKey)).to_string(), "{ max: MaxKey() }");
    /// ```
    MinKey: MIN_KEY "MinKey";

    /// BSON's MaxKey: the value that sorts after all others, of any type. See [`MinKey`].
    MaxKey: MAX_KEY "MaxKey";
}
