//! Which documents a builder sees: of a model with [soft deletion](crate::model::SoftDelete), those that are not deleted.

use crate::{
    error::InvalidOperation,
    filter::Filter,
    model::{DocumentModel, deleted, undeleted},
};
use bson::Document;
use std::borrow::Cow;

/// What is done about deleted documents, of models that have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deleted {
    Hidden,
    Included,
    Only,
}

/// The filter of a builder.
pub(super) struct Visible<M> {
    asked: Filter<M>,
    /// What an update needs of a document.
    needed: Filter<M>,
    deleted: Deleted,
}

impl<M: DocumentModel> Visible<M> {
    pub(super) fn new(asked: Filter<M>) -> Self {
        Self { asked, needed: Filter::everything(), deleted: Deleted::Hidden }
    }

    pub(super) fn with(self, deleted: Deleted) -> Self {
        Self { deleted, ..self }
    }

    /// With deleted documents, too, unless it was said which are meant.
    pub(super) fn also_deleted(self) -> Self {
        match self.deleted {
            Deleted::Hidden => self.with(Deleted::Included),
            Deleted::Included | Deleted::Only => self,
        }
    }

    /// For an update that needs this of a document.
    pub(super) fn needing(self, needed: Filter<M>) -> Self {
        Self { needed, ..self }
    }

    /// With one more condition.
    pub(super) fn and(self, condition: Filter<M>) -> Self {
        Self { asked: self.asked & condition, ..self }
    }

    /// The filter without what is said about deleted documents, and what an update needs.
    pub(super) fn asked(&self) -> &Filter<M> {
        &self.asked
    }

    pub(super) fn deleted(&self) -> Deleted {
        self.deleted
    }

    /// The filter as it is sent.
    pub(super) fn sent(&self) -> Cow<'_, Filter<M>> {
        let seen = match self.deleted {
            Deleted::Hidden => undeleted::<M>(),
            Deleted::Only => deleted::<M>(),
            Deleted::Included => None,
        };
        let needed = Some(&self.needed).filter(|needed| !needed.condition().is_constant()).cloned();
        let more = needed.into_iter().chain(seen).reduce(|needed, seen| needed & seen);
        more.map_or(Cow::Borrowed(&self.asked), |more| Cow::Owned(self.asked.clone() & more))
    }

    pub(super) fn to_document(&self) -> Result<Document, InvalidOperation> {
        match self.sent() {
            Cow::Borrowed(filter) => filter.to_document(),
            Cow::Owned(filter) => filter.into_document(),
        }
    }
}

/// Gives a builder, whose filter is at `filter`, the methods that say which documents it sees.
macro_rules! sees_deleted {
    ($builder:ident $(<$($param:ident $(: $bound:path)?),+>)?: $($filter:ident).+) => {
        impl<M: DocumentModel + Send + Sync $($(, $param)+)?> $builder<'_, M $($(, $param)+)?> {
            /// Sees deleted documents, too: see [`SoftDelete`](crate::model::SoftDelete).
            ///
            /// ```no_run
            /// # use docmodel::prelude::*;
            /// # #[derive(DocumentModel)]
            /// # #[document(soft_delete)]
            /// # struct Order { #[field(id)] id: ObjectId, number: String, deleted_at: Option<DateTime> }
            /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
            /// let orders: Vec<Order> = orders.find(|o| o.number.gte("NO-1000")).with_deleted().await?;
            /// # Ok(()) }
            /// ```
            pub fn with_deleted(mut self) -> Self
            where
                M: $crate::model::SoftDelete,
                $($($($param: $bound,)?)+)?
            {
                self.$($filter).+ = self.$($filter).+.with($crate::collection::visible::Deleted::Included);
                self
            }

            /// Sees deleted documents only: see [`SoftDelete`](crate::model::SoftDelete).
            ///
            /// ```no_run
            /// # use docmodel::prelude::*;
            /// # #[derive(DocumentModel)]
            /// # #[document(soft_delete)]
            /// # struct Order { #[field(id)] id: ObjectId, number: String, deleted_at: Option<DateTime> }
            /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
            /// let orders: Vec<Order> = orders.find(|o| o.number.gte("NO-1000")).only_deleted().await?;
            /// # Ok(()) }
            /// ```
            pub fn only_deleted(mut self) -> Self
            where
                M: $crate::model::SoftDelete,
                $($($($param: $bound,)?)+)?
            {
                self.$($filter).+ = self.$($filter).+.with($crate::collection::visible::Deleted::Only);
                self
            }
        }
    };
}

pub(super) use sees_deleted;
