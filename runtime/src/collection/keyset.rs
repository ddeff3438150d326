mod order;
mod token;

pub use self::token::PageToken;

use super::{Batch, Batches, Find, builder::Executing, hooks, misfits::Misfits};
use crate::{
    Result,
    codec::{self, FieldType},
    error::{DecodeError, InvalidOperation},
    filter::Filter,
    model::DocumentModel,
    plan::{FindOperation, QueryPlan, Usable, usable_indexes},
};
use bson::{Bson, Document, RawDocument};
use futures_util::TryStreamExt;
use mongodb::ClientSession;
use std::fmt;

impl<'a, M: DocumentModel + Send + Sync> Find<'a, M> {
    /// The first page, and then the pages after or before a place in the sort order: *keyset pagination*.
    ///
    /// A page far down is as fast as the first one if an index delivers the order, and documents that are added or
    /// removed before it do not move it. The `_id` is the last key of the order, in the direction of the one before it,
    /// unless the order has it; so declare an index that ends in it. Documents are found wherever they are sorted, with
    /// null or without the field too, and those in which others stored another type.
    ///
    /// The exception is an array that somebody else stored under a sort key: it is sorted by one of its elements, and found by
    /// all of them. Its document can be on several pages; with an empty one, on the first page or on none. No token is of a
    /// document that has an array, a document, a regular expression or code under a sort key: those at the end of a page are
    /// left to the next one, and a last page of nothing else has no tokens.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// #[derive(DocumentModel)]
    /// #[index(-created_at, -id)]
    /// struct Order {
    ///     #[field(id)]
    ///     id: ObjectId,
    ///     created_at: DateTime,
    /// }
    ///
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let newest = || orders.find(|_| Filter::everything()).sort(|o| o.created_at.desc()).keyset(20);
    /// let first = newest().await?;
    /// if let Some(token) = &first.next {
    ///     let second = newest().after(token).await?;
    ///     println!("{} and {} orders", first.items.len(), second.items.len());
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// A token is text for a URL: `token.to_string()`, and `text.parse::<PageToken>()?`.
    ///
    /// # Errors
    /// [`InvalidOperation`](crate::Error::InvalidOperation) for a token of another order, pages of no documents, a sort
    /// by a path through an array or by the text score, an `_id` that is a document, or a `skip` or `limit` besides.
    /// [`Decode`](crate::Error::Decode) also if there are more documents behind a page of which each has an array, a document,
    /// a regular expression or code under a sort key. Otherwise as awaiting the query.
    pub fn keyset(self, size: u32) -> Keyset<'a, M> {
        Keyset::new(self, size)
    }
}

/// Some documents of a sort order, and where the pages next to them begin; made by [`Find::keyset`].
///
/// A page without documents has no tokens.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct KeysetPage<M> {
    /// The documents, in the order of the query.
    pub items: Vec<M>,
    /// Where the next page begins, if there is one: for [`Keyset::after`].
    pub next: Option<PageToken>,
    /// Where the previous page ends, if there is one: for [`Keyset::before`]. It is known that there was one; it is
    /// empty if its documents have been removed since.
    pub previous: Option<PageToken>,
}

impl<M> KeysetPage<M> {
    /// The same page of something that is made of each document.
    #[must_use]
    pub fn map<T>(self, f: impl FnMut(M) -> T) -> KeysetPage<T> {
        let Self { items, next, previous } = self;
        KeysetPage { items: items.into_iter().map(f).collect(), next, previous }
    }
}

/// A page of a sort order that is being put together; see [`Find::keyset`].
#[must_use = "a query does nothing until it is awaited"]
pub struct Keyset<'a, M> {
    pub(super) find: Find<'a, M>,
    size: u32,
    place: Place,
}

/// Where a page is in the sort order.
enum Place {
    Start,
    After(PageToken),
    Before(PageToken),
}

impl<'a, M: DocumentModel + Send + Sync> Keyset<'a, M> {
    pub(super) fn new(find: Find<'a, M>, size: u32) -> Self {
        Self { find, size, place: Place::Start }
    }

    /// The page that begins after a place: after the page whose [`next`](KeysetPage::next) this is.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>, next: docmodel::collection::PageToken) -> docmodel::Result<()> {
    /// let page = orders.find(|_| Filter::everything()).sort(|o| o.number.asc()).keyset(20).after(&next).await?;
    /// # Ok(()) }
    /// ```
    pub fn after(mut self, token: &PageToken) -> Self {
        self.place = Place::After(token.clone());
        self
    }

    /// The page that ends before a place: before the page whose [`previous`](KeysetPage::previous) this is.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>, previous: docmodel::collection::PageToken) -> docmodel::Result<()> {
    /// let page = orders.find(|_| Filter::everything()).sort(|o| o.number.asc()).keyset(20).before(&previous).await?;
    /// # Ok(()) }
    /// ```
    pub fn before(mut self, token: &PageToken) -> Self {
        self.place = Place::Before(token.clone());
        self
    }

    /// Runs in a session of the driver's, and so in its transaction.
    pub fn session(mut self, session: &'a mut ClientSession) -> Self {
        self.find = self.find.session(session);
        self
    }

