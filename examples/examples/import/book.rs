//! The model, and an id type written by hand.

use docmodel::{
    codec::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag},
    field::Field,
    model::DocumentId,
    path::Path,
    prelude::*,
};

#[derive(Clone, Debug, DocumentModel)]
#[document(collection = "books", rename_all = "camelCase")]
#[index(isbn)]
#[index(authors, -published_date)]
pub(crate) struct Book {
    #[field(id)]
    pub(crate) id: BookId,
    #[field(min_length = 1)]
    pub(crate) title: String,
    pub(crate) isbn: Option<String>,
    #[field(min = 0)]
    pub(crate) page_count: i32,
    pub(crate) published_date: Option<DateTime>,
    pub(crate) thumbnail_url: Option<String>,
    pub(crate) short_description: Option<String>,
    pub(crate) long_description: Option<String>,
    #[field(pattern = "^(PUBLISH|MEAP)$")]
    pub(crate) status: String,
    pub(crate) authors: Vec<String>,
    pub(crate) categories: Vec<String>,
}

/// The `_id` of a book: a number in older books, an `ObjectId` in newer ones.
///
/// An example of a field type of one's own. `FieldType` says how it is stored and read, and what its accessor offers:
/// with [`Field`], all that a single value has. `DocumentId` allows it as the `_id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BookId {
    Number(i64),
    Object(ObjectId),
}

impl FieldType for BookId {
    type Accessor<P: Path> = Field<P, Self>;
    const BSON_TYPE: &'static str = "int32, int64 or ObjectId";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        match self {
            // As an int32 if it fits, which is how it was read: to the server, the two are the same number anyway.
            Self::Number(number) => match i32::try_from(*number) {
                Ok(short) => short.encode(key, out),
                Err(_) => number.encode(key, out),
            },
            Self::Object(id) => id.encode(key, out),
        }
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        match tag {
            Tag::INT32 => i32::decode(tag, from).map(|number| Self::Number(number.into())),
            Tag::INT64 => i64::decode(tag, from).map(Self::Number),
            Tag::OBJECT_ID => ObjectId::decode(tag, from).map(Self::Object),
            found => Err(from.error(DecodeReason::WrongType { expected: Self::BSON_TYPE.into(), found })),
        }
    }
}

impl DocumentId for BookId {}
