use super::{Cursor, Find, builder::Executing, cursor::Decode};
use crate::{
    Result,
    error::InvalidOperation,
    model::DocumentModel,
    plan::{CountOperation, FindOperation, QueryPlan},
};
use futures_util::{TryFutureExt, future::try_join};
use mongodb::ClientSession;
use std::fmt;

impl<'a, M: DocumentModel + Send + Sync> Find<'a, M> {
    /// One page, by its number, and how many documents there are in all. Pages are counted from 1.
    ///
    /// Sort by something unique in the end, such as the `_id`: between documents that are equal in the sort order, the
    /// server may choose another order for each page. The server reads all documents before the page, and a document
    /// that is added or removed there moves the page; for long lists, prefer [`keyset`](Self::keyset).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool, created_at: DateTime }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let page = orders.find(|o| o.paid.eq(false)).sort(|o| [o.created_at.desc(), o.id.desc()]).page(3, 20).await?;
    /// println!("page {} of {}, {} orders", page.number, page.pages(), page.total);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`InvalidOperation`](crate::Error::InvalidOperation) for a page 0, pages of no documents, a `skip` or `limit`
    /// besides, or a [`near`](crate::field::Field::near) in the filter, which counts nothing; or as awaiting the query.
    pub fn page(self, number: u64, size: u32) -> FindPage<'a, M> {
        FindPage::new(self, number, size)
    }
}

/// One page of a query's documents, by its number; made by [`Find::page`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page<M> {
    /// The documents; none if the page is beyond the last one.
    pub items: Vec<M>,
    /// Which page this is. The first is 1.
    pub number: u64,
    /// How many documents a page has, but for the last one.
    pub size: u32,
    /// How many documents there are on all pages.
    pub total: u64,
}

impl<M> Page<M> {
    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(u64::from(self.size))
    }

    /// Whether there is a page after this one.
    #[must_use]
    pub fn has_next(&self) -> bool {
        self.number < self.pages()
    }

    /// Whether there is a page before this one, though it may have no documents, as this one.
    #[must_use]
    pub fn has_previous(&self) -> bool {
        self.number > 1
    }

    /// The same page of something that is made of each document.
    #[must_use]
    pub fn map<T>(self, f: impl FnMut(M) -> T) -> Page<T> {
        let Self { items, number, size, total } = self;
        Page { items: items.into_iter().map(f).collect(), number, size, total }
    }
}

/// A page that is being put together; see [`Find::page`].
#[must_use = "a query does nothing until it is awaited"]
pub struct FindPage<'a, M> {
    pub(super) find: Find<'a, M>,
    number: u64,
    size: u32,
}

impl<'a, M: DocumentModel + Send + Sync> FindPage<'a, M> {
    pub(super) fn new(find: Find<'a, M>, number: u64, size: u32) -> Self {
        Self { find, number, size }
    }

    /// Runs in a session of the driver's, and so in its transaction.
    pub fn session(mut self, session: &'a mut ClientSession) -> Self {
        self.find = self.find.session(session);
        self
    }

    /// What will be sent, besides the `countDocuments` with the same filter, and the declared indexes that can serve it.
    pub fn plan(&self) -> QueryPlan {
        QueryPlan::new(self.find.collection.name(), self.operation().map(Into::into), self.find.usable())
    }

    pub(super) fn operation(&self) -> Result<FindOperation, InvalidOperation> {
        let Self { find, number, size } = self;
        let operation = find.unpaged_operation()?;
        find.filter.asked().check_countable()?;
        if !operation.options.variables.is_empty() {
            return Err(InvalidOperation::new(
                "`countDocuments` has no variables, and a page counts all documents; put the values into the `$expr`, or \
                 use `keyset`",
            ));
        }
        if *size == 0 {
            return Err(InvalidOperation::new("a page of 0 documents was asked for; a page has at least 1"));
        }
        let before =
            number.checked_sub(1).ok_or_else(|| InvalidOperation::new("page 0 was asked for; the first is 1"))?;
        let skip = before.checked_mul(u64::from(*size)).filter(|skip| i64::try_from(*skip).is_ok()).ok_or_else(|| {
            InvalidOperation::new(format!(
                "page {number} of {size} documents each begins beyond the {} documents that can be passed over; ask for a \
                 page up to `pages()`",
                i64::MAX
            ))
        })?;
        Ok(FindOperation { skip: Some(skip), limit: Some(*size), ..operation })
    }

    async fn execute(self) -> Result<Page<M>> {
        let find = self.operation()?;
        let Self { find: Find { collection, session, misfits, .. }, number, size } = self;
        let count = CountOperation { filter: find.filter.clone(), options: find.options.clone() };
        let raw = &collection.raw;
        let (total, batches) = match session {
            None => try_join(count.execute(raw, None), find.execute(raw, None)).await,
            // A session does one thing at a time.
            Some(session) => match count.execute(raw, Some(&mut *session)).await {
                Ok(total) => find.execute(raw, Some(session)).map_ok(|batches| (total, batches)).await,
                Err(error) => Err(error),
            },
        }
        .map_err(|error| collection.context().error(error))?;
        let items = Cursor::new(collection, batches, Decode::model(), misfits).collect().await?;
        Ok(Page { items, number, size, total })
    }
}

impl<'a, M: DocumentModel + Send + Sync> IntoFuture for FindPage<'a, M> {
    type Output = Result<Page<M>>;
    type IntoFuture = Executing<'a, Page<M>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.execute())
    }
}

impl<M: DocumentModel + Send + Sync> fmt::Debug for FindPage<'_, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("FindPage").field(&self.plan().to_string()).finish()
    }
}
