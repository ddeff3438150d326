use super::{Collection, Cursor, Fields, builder::builder};
use crate::{
    Result,
    error::InvalidOperation,
    filter::Filter,
    model::DocumentModel,
    plan::{CountOperation, FindOperation, Usable, usable_indexes},
    sort::{self, RenderedSort, Sort},
};
use bson::Document;
use mongodb::ClientSession;

/// A `find` that is being put together; see [`Collection::find`].
#[must_use = "a query does nothing until it is awaited or streamed"]
pub struct Find<'a, M> {
    collection: Collection<M>,
    filter: Filter<M>,
    sort: Result<RenderedSort, InvalidOperation>,
    skip: Option<u64>,
    limit: Option<u32>,
    batch_size: Option<u32>,
    session: Option<&'a mut ClientSession>,
}

impl<'a, M: DocumentModel + Send + Sync> Find<'a, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>) -> Self {
        Self {
            collection: collection.clone(),
            filter,
            sort: Ok(RenderedSort::default()),
            skip: None,
            limit: None,
            batch_size: None,
            session: None,
        }
    }

    /// The order: one key, or an array of keys with the most significant first. Without it the order is the server's.
    pub fn sort<S: IntoIterator<Item = Sort<M>>>(mut self, keys: impl FnOnce(&'static Fields<M>) -> S) -> Self {
        self.sort = sort::render(keys(M::fields()));
        self
    }

    /// Passes over the first documents.
    pub fn skip(mut self, documents: u64) -> Self {
        self.skip = Some(documents);
        self
    }

    /// At the most this many documents; with zero, none.
    pub fn limit(mut self, documents: u32) -> Self {
        self.limit = Some(documents);
        self
    }

    /// How many documents the server sends in one reply. Without it, 101 at first and then up to 16 MiB.
    pub fn batch_size(mut self, documents: u32) -> Self {
        self.batch_size = Some(documents);
        self
    }

    /// The documents one by one, with at most one batch of them in memory.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # use futures_util::TryStreamExt;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, total: f64 }
    /// # async fn example(db: mongodb::Database) -> docmodel::Result<()> {
    /// let orders = Order::collection(&db);
    /// let mut cursor = orders.find(|o| o.total.gte(100.0)).stream().await?;
    /// while let Some(order) = cursor.try_next().await? {
    ///     println!("{}", order.total);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`InvalidOperation`](crate::Error::InvalidOperation), [`Unreachable`](crate::Error::Unreachable), or another of
    /// the driver's. What goes wrong later is an item of the stream.
    pub async fn stream(self) -> Result<Cursor<'a, M>> {
        let operation = self.operation()?;
        if operation.limit == Some(0) {
            return Ok(Cursor::empty(self.collection));
        }
        let batches = operation.execute(&self.collection.raw, self.session).await;
        let batches = batches.map_err(|error| self.collection.context().error(error))?;
        Ok(Cursor::new(self.collection, batches))
    }

    async fn execute(self) -> Result<Vec<M>> {
        self.stream().await?.collect().await
    }

    fn operation(&self) -> Result<FindOperation, InvalidOperation> {
        Ok(FindOperation {
            filter: self.filter.to_document()?,
            sort: self.sort.clone()?.document,
            skip: self.skip,
            limit: self.limit,
            batch_size: self.batch_size,
        })
    }

    fn usable(&self) -> Usable {
        match &self.sort {
            Ok(sort) if !sort.passes_array => usable_indexes(M::INDEXES, self.filter.condition(), &sort.document),
            _ => usable_indexes(M::INDEXES, self.filter.condition(), &Document::new()),
        }
    }
}

builder!(Find -> Vec<M>);

/// A `find_one` that is being put together; see [`Collection::find_one`].
#[must_use = "a query does nothing until it is awaited"]
pub struct FindOne<'a, M> {
    find: Find<'a, M>,
}

impl<'a, M: DocumentModel + Send + Sync> FindOne<'a, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>) -> Self {
        Self { find: Find::new(collection, filter).limit(1) }
    }

    /// Which document is the first: one key, or an array of keys with the most significant first.
    pub fn sort<S: IntoIterator<Item = Sort<M>>>(mut self, keys: impl FnOnce(&'static Fields<M>) -> S) -> Self {
        self.find = self.find.sort(keys);
        self
    }

    /// Passes over the first documents.
    pub fn skip(mut self, documents: u64) -> Self {
        self.find = self.find.skip(documents);
        self
    }

    /// Runs in a session of the driver's, and so in its transaction.
    pub fn session(mut self, session: &'a mut ClientSession) -> Self {
        self.find = self.find.session(session);
        self
    }

    /// What will be sent, and the declared indexes that can serve it.
    pub fn plan(&self) -> crate::plan::QueryPlan {
        self.find.plan()
    }
}

impl<'a, M: DocumentModel + Send + Sync> IntoFuture for FindOne<'a, M> {
    type Output = Result<Option<M>>;
    type IntoFuture = super::builder::Executing<'a, Option<M>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async { Ok(self.find.await?.pop()) })
    }
}

impl<M: DocumentModel + Send + Sync> std::fmt::Debug for FindOne<'_, M> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("FindOne").field(&self.find).finish()
    }
}

/// A count that is being put together; see [`Collection::count`].
#[must_use = "a query does nothing until it is awaited"]
pub struct Count<'a, M> {
    collection: Collection<M>,
    filter: Filter<M>,
    session: Option<&'a mut ClientSession>,
}

impl<M: DocumentModel + Send + Sync> Count<'_, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>) -> Self {
        Self { collection: collection.clone(), filter, session: None }
    }

    async fn execute(self) -> Result<u64> {
        let count = self.operation()?.execute(&self.collection.raw, self.session).await;
        count.map_err(|error| self.collection.context().error(error))
    }

    fn operation(&self) -> Result<CountOperation, InvalidOperation> {
        Ok(CountOperation { filter: self.filter.to_document()? })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.condition(), &Document::new())
    }
}

builder!(Count -> u64);
