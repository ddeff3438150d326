use crate::{
    codec::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag},
    field::{Field, Ordered},
    path::Path,
};
use url::Url;

/// A string, in the form that `Url` gives every URL: `HTTP://Example.COM` is stored as `http://example.com/`.
impl FieldType for Url {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "string";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.string(key, self.as_str());
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.expect_tag(tag, Tag::STRING)?;
        let start = from.remaining();
        let text = from.string()?;
        Self::parse(text).map_err(|error| {
            DecodeError::at(start, DecodeReason::Custom(format!("expected a URL, found {text:?}: {error}")))
        })
    }
}

impl Ordered for Url {}
