use super::{
    Batches, Collection, Cursor, Fields,
    builder::builder,
    cursor::{Decode, selected},
    misfits::Misfits,
    options::{check_hint, check_text_score, read_options},
    replies::Replies,
    visible::{Visible, sees_deleted},
};
use crate::{
    Result,
    error::InvalidOperation,
    filter::Filter,
    model::DocumentModel,
    plan::{FindOperation, ReadOptions, Usable, usable_indexes},
    projection::{Projection, Selection},
    sort::{self, RenderedSort, SortKeys},
    view::Viewed,
};
use bson::{Bson, Document};
use futures_util::{FutureExt, StreamExt, TryStreamExt};
use mongodb::ClientSession;

/// A `find` that is being put together; see [`Collection::find`]. What it reads are `T`s: the model, or a
/// [projection](Self::project) of it.
#[must_use = "a query does nothing until it is awaited or streamed"]
pub struct Find<'a, M, T = M> {
    pub(super) collection: Collection<M>,
    pub(super) filter: Visible<M>,
    projection: Result<Document, InvalidOperation>,
    decode: Decode<T>,
    pub(super) sort: Result<RenderedSort, InvalidOperation>,
    skip: Option<u64>,
    limit: Option<u32>,
    batch_size: Option<u32>,
    pub(super) options: ReadOptions,
    pub(super) session: Option<&'a mut ClientSession>,
    pub(super) misfits: Misfits<'a>,
}

impl<'a, M: DocumentModel + Send + Sync> Find<'a, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>) -> Self {
        Self {
            collection: collection.clone(),
            filter: Visible::new(filter),
            projection: Ok(Document::new()),
            decode: Decode::model(),
            sort: Ok(RenderedSort::default()),
            skip: None,
            limit: None,
            batch_size: None,
            options: ReadOptions::default(),
            session: None,
            misfits: Misfits::default(),
        }
    }

    /// Reads some of the fields only, into a struct with
    /// [`#[derive(Projection)]`](derive@crate::Projection). The server sends no others.
    ///
    /// ```no_run
    /// # use docmodel::{Projection, prelude::*};
    /// # #[derive(EmbeddedModel)] struct Address { street: String, city: String }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, paid: bool, ship_to: Address }
    /// #[derive(Projection)]
    /// #[projection(of = Order)]
    /// struct Card {
    ///     number: String,
    ///     #[from(ship_to.city)]
    ///     city: String,
    /// }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    ///
    /// let cards: Vec<Card> = orders.find(|o| o.paid.eq(true)).project::<Card>().limit(20).await?;
    /// # Ok(()) }
    /// ```
    pub fn project<C: Projection<Model = M>>(self) -> Find<'a, M, C> {
        self.reading(C::projection(), Decode::with(C::from_slice))
    }

    /// Reads one field only, or a tuple of up to eight. The server sends no others.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Address { street: String, city: String }
    /// # #[derive(EmbeddedModel)] struct Item { sku: String, qty: i32 }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String, ship_to: Address, items: Vec<Item> }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let numbers: Vec<String> = orders.find(|_| Filter::everything()).select(|o| o.number).await?;
    /// let cities: Vec<(String, String)> =
    ///     orders.find(|_| Filter::everything()).select(|o| (o.number, o.ship_to.city)).await?;
    /// let skus: Vec<(ObjectId, Vec<String>)> =
    ///     orders.find(|_| Filter::everything()).select(|o| (o.id, o.items.any().sku)).await?;
    /// let first_items: Vec<Vec<Item>> = orders.find(|_| Filter::everything()).select(|o| o.items.slice(..2)).await?;
    /// # Ok(()) }
    /// ```
    pub fn select<S: Selection<Model = M>>(
        self,
        fields: impl FnOnce(&'static Fields<M>) -> S,
    ) -> Find<'a, M, S::Output> {
        let (projection, decode) = selected(fields(M::fields()));
        self.reading(projection, decode)
    }

    /// The documents as the server sends them, to view them in place or to read them elsewhere.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # use futures_util::{StreamExt, TryStreamExt, stream};
    /// # #[derive(DocumentModel)] #[document(view)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(db: mongodb::Database) -> docmodel::Result<()> {
    /// let mut batches = Order::collection(&db).find(|o| o.number.gte("NO")).batches().await?;
    /// while let Some(batch) = batches.try_next().await? {
    ///     for order in batch.views() {
    ///         println!("{}", order?.number);
    ///     }
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`stream`](Self::stream).
    pub async fn batches(self) -> Result<Batches<'a, M>> {
        let (collection, replies, misfits) = self.replies().await?;
        Ok(Batches::new(collection, replies, misfits))
    }

    /// Calls a function with a [view](crate::view) of each document.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)]
    /// # #[document(view)]
    /// # struct Order { #[field(id)] id: ObjectId, city: String, total: f64 }
    /// # async fn example(db: mongodb::Database) -> docmodel::Result<()> {
    /// let mut total = 0.0;
    /// let orders = Order::collection(&db);
    /// orders.find(|o| o.city.eq("Oslo")).for_each_view(|order| total += order.total).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`stream`](Self::stream), and [`Decode`](crate::Error::Decode) at the first document that does not fit the
    /// model, unless [`skip_misfits`](Self::skip_misfits) leaves it out. Those before it have been passed to the
    /// function.
    pub async fn for_each_view(self, each: impl FnMut(M::Ref<'_>)) -> Result<()>
    where
        M: Viewed,
    {
        self.batches().await?.for_each_view(each).await
    }

    fn reading<T>(self, projection: Result<Document, InvalidOperation>, decode: Decode<T>) -> Find<'a, M, T> {
        let Self { collection, filter, sort, skip, limit, batch_size, options, session, misfits, .. } = self;
        Find { collection, filter, projection, decode, sort, skip, limit, batch_size, options, session, misfits }
    }
}

