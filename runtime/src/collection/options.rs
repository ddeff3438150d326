//! Options that several builders have.

use crate::{
    error::InvalidOperation, filter::Filter, index::Index, model::DocumentModel, projection::TEXT_SCORE,
    sort::RenderedSort,
};
use bson::Document;

/// Setters for the [`ReadOptions`](crate::plan::ReadOptions) that are at `options` in a builder.
macro_rules! read_options {
    ($builder:ident $(<$param:ident>)?: $($options:ident).+) => {
        impl<M: DocumentModel + Send + Sync $(, $param)?> $builder<'_, M $(, $param)?> {
            /// How strings are compared: by case, accents and language
            /// ([collation](https://www.mongodb.com/docs/manual/reference/collation/)). An index serves the query only if
            /// it has the same collation.
            pub fn collation(mut self, collation: mongodb::options::Collation) -> Self {
                self.$($options).+.collation = Some(collation);
                self
            }

            /// The index to use: the name of a declared one, or `_id_`.
            ///
            /// ```no_run
            /// # use docmodel::prelude::*;
            /// # #[derive(DocumentModel)] #[index(number)] struct Order { #[field(id)] id: ObjectId, number: String }
            /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
            /// orders.find(|o| o.number.gt("NO")).hint("number_1").await?;
            /// # Ok(()) }
            /// ```
            pub fn hint(mut self, index: impl Into<String>) -> Self {
                self.$($options).+.hint = Some(index.into());
                self
            }
        }

        $crate::collection::options::shared_read_options!($builder<'_, M $(, $param)?>, [$($param)?]: $($options).+);
    };
}

pub(super) use read_options;

/// Those of them that need no filter.
macro_rules! shared_read_options {
    ($builder:ty, [$($param:ident)?]: $($options:ident).+) => {
        impl<M: DocumentModel + Send + Sync $(, $param)?> $builder {
            /// How long the server may work on it; then it stops with an error.
            pub fn max_time(mut self, time: std::time::Duration) -> Self {
                self.$($options).+.max_time = Some(time);
                self
            }

            /// What logs and the profiler of the server say about it.
            pub fn comment(mut self, comment: impl Into<bson::Bson>) -> Self {
                self.$($options).+.comment = Some(comment.into());
                self
            }

            /// Which state of the data is read:
            /// [read concern](https://www.mongodb.com/docs/manual/reference/read-concern/).
            pub fn read_concern(mut self, concern: mongodb::options::ReadConcern) -> Self {
                self.$($options).+.read_concern = Some(concern);
                self
            }

            /// Which members of a replica set are asked:
            /// [read preference](https://www.mongodb.com/docs/manual/core/read-preference/).
            pub fn read_preference(mut self, preference: mongodb::options::ReadPreference) -> Self {
                self.$($options).+.read_preference = Some(preference);
                self
            }
        }
    };
}

pub(super) use shared_read_options;

/// Setters for the [`WriteOptions`](crate::plan::WriteOptions) that are at `options` in a builder.
macro_rules! write_options {
    ($builder:ident $(<$($param:ident),+>)?) => {
        impl<M: DocumentModel + Send + Sync $($(, $param)+)?> $builder<'_, M $($(, $param)+)?> {
            /// How strings are compared: by case, accents and language
            /// ([collation](https://www.mongodb.com/docs/manual/reference/collation/)). An index serves the filter only
            /// if it has the same collation.
            pub fn collation(mut self, collation: mongodb::options::Collation) -> Self {
                self.options.collation = Some(collation);
                self
            }

            /// The index to find the documents by: the name of a declared one, or `_id_`.
            ///
            /// ```no_run
            /// # use docmodel::prelude::*;
            /// # #[derive(DocumentModel)] #[index(number)] struct Order { #[field(id)] id: ObjectId, number: String }
            /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
            /// orders.delete_many(|o| o.number.gt("NO")).hint("number_1").await?;
            /// # Ok(()) }
            /// ```
            pub fn hint(mut self, index: impl Into<String>) -> Self {
                self.options.hint = Some(index.into());
                self
            }

            /// A variable that a raw `$expr` in the filter can use, as `$$name`:
            /// [`let`](https://www.mongodb.com/docs/manual/reference/command/update/).
            pub fn variable(mut self, name: impl Into<String>, value: impl Into<bson::Bson>) -> Self {
                self.options.variables.insert(name, value);
                self
            }
        }

        $crate::collection::options::shared_write_options!($builder<'_, M $($(, $param)+)?>, [$($($param),+)?]: options);
    };
}

pub(super) use write_options;

/// Those of them that all writes have.
macro_rules! shared_write_options {
    ($builder:ty, [$($param:ident),*]: $($options:ident).+) => {
        impl<M: DocumentModel + Send + Sync $(, $param)*> $builder {
            /// What logs and the profiler of the server say about it.
            pub fn comment(mut self, comment: impl Into<bson::Bson>) -> Self {
                self.$($options).+.comment = Some(comment.into());
                self
            }

            /// When it counts as done: on how many members of a replica set, and whether in their journals
            /// ([write concern](https://www.mongodb.com/docs/manual/reference/write-concern/)). In a transaction, that is
            /// said for the transaction.
            pub fn write_concern(mut self, concern: mongodb::options::WriteConcern) -> Self {
                self.$($options).+.write_concern = Some(concern);
                self
            }
        }
    };
}

pub(super) use shared_write_options;

/// An index that is not declared may not be there tomorrow.
pub(super) fn check_hint<M: DocumentModel>(hint: Option<&str>) -> Result<(), InvalidOperation> {
    let Some(hint) = hint.filter(|hint| *hint != "_id_") else {
        return Ok(());
    };
    let mut declared: Vec<String> = M::INDEXES.iter().map(Index::name).collect();
    if declared.iter().any(|name| name == hint) {
        return Ok(());
    }
    declared.push("_id_".into());
    let declared = declared.join("`, `");
    Err(InvalidOperation::new(format!(
        "`{}` declares no index `{hint}` that could be a hint; there are `{declared}`",
        M::COLLECTION
    )))
}

/// Only a text search has a score.
pub(super) fn check_text_score<M>(
    filter: &Filter<M>,
    projection: &Document,
    sort: &RenderedSort,
) -> Result<(), InvalidOperation> {
    if (sort.by_text_score || projection.contains_key(TEXT_SCORE)) && !filter.searches_text() {
        return Err(InvalidOperation::new(
            "the query has no text search, so that there is no text score; add `Filter::text(..)` to its filter",
        ));
    }
    Ok(())
}
