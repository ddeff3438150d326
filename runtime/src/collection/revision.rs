//! Versions of documents: which one a write asks for, and what went wrong if it found another.

use super::{
    Collection,
    visible::{Deleted, Visible},
};
use crate::{
    Result,
    codec::FieldType,
    error::{DecodeError, Error},
    filter::Filter,
    model::DocumentModel,
    plan::FindOperation,
    shell,
};
use bson::{Bson, RawBsonRef, RawDocument, doc};
use futures_util::TryStreamExt;
use mongodb::ClientSession;

/// The version that the model is based on; none if the model has no versions.
pub(super) fn expected<M: DocumentModel>(model: &M) -> Option<i64> {
    M::VERSION.map(|_| model.version_number())
}

/// The version that the next write stores.
pub(super) fn next<M: DocumentModel>(model: &M) -> i64 {
    model.version_number().saturating_add(1)
}

/// The model's document, in the version that the model is based on.
pub(super) fn document_of<M: DocumentModel>(model: &M) -> Visible<M> {
    Visible::new(filter(id_of(model), model))
}

/// The model's document, in any version.
pub(super) fn id_of<M: DocumentModel>(model: &M) -> Filter<M> {
    id_is(model.id())
}

/// The document with an id.
pub(super) fn id_is<M: DocumentModel>(id: &M::Id) -> Filter<M> {
    Filter::test("_id", "$eq", id.to_value())
}

/// The filter, for documents in the version that the model is based on.
pub(super) fn filter<M: DocumentModel>(filter: Filter<M>, model: &M) -> Filter<M> {
    match of(model) {
        Some(version) => filter & version,
        None => filter,
    }
}

/// Documents in the version that the model is based on.
fn of<M: DocumentModel>(model: &M) -> Option<Filter<M>> {
    let version = M::VERSION?;
    Some(match model.version_number() {
        // From before there was a version, or as others start to count.
        0 => Filter::test(version.name, "$in", Ok(vec![Bson::Null, Bson::Int32(0)].into())),
        number => Filter::test(version.name, "$eq", Ok(number.into())),
    })
}

/// An id as text.
pub(super) fn id_text<M: DocumentModel>(id: &M::Id) -> String {
    id.to_bson().map(|id| shell::value(&id).to_string()).unwrap_or_default()
}

impl<M: DocumentModel + Send + Sync> Collection<M> {
    /// Why a write did not find the document of a model that has a stored state.
    pub(super) async fn missed(&self, model: &M, deleted: Deleted, session: Option<&mut ClientSession>) -> Error {
        match self.stored_version(model, deleted, session).await {
            Ok(found) => self.conflict(model, found),
            Err(error) => error,
        }
    }

    /// Fails if a replacement matched nothing because the model is outdated, and not because of its filter.
    pub(super) async fn check_unmatched(
        &self,
        model: &M,
        deleted: Deleted,
        session: Option<&mut ClientSession>,
    ) -> Result<()> {
        let Some(expected) = expected(model) else {
            return Ok(());
        };
        let found = self.stored_version(model, deleted, session).await?;
        // A model that was never stored is not outdated if there is no document.
        if found.unwrap_or(0) == expected { Ok(()) } else { Err(self.conflict(model, found)) }
    }

    /// The error of a write whose document has this version by now.
    pub(super) fn conflict(&self, model: &M, found: Option<i64>) -> Error {
        let (collection, id) = (self.name().to_owned(), id_text::<M>(model.id()));
        match (expected(model), found) {
            (None, None) => Error::NotFound { collection, id },
            (expected, found) => Error::Conflict { collection, id, expected, found },
        }
    }

    /// The version of the stored document of a model, 0 if it has none; nothing if there is no document to be seen.
    pub(super) async fn stored_version(
        &self,
        model: &M,
        deleted: Deleted,
        session: Option<&mut ClientSession>,
    ) -> Result<Option<i64>> {
        let name = M::VERSION.map_or("_id", |version| version.name);
        let filter = Visible::new(id_of(model)).with(deleted).to_document()?;
        let operation =
            FindOperation { filter, projection: doc! { name: 1 }, limit: Some(1), ..FindOperation::default() };
        let error = |error| self.context().error(error);
        let mut batches = operation.execute(&self.raw, session).await.map_err(error)?;
        while let Some(batch) = batches.try_next().await.map_err(error)? {
            let documents = batch.doc_slices().map_err(error)?;
            if let Some(document) = documents.into_iter().next() {
                let document = document.map_err(|problem| error(problem.into()))?;
                let document =
                    document.as_document().ok_or_else(|| DecodeError::custom("a reply holds no documents"))?;
                return Ok(Some(M::VERSION.map_or(0, |version| number(document, version.name))));
            }
        }
        Ok(None)
    }
}

/// A number of any type: a version as others may have stored it, or a count, in which servers and routers differ.
pub(super) fn number(document: &RawDocument, name: &str) -> i64 {
    match document.get(name) {
        Ok(Some(RawBsonRef::Int64(number))) => number,
        Ok(Some(RawBsonRef::Int32(number))) => number.into(),
        #[expect(clippy::cast_possible_truncation, reason = "a whole number")]
        Ok(Some(RawBsonRef::Double(number))) => number as i64,
        _ => 0,
    }
}