impl<'a, M: DocumentModel + Send + Sync, T> Find<'a, M, T> {
    /// The order: one key, or an array of keys with the most significant first. Without it the order is the server's.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, total: f64, number: String }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// let largest = orders.find(|_| Filter::everything()).sort(|o| [o.total.desc(), o.number.asc()]).skip(20).limit(10).await?;
    /// # Ok(()) }
    /// ```
    pub fn sort<S: SortKeys<Model = M>>(mut self, keys: impl FnOnce(&'static Fields<M>) -> S) -> Self {
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

    /// Whether the server may use files for a sort that is larger than its memory limit of 100 MB; otherwise such a sort
    /// is an error. Without it, the server's own setting.
    pub fn allow_disk_use(mut self, allowed: bool) -> Self {
        self.options.allow_disk_use = Some(allowed);
        self
    }

    /// A variable that a raw `$expr` in the filter can use, as `$$name`:
    /// [`let`](https://www.mongodb.com/docs/manual/reference/command/find/).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, total: f64 }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// let large = Filter::raw(bson::doc! { "$expr": { "$gt": ["$total", "$$limit"] } });
    /// let orders: Vec<Order> = orders.find_with(large).variable("limit", 100.0).await?;
    /// # Ok(()) }
    /// ```
    pub fn variable(mut self, name: impl Into<String>, value: impl Into<Bson>) -> Self {
        self.options.variables.insert(name, value);
        self
    }

    /// The one document there is, or none; several are an error.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let order: Option<Order> = orders.find(|o| o.number.eq("NO-1")).one().await?;
    /// # Ok(()) }
    /// ```
    ///
    /// Documents that [`skip_misfits`](Self::skip_misfits) leaves out do not count.
    ///
    /// # Errors
    /// [`NotUnique`](crate::Error::NotUnique) if there are several, or as awaiting it.
    pub async fn one(self) -> Result<Option<T>> {
        let collection = self.collection.name().to_owned();
        let filter = self.filter.sent().to_string();
        let mut found = self.fitting(2).await?;
        let one = found.pop();
        if found.is_empty() { Ok(one) } else { Err(crate::Error::NotUnique { collection, filter }) }
    }

    /// The first document, if there is one.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, total: f64 }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let by_total = orders.find(|_| Filter::everything()).sort(|o| o.total.desc());
    /// let largest: Option<Order> = by_total.skip_misfits(|error| eprintln!("{error}")).first().await?;
    /// # Ok(()) }
    /// ```
    ///
    /// With [`skip_misfits`](Self::skip_misfits), it is the first that fits: one reply of the server after the other is
    /// read for it, up to the [`limit`](Self::limit), if there is one.
    ///
    /// # Errors
    /// As awaiting it.
    pub async fn first(self) -> Result<Option<T>> {
        Ok(self.fitting(1).await?.pop())
    }

    /// At the most this many documents, of those that are not left out.
    async fn fitting(self, most: u32) -> Result<Vec<T>> {
        if !self.misfits.are_left_out() {
            let limit = self.limit.unwrap_or(most).min(most);
            return self.limit(limit).execute().await;
        }
        self.stream().await?.take(most as usize).try_collect().await
    }

    /// The documents one by one. In memory are two of the server's replies at the most: the one that is read, and the next,
    /// which is asked for meanwhile; in a session, one.
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
    pub async fn stream(self) -> Result<Cursor<'a, M, T>> {
        let decode = self.decode.clone();
        let (collection, replies, misfits) = self.replies().await?;
        Ok(Cursor::new(collection, replies, decode, misfits))
    }

    /// Calls a function with the documents of each of the server's replies, up to the first error: its own, or one of
    /// reading. How many documents a reply has is said with [`batch_size`](Self::batch_size). While the function works,
    /// the next reply is on its way, unless in a session.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, city: String }
    /// # #[derive(DocumentModel)] struct Archived { #[field(id)] id: ObjectId, city: String }
    /// # async fn example(orders: Collection<Order>, archive: Collection<Archived>) -> docmodel::Result<()> {
    /// let of_oslo = orders.find(|o| o.city.eq("Oslo")).batch_size(1_000);
    /// of_oslo
    ///     .for_each_batch(|orders| async {
    ///         let archived = orders.into_iter().map(|order| Archived { id: order.id, city: order.city });
    ///         archive.insert_each(archived).await.map(drop)
    ///     })
    ///     .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`stream`](Self::stream), [`Decode`](crate::Error::Decode) at the first document that does not fit, unless
    /// [`skip_misfits`](Self::skip_misfits) leaves it out, and the function's own.
    pub async fn for_each_batch<E, F>(self, each: impl FnMut(Vec<T>) -> F) -> Result<(), E>
    where
        E: From<crate::Error>,
        F: Future<Output = Result<(), E>>,
    {
        self.stream().await?.for_each_batch(each).await
    }

    /// The server's replies. It is not asked for no documents, which would mean all of them.
    async fn replies(self) -> Result<(Collection<M>, Replies<'a>, Misfits<'a>)> {
        let operation = self.operation()?;
        if operation.limit == Some(0) {
            return Ok((self.collection, Replies::ended(), self.misfits));
        }
        // Boxed, or the compiler does not see in a spawned task that it is `Send`.
        let replies = operation.execute(&self.collection.raw, self.session).boxed().await;
        let replies = replies.map_err(|error| self.collection.context().error(error))?;
        Ok((self.collection, replies, self.misfits))
    }

    async fn execute(self) -> Result<Vec<T>> {
        self.stream().await?.collect().await
    }

    /// The operation of a query of which pages are read.
    pub(super) fn unpaged_operation(&self) -> Result<FindOperation, InvalidOperation> {
        match (self.skip, self.limit) {
            (None, None) => self.operation(),
            _ => {
                Err(InvalidOperation::new("a page says itself where it begins and ends; leave out `skip` and `limit`"))
            }
        }
    }

    pub(super) fn operation(&self) -> Result<FindOperation, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        let (projection, sort) = (self.projection.clone()?, self.sort.clone()?);
        check_text_score(self.filter.asked(), &projection, &sort)?;
        Ok(FindOperation {
            filter: self.filter.to_document()?,
            projection,
            sort: sort.document,
            skip: self.skip,
            limit: self.limit,
            batch_size: self.batch_size,
            options: self.options.clone(),
        })
    }

