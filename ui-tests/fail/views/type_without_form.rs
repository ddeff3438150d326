use docmodel::{
    codec::{Decoder, Encoder, Tag},
    error::DecodeError,
    field::Field,
    path::Path,
    prelude::*,
};

#[derive(Debug, Clone)]
struct Grams(i32);

impl docmodel::FieldType for Grams {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "int32";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        self.0.encode(key, out);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        i32::decode(tag, from).map(Self)
    }
}

#[derive(EmbeddedModel)]
#[document(view)]
struct Parcel {
    label: String,
    weight: Grams,
    parts: Vec<Grams>,
}

fn main() {}
