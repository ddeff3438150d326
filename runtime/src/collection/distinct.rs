use super::{
    Collection, Fields,
    builder::builder,
    options::{check_hint, read_options},
    visible::{Visible, sees_deleted},
};
use crate::{
    Result,
    codec::FieldType,
    error::InvalidOperation,
    field::Accessor,
    filter::Filter,
    model::DocumentModel,
    path::{BuiltPath, Path},
    plan::{DistinctOperation, ReadOptions, Usable, usable_indexes},
};
use bson::Document;
use mongodb::ClientSession;
use std::marker::PhantomData;

/// A `distinct` that is being put together; see [`Collection::distinct`].
#[must_use = "a query does nothing until it is awaited"]
pub struct Distinct<'a, M, T> {
    collection: Collection<M>,
    field: &'static str,
    filter: Visible<M>,
    options: ReadOptions,
    session: Option<&'a mut ClientSession>,
    value: PhantomData<fn() -> T>,
}

impl<M: DocumentModel + Send + Sync, T: FieldType> Distinct<'_, M, T> {
    pub(super) fn new<A: Accessor>(collection: &Collection<M>, _: A) -> Self {
        Self {
            collection: collection.clone(),
            field: <A::Path as Path>::DOTTED,
            filter: Visible::new(of_variant(BuiltPath::of::<A::Path>())),
            options: ReadOptions::default(),
            session: None,
            value: PhantomData,
        }
    }

    /// Only the values in documents that match. A second filter is one more condition.
    pub fn matching(mut self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> Self {
        self.filter = self.filter.and(filter(M::fields()));
        self
    }

    async fn execute(self) -> Result<Vec<T>> {
        let values = self.operation()?.execute(&self.collection.raw, self.session).await;
        let values = values.map_err(|error| self.collection.context().error(error))?;
        let decode = |value| {
            T::from_bson(value).map_err(|error| error.under(self.field).in_collection(self.collection.name()).into())
        };
        values.iter().map(decode).collect()
    }

    fn operation(&self) -> Result<DistinctOperation, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        let (field, filter) = (self.field.to_owned(), self.filter.to_document()?);
        Ok(DistinctOperation { field, filter, options: self.options.clone() })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.sent().condition(), &Document::new())
    }
}

builder!(Distinct<T: FieldType> -> Vec<T>);
read_options!(Distinct<T>: options);
sees_deleted!(Distinct<T>: filter);

/// A path into a variant of an enum has a condition that other variants do not meet.
fn of_variant<M>(path: BuiltPath) -> Filter<M> {
    if path.is_plain() { Filter::everything() } else { Filter::test(path, "$exists", Ok(true.into())) }
}
