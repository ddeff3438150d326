use super::outgoing;
use crate::{
    error::InvalidOperation,
    model::DocumentModel,
    plan::{BulkWrite, DeleteOperation, Operation, UpdateChanges, UpdateOperation, WriteOptions},
    update::RenderedUpdate,
};
use bson::{Document, RawDocumentBuf};
use mongodb::ClientSession;

/// A deletion as it is sent: an update, if documents are deleted softly.
pub(super) enum Deletion {
    Soft(UpdateOperation),
    Permanent(DeleteOperation),
}

impl Deletion {
    pub(super) fn new<M: DocumentModel>(
        filter: Document,
        many: bool,
        permanently: bool,
        options: WriteOptions,
    ) -> Result<Self, InvalidOperation> {
        let soft = if permanently { None } else { outgoing::soft_delete::<M>(&filter)? };
        Ok(match soft {
            None => Self::Permanent(DeleteOperation { filter, many, options }),
            Some(RenderedUpdate { update, array_filters }) => {
                let update = UpdateChanges::Operators(update);
                Self::Soft(UpdateOperation { filter, update, array_filters, many, upsert: false, options })
            }
        })
    }

    /// Gives how many documents were deleted.
    pub(super) async fn execute(
        self,
        on: &mongodb::Collection<RawDocumentBuf>,
        session: Option<&mut ClientSession>,
    ) -> mongodb::error::Result<u64> {
        match self {
            Self::Soft(update) => update.execute(on, session).await.map(|result| result.matched_count),
            Self::Permanent(delete) => delete.execute(on, session).await,
        }
    }
}

impl From<Deletion> for Operation {
    fn from(deletion: Deletion) -> Self {
        match deletion {
            Deletion::Soft(update) => update.into(),
            Deletion::Permanent(delete) => delete.into(),
        }
    }
}

impl From<Deletion> for BulkWrite {
    fn from(deletion: Deletion) -> Self {
        match deletion {
            Deletion::Soft(update) => Self::SoftDelete(Box::new(update)),
            Deletion::Permanent(delete) => delete.into(),
        }
    }
}
