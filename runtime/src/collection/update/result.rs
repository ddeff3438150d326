use crate::{
    Result,
    codec::FieldType,
    error::{DecodeError, Error},
};
use bson::Bson;

/// What an update or a replacement did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UpdateResult<Id> {
    /// How many documents met the filter.
    pub matched_count: u64,
    /// How many of them are different now.
    pub modified_count: u64,
    /// The `_id` of the document that an upsert stored because none met the filter.
    pub upserted_id: Option<Id>,
}

impl<Id: FieldType> UpdateResult<Id> {
    pub(in crate::collection) fn new(result: mongodb::results::UpdateResult, collection: &str) -> Result<Self> {
        let upserted_id = result.upserted_id.as_ref().map(|id| decode_id(id, collection)).transpose()?;
        let mongodb::results::UpdateResult { matched_count, modified_count, .. } = result;
        Ok(Self { matched_count, modified_count, upserted_id })
    }
}

/// The `_id` of a document that the server made of an upsert.
pub(in crate::collection) fn decode_id<Id: FieldType>(id: &Bson, collection: &str) -> Result<Id> {
    let error = |error: DecodeError| Error::from(error.under("_id").in_collection(collection));
    Id::from_bson(id).map_err(error)
}
