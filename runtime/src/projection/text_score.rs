use super::{Place, Source, Wanted};
use crate::{
    DecodeError, DocumentModel,
    codec::stored::{Lenient, StoreAs},
};
use std::{fmt, marker::PhantomData};

/// The name under which the score is sent and sorted by, which no field has.
pub(crate) const TEXT_SCORE: &str = "text_score()";

/// How well a document answers the [`Filter::text`](crate::Filter::text) of a query, as an `f64`; made by
/// [`text_score`].
pub struct TextScore<M>(PhantomData<fn() -> M>);

/// How well a document answers the [`Filter::text`](crate::Filter::text) of the query, as an `f64`:
/// [`$meta`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/meta/). In a
/// [`Projection`](derive@crate::Projection), the field has `#[from(text_score())]`.
///
/// ```no_run
/// use docmodel::{prelude::*, projection::text_score};
/// # #[derive(DocumentModel)] struct Page { #[field(id)] id: ObjectId, title: String, text: String }
/// # #[cfg(feature = "driver")]
/// # async fn example(pages: docmodel::Collection<Page>) -> docmodel::Result<()> {
///
/// let best: Vec<(String, f64)> = pages
///     .find(|_| Filter::text("coffee"))
///     .sort(|_| Sort::text_score())
///     .select(|p| (p.title, text_score()))
///     .limit(10)
///     .await?;
/// # Ok(()) }
/// ```
///
/// A query without a text search has no score; it is an error before anything is sent.
#[must_use]
pub fn text_score<M: DocumentModel>() -> TextScore<M> {
    TextScore(PhantomData)
}

impl<M> Copy for TextScore<M> {}
impl<M> Clone for TextScore<M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<M> fmt::Debug for TextScore<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TextScore")
    }
}

#[diagnostic::do_not_recommend]
impl<M: DocumentModel> Source for TextScore<M> {
    type Model = M;
    type Output = f64;

    fn want(&self, out: &mut Wanted) {
        out.text_score();
    }

    fn read(&self, document: &Place<'_>) -> Result<f64, DecodeError> {
        let (tag, mut from) = document.clone().child(TEXT_SCORE, &[])?.value("double")?;
        <Lenient as StoreAs<f64>>::decode(tag, &mut from)
    }
}