    pub(super) fn usable(&self) -> Usable {
        match &self.sort {
            Ok(sort) if sort.through_array.is_none() => {
                usable_indexes(M::INDEXES, self.filter.sent().condition(), &sort.document)
            }
            _ => usable_indexes(M::INDEXES, self.filter.sent().condition(), &Document::new()),
        }
    }
}

builder!(Find<T: Send> -> Vec<T>);
read_options!(Find<T>: options);
sees_deleted!(Find<T>: filter);

/// A `find_one` that is being put together; see [`Collection::find_one`].
#[must_use = "a query does nothing until it is awaited"]
pub struct FindOne<'a, M, T = M> {
    pub(super) find: Find<'a, M, T>,
}

impl<'a, M: DocumentModel + Send + Sync> FindOne<'a, M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>) -> Self {
        Self { find: Find::new(collection, filter).limit(1) }
    }

    /// Reads some of the fields only, into a projection: see [`Find::project`].
    pub fn project<C: Projection<Model = M>>(self) -> FindOne<'a, M, C> {
        FindOne { find: self.find.project() }
    }

    /// Reads one field only, or a tuple of fields: see [`Find::select`].
    pub fn select<S: Selection<Model = M>>(
        self,
        fields: impl FnOnce(&'static Fields<M>) -> S,
    ) -> FindOne<'a, M, S::Output> {
        FindOne { find: self.find.select(fields) }
    }
}

impl<'a, M: DocumentModel + Send + Sync, T: Send> FindOne<'a, M, T> {
    /// Which document is the first: one key, or an array of keys with the most significant first.
    pub fn sort<S: SortKeys<Model = M>>(mut self, keys: impl FnOnce(&'static Fields<M>) -> S) -> Self {
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

read_options!(FindOne<T>: find.options);
sees_deleted!(FindOne<T>: find.filter);

impl<'a, M: DocumentModel + Send + Sync, T: Send + 'a> IntoFuture for FindOne<'a, M, T> {
    type Output = Result<Option<T>>;
    type IntoFuture = super::builder::Executing<'a, Option<T>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async { Ok(self.find.await?.pop()) })
    }
}

impl<M: DocumentModel + Send + Sync, T: Send> std::fmt::Debug for FindOne<'_, M, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("FindOne").field(&self.find).finish()
    }
}