    /// What will be sent, and the declared indexes that can serve it.
    pub fn plan(&self) -> QueryPlan {
        let query = self.query();
        let usable = query.as_ref().map_or(Usable::NotAsked, |(filter, operation)| {
            usable_indexes(M::INDEXES, filter.condition(), &operation.sort)
        });
        QueryPlan::new(self.find.collection.name(), query.map(|(_, operation)| operation.into()), usable)
    }

    pub(super) fn query(&self) -> Result<(Filter<M>, FindOperation), InvalidOperation> {
        let collection = self.find.collection.name();
        let operation = self.find.unpaged_operation()?;
        // One document more than the page has tells whether there is another page.
        let limit = self.size.checked_add(1).filter(|_| self.size > 0).ok_or_else(|| {
            InvalidOperation::new(format!("a page has 1 to {} documents, not {}", u32::MAX - 1, self.size))
        })?;
        let order = self.order()?;
        let (sort, token) = match &self.place {
            Place::Start => (order.clone(), None),
            Place::After(token) => (order.clone(), Some(token)),
            Place::Before(token) => (reversed(&order), Some(token)),
        };
        let mut filter = self.find.filter.sent().into_owned();
        if let Some(token) = token {
            filter = filter & order::documents_after(&sort, token.values(collection, &order)?);
        }
        let operation = FindOperation { filter: filter.to_document()?, sort, limit: Some(limit), ..operation };
        Ok((filter, operation))
    }

    /// The sort order, with the `_id` so that no two documents are at the same place.
    fn order(&self) -> Result<Document, InvalidOperation> {
        let sort = self.find.sort.clone()?;
        if M::Id::BSON_TYPE == "document" {
            return Err(InvalidOperation::new(format!(
                "the `_id`s of `{}` are documents, and a page token holds single values only; use `page`",
                M::COLLECTION
            )));
        }
        if let Some(path) = sort.through_array {
            return Err(InvalidOperation::new(format!(
                "a sort by `{path}` takes the least or greatest of an array's elements, and no comparison with one value \
                 finds the documents after it; sort keyset pages by fields outside of arrays, or use `page`"
            )));
        }
        if sort.by_text_score {
            return Err(InvalidOperation::new(
                "a sort by the text score has no place that a comparison finds again, as no document holds its score; use \
                 `page`",
            ));
        }
        let mut order = sort.document;
        if !order.contains_key("_id") {
            // In the direction of the key before it, so that an index on both can be declared without a thought of it.
            let direction = order.values().last().cloned().unwrap_or(1.into());
            order.insert("_id", direction);
        }
        Ok(order)
    }

    async fn execute(self) -> Result<KeysetPage<M>> {
        let (_, operation) = self.query()?;
        let order = self.order()?;
        let Self { find: Find { collection, session, mut misfits, .. }, size, place } = self;
        let replies = operation.execute(&collection.raw, session).await;
        let replies = replies.map_err(|error| collection.context().error(error))?;
        let batches: Vec<_> = Batches::new(collection.clone(), replies, Misfits::default()).try_collect().await?;
        let mut documents = batches.iter().flat_map(Batch::documents).collect::<Result<Vec<_>>>()?;
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let has_more = documents.len() > size;
        documents.truncate(size);
        if has_more {
            let cut = order::cut_to_place(&order, &mut documents);
            cut.map_err(|error| error.in_collection(collection.name()))?;
        }
        let (has_next, has_previous) = match place {
            Place::Start => (has_more, false),
            Place::After(_) => (has_more, true),
            Place::Before(_) => {
                documents.reverse();
                (true, has_more)
            }
        };
        let fingerprint = token::fingerprint(collection.name(), &order);
        let token = |document: &&RawDocument| {
            let values = order::sort_values(&order, document).ok()?;
            Some(PageToken::new(fingerprint, values))
        };
        let next = if has_next { documents.iter().rev().find_map(token) } else { None };
        let previous = if has_previous { documents.iter().find_map(token) } else { None };
        let decode = |document: &RawDocument| {
            let model = codec::from_slice(document.as_bytes());
            model.map_err(|error: DecodeError| error.in_collection(collection.name()).into())
        };
        let items = documents.into_iter().filter_map(|document| misfits.sort_out(decode(document)));
        let items = items.collect::<Result<Vec<M>>>()?;
        Ok(KeysetPage { items: hooks::loaded(hooks::after_load(), items).await?, next, previous })
    }
}

fn reversed(sort: &Document) -> Document {
    let opposite = |direction: &Bson| direction.as_i32().map_or(1, i32::wrapping_neg);
    sort.iter().map(|(path, direction)| (path.clone(), opposite(direction).into())).collect()
}

impl<'a, M: DocumentModel + Send + Sync> IntoFuture for Keyset<'a, M> {
    type Output = Result<KeysetPage<M>>;
    type IntoFuture = Executing<'a, KeysetPage<M>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.execute())
    }
}

impl<M: DocumentModel + Send + Sync> fmt::Debug for Keyset<'_, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Keyset").field(&self.plan().to_string()).finish()
    }
}
