use super::Serde;
use crate::{
    codec::{
        DecodeError, DecodeReason, Decoder, Encoder, Tag,
        stored::{StoreAs, StoredAccessor},
    },
    path::Path,
};
use bson::Bson;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What stands before the value in a document that has it alone: the document's length, the value's type and key.
const KEY: &[u8] = b"value\0";
const LENGTH: usize = 4;
const HEADER: usize = LENGTH + 1 + KEY.len();

#[derive(Serialize)]
struct Borrowed<'a, T> {
    value: &'a T,
}

#[derive(Deserialize)]
struct Owned<T> {
    value: T,
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned + 'static> StoreAs<T> for Serde {
    type Stored = Bson;
    type Accessor<P: Path> = StoredAccessor<Self, T, P>;

    fn encode(value: &T, key: &[u8], out: &mut Encoder) {
        match bson::serialize_to_vec(&Borrowed { value }) {
            Ok(document) => match (document.get(LENGTH), document.get(HEADER..document.len() - 1)) {
                (Some(tag), Some(value)) => out.element(Tag(*tag), key, value),
                _ => out.fail("serde wrote no value"),
            },
            Err(error) => out.fail(message(&error)),
        }
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<T, DecodeError> {
        let start = from.remaining();
        // serde has no limit on how deep a document nests, and would exhaust the stack.
        check_depth(tag, &mut from.clone())?;
        let value = from.value(tag)?;
        let mut out = Encoder::new();
        out.framed(|out| out.element(tag, KEY, value));
        let document = out.finish().map_err(|error| DecodeError::custom(error.to_string()))?;
        match bson::deserialize_from_slice(&document) {
            Ok(Owned { value }) => Ok(value),
            Err(error) => Err(DecodeError::at(start, DecodeReason::Custom(message(&error)))),
        }
    }

    fn missing() -> Option<T> {
        const EMPTY: [u8; 5] = [5, 0, 0, 0, 0];
        bson::deserialize_from_slice(&EMPTY).ok().map(|Owned { value }| value)
    }
}

/// Passes over a value as [`Decoder::skip`] does, and over all the documents inside of it, as deep as a decoder
/// goes.
fn check_depth(tag: Tag, from: &mut Decoder<'_>) -> Result<(), DecodeError> {
    match tag {
        Tag::DOCUMENT | Tag::ARRAY => {
            let document = from.begin_document()?;
            while let Some((tag, _)) = from.next_element(&document)? {
                check_depth(tag, from)?;
            }
            Ok(())
        }
        Tag::JAVASCRIPT_WITH_SCOPE => {
            from.length()?;
            from.string()?;
            check_depth(Tag::DOCUMENT, from)
        }
        _ => from.skip(tag),
    }
}

/// What serde says, without the names of bson's kinds of errors.
fn message(error: &bson::error::Error) -> String {
    error.message.clone().unwrap_or_else(|| error.kind.to_string())
}
