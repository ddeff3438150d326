use crate::{
    Result,
    collection::outgoing,
    error::{InvalidOperation, ValidationError},
    expr::{self, Step},
    filter::Filter,
    model::DocumentModel,
    plan::UpdateChanges,
    rule::Violation,
    update::{RenderedUpdate, Update},
};
use bson::Document;

/// What is done to the documents.
pub(in crate::collection) enum Changes<M> {
    Operators(Update<M>),
    Pipeline(Vec<Step<M>>),
}

impl<M: DocumentModel> Changes<M> {
    /// The rules that the values break. Those that the server computes are not known.
    pub(in crate::collection) fn violations(&self) -> Vec<Violation> {
        match self {
            Self::Operators(update) => update.validate().err().unwrap_or_default(),
            Self::Pipeline(steps) => steps.iter().flat_map(Step::violations).cloned().collect(),
        }
    }

    /// What they need of a document.
    pub(in crate::collection) fn condition(&self) -> Filter<M> {
        match self {
            Self::Operators(update) => update.condition(),
            Self::Pipeline(_) => Filter::everything(),
        }
    }

    /// Refuses values that break rules.
    pub(in crate::collection) fn check(&self, collection: &str) -> Result<()> {
        match self.violations() {
            none if none.is_empty() => Ok(()),
            violations => Err(ValidationError::of_update(collection, violations).into()),
        }
    }

    /// The changes as they are sent, to documents that meet this filter, and the array filters.
    pub(in crate::collection) fn rendered(
        &self,
        filter: &Document,
        upsert: bool,
    ) -> Result<(UpdateChanges, Vec<Document>), InvalidOperation> {
        match self {
            Self::Operators(update) => {
                let RenderedUpdate { update, array_filters } = outgoing::update(filter, update, upsert)?;
                Ok((UpdateChanges::Operators(update), array_filters))
            }
            Self::Pipeline(_) if upsert => Err(InvalidOperation::new(
                "an upsert takes no `pipeline`, for the new document could lack fields; use `apply`",
            )),
            Self::Pipeline(steps) => {
                Ok((UpdateChanges::Pipeline(outgoing::pipeline::<M>(expr::render(steps)?)?), Vec::new()))
            }
        }
    }
}
