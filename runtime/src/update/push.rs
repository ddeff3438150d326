use crate::{
    codec::FieldType,
    error::InvalidOperation,
    field::Accessor,
    path::Root,
    sort::{self, Sort, SortKeys},
};
use bson::{Bson, Document, doc};
use std::marker::PhantomData;

/// Where the elements of a [`push_with`](crate::field::ArrayField::push_with) go, and what is kept of the array then.
///
/// Whatever the order of the calls, the server first adds the elements, then sorts, then cuts.
#[must_use = "modifiers do nothing until the closure of `push_with` returns them"]
#[derive(Debug)]
pub struct Push<T> {
    modifiers: Result<Document, InvalidOperation>,
    element: PhantomData<fn() -> T>,
}

impl<T: FieldType> Push<T> {
    pub(crate) fn new() -> Self {
        Self { modifiers: Ok(doc! {}), element: PhantomData }
    }

    /// Puts the elements at a position, counted from zero; a negative one is counted from the end, `-1` being before the
    /// last element: [`$position`](https://www.mongodb.com/docs/manual/reference/operator/update/position/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, scores: Vec<i32> }
    /// let update = Order::F.scores.push_with([7], |push| push.position(0));
    /// assert_eq!(update.to_string(), "{ $push: { scores: { $each: [7], $position: 0 } } }");
    /// ```
    pub fn position(self, position: i32) -> Self {
        self.with("$position", Ok(position.into()))
    }

    /// Keeps the first elements of the array, or if negative, the last; `0` empties it:
    /// [`$slice`](https://www.mongodb.com/docs/manual/reference/operator/update/slice/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, scores: Vec<i32> }
    /// let update = Order::F.scores.push_with([7], |push| push.slice(-5));
    /// assert_eq!(update.to_string(), "{ $push: { scores: { $each: [7], $slice: -5 } } }");
    /// ```
    pub fn slice(self, count: i32) -> Self {
        self.with("$slice", Ok(count.into()))
    }

    /// Sorts the whole array: by fields of its elements, the most significant first, or by the elements themselves:
    /// [`$sort`](https://www.mongodb.com/docs/manual/reference/operator/update/sort/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Lot { #[field(id)] id: ObjectId, scores: Vec<i32> }
    /// let update = Lot::F.scores.push_with([7], |push| push.sort(|score| score.asc()));
    /// assert_eq!(update.to_string(), "{ $push: { scores: { $each: [7], $sort: 1 } } }");
    /// ```
    pub fn sort<S: SortKeys<Model = T>>(self, keys: impl FnOnce(T::Accessor<Root<T>>) -> S) -> Self {
        self.with("$sort", sort_of_elements(keys(Accessor::NEW)))
    }

    fn with(mut self, name: &str, value: Result<Bson, InvalidOperation>) -> Self {
        self.modifiers = self.modifiers.and_then(|mut modifiers| {
            if modifiers.insert(name, value?).is_some() {
                return Err(InvalidOperation::new(format!("`push_with` has `{name}` twice")));
            }
            Ok(modifiers)
        });
        self
    }

    pub(crate) fn finish(self) -> Result<Document, InvalidOperation> {
        self.modifiers
    }
}

/// By fields of the elements, or by the elements themselves, which have no name.
fn sort_of_elements<T>(keys: impl IntoIterator<Item = Sort<T>>) -> Result<Bson, InvalidOperation> {
    let keys = sort::render(keys)?.document;
    match keys.get("") {
        _ if keys.is_empty() => Err(InvalidOperation::new("`sort` of `push_with` has no key; give it at least one")),
        Some(direction) if keys.len() == 1 => Ok(direction.clone()),
        Some(_) => Err(InvalidOperation::new(
            "`sort` of `push_with` has a key for the elements themselves; there can be no other",
        )),
        None => Ok(keys.into()),
    }
}
