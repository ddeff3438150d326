use super::Direct;
use crate::{
    filter::Filter,
    path::{BuiltPath, Path},
};
use bson::{Bson, doc};
use std::{fmt, marker::PhantomData};

/// The number of elements of an array field: see [`ArrayField::len`](super::ArrayField::len).
pub struct Length<P>(PhantomData<fn() -> P>);

impl<P> Copy for Length<P> {}
impl<P> Clone for Length<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Path> fmt::Debug for Length<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Length({})", P::DOTTED)
    }
}

impl<P> Length<P> {
    pub(super) const NEW: Self = Length(PhantomData);
}

impl<P: Path> Length<P> {
    /// Exactly this many: [`$size`](https://www.mongodb.com/docs/manual/reference/operator/query/size/).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(Order::F.tags.len().eq(2).to_string(), r#"{ tags: { $size: Long("2") } }"#);
    /// ```
    pub fn eq(self, length: usize) -> Filter<P::Model> {
        Filter::at::<P>("$size", Ok(bson_length(length).into()))
    }

    /// An array with any other number of elements.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(
    ///     Order::F.tags.len().ne(2).to_string(),
    ///     r#"{ tags: { $type: "array" }, $nor: [{ tags: { $size: Long("2") } }] }"#
    /// );
    /// ```
    pub fn ne(self, length: usize) -> Filter<P::Model> {
        Filter::at::<P>("$type", Ok("array".into())) & !self.eq(length)
    }

    /// One of these numbers of elements.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(
    ///     Order::F.tags.len().is_in([0, 2]).to_string(),
    ///     r#"{ $or: [{ tags: { $size: Long("0") } }, { tags: { $size: Long("2") } }] }"#
    /// );
    /// ```
    pub fn is_in(self, lengths: impl IntoIterator<Item = usize>) -> Filter<P::Model> {
        Filter::any(lengths.into_iter().map(|length| self.eq(length)))
    }
}

impl<P: Path> Length<P> {
    /// More than this many.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(
    ///     Order::F.tags.len().gt(2).to_string(),
    ///     r#"{ $expr: { $cond: [{ $isArray: "$tags" }, { $gt: [{ $size: "$tags" }, Long("2")] }, false] } }"#
    /// );
    /// ```
    pub fn gt(self, length: usize) -> Filter<P::Model>
    where
        P: Direct,
    {
        Self::compare("$gt", length)
    }

    /// This many or more.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(
    ///     Order::F.tags.len().gte(2).to_string(),
    ///     r#"{ $expr: { $cond: [{ $isArray: "$tags" }, { $gte: [{ $size: "$tags" }, Long("2")] }, false] } }"#
    /// );
    /// ```
    pub fn gte(self, length: usize) -> Filter<P::Model>
    where
        P: Direct,
    {
        Self::compare("$gte", length)
    }

    /// Fewer than this many.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(
    ///     Order::F.tags.len().lt(2).to_string(),
    ///     r#"{ $expr: { $cond: [{ $isArray: "$tags" }, { $lt: [{ $size: "$tags" }, Long("2")] }, false] } }"#
    /// );
    /// ```
    pub fn lt(self, length: usize) -> Filter<P::Model>
    where
        P: Direct,
    {
        Self::compare("$lt", length)
    }

    /// This many or fewer.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, tags: Vec<String> }
    /// assert_eq!(
    ///     Order::F.tags.len().lte(2).to_string(),
    ///     r#"{ $expr: { $cond: [{ $isArray: "$tags" }, { $lte: [{ $size: "$tags" }, Long("2")] }, false] } }"#
    /// );
    /// ```
    pub fn lte(self, length: usize) -> Filter<P::Model>
    where
        P: Direct,
    {
        Self::compare("$lte", length)
    }

    /// `$size` of what is no array is an error in an expression, and only `$cond` promises not to evaluate it.
    fn compare(operator: &str, length: usize) -> Filter<P::Model> {
        Filter::expression(BuiltPath::of::<P>(), |field| {
            let compare = doc! { operator: [{ "$size": field }, bson_length(length)] };
            doc! { "$cond": [{ "$isArray": field }, compare, false] }
        })
    }
}

/// An array has at most 2³¹ elements, so a length beyond `i64` is one that none has.
fn bson_length(length: usize) -> Bson {
    Bson::Int64(i64::try_from(length).unwrap_or(i64::MAX))
}
