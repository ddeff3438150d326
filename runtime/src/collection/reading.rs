//! The operations that read.

use super::{Collection, Count, CountBy, Distinct, EstimatedCount, Exists, Fields, Find, FindOne, revision};
use crate::{field, filter::Filter, model::DocumentModel, path::Path, projection};

impl<M: DocumentModel + Send + Sync> Collection<M> {
    /// The documents that meet a filter: awaited, all of them; [`stream`](Find::stream)ed, a batch at a time.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, city: String, total: f64 }
    /// # async fn example(db: mongodb::Database) -> docmodel::Result<()> {
    /// let largest: Vec<Order> = Order::collection(&db)
    ///     .find(|o| o.city.eq("Oslo") & o.total.gte(100.0))
    ///     .sort(|o| o.total.desc())
    ///     .limit(20)
    ///     .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`Decode`](crate::Error::Decode) for the first document that does not fit the model.
    pub fn find<'a>(&self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> Find<'a, M> {
        Find::new(self, filter(M::fields()))
    }

    /// [`find`](Self::find) with a filter made elsewhere.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, city: String, paid: bool }
    /// # async fn example(orders: Collection<Order>, only_open: bool) -> docmodel::Result<()> {
    /// let mut filter = Order::F.city.eq("Oslo");
    /// if only_open {
    ///     filter = filter & Order::F.paid.eq(false);
    /// }
    /// let orders: Vec<Order> = orders.find_with(filter).await?;
    /// # Ok(()) }
    /// ```
    pub fn find_with<'a>(&self, filter: Filter<M>) -> Find<'a, M> {
        Find::new(self, filter)
    }

    /// The first document that meets a filter, if there is one.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// let order: Option<Order> = orders.find_one(|o| o.number.eq("NO-1")).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`find`](Self::find).
    pub fn find_one<'a>(&self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> FindOne<'a, M> {
        FindOne::new(self, filter(M::fields()))
    }

    /// The document with an id, if there is one.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>, id: ObjectId) -> docmodel::Result<()> {
    /// let order: Option<Order> = orders.find_by_id(&id).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`find`](Self::find).
    pub fn find_by_id<'a>(&self, id: &M::Id) -> FindOne<'a, M> {
        FindOne::new(self, revision::id_is(id))
    }

    /// How many documents meet a filter.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool }
    /// # async fn example(db: mongodb::Database) -> docmodel::Result<()> {
    /// let orders = Order::collection(&db);
    /// let open = orders.count(|o| o.paid.eq(false)).await?;
    /// let all = orders.count(|_| Filter::everything()).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`InvalidOperation`](crate::Error::InvalidOperation) for a filter with [`near`](crate::field::Field::near), which
    /// the server does not count by; [`dwithin`](crate::field::Field::dwithin) it does.
    pub fn count<'a>(&self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> Count<'a, M> {
        Count::new(self, filter(M::fields()))
    }

    /// Whether some document meets a filter.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// if orders.exists(|o| o.paid.eq(false)).await? {
    ///     println!("some are open");
    /// }
    /// # Ok(()) }
    /// ```
    pub fn exists<'a>(&self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> Exists<'a, M> {
        Exists::new(self, filter(M::fields()))
    }

    /// How many documents the collection has, from its metadata: fast, and possibly a little off after an unclean
    /// shutdown or on a sharded cluster
    /// ([`estimatedDocumentCount`](https://www.mongodb.com/docs/manual/reference/method/db.collection.estimatedDocumentCount/)).
    /// There is none in a transaction, and so none with a session; [`count`](Self::count) works there.
    /// [Deleted](crate::model::SoftDelete) documents count, too.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # use std::time::Duration;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let about = orders.estimated_count().max_time(Duration::from_secs(1)).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, number: String }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// println!("about {} orders", orders.estimated_count().await?);
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`Unreachable`](crate::Error::Unreachable), or another of the driver's.
    pub fn estimated_count(&self) -> EstimatedCount<M> {
        EstimatedCount::new(self)
    }

    /// The different values of a field, in no order:
    /// [`distinct`](https://www.mongodb.com/docs/manual/reference/command/distinct/). Of an array field, the different
    /// elements; of an `Option`, `None` if some document has a `null`.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Address { city: String }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool, ship_to: Address }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let cities: Vec<String> = orders.distinct(|o| o.ship_to.city).matching(|o| o.paid.eq(false)).await?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// [`Decode`](crate::Error::Decode) if a value is none of the field's type.
    pub fn distinct<'a, A>(&self, field: impl FnOnce(&'static Fields<M>) -> A) -> Distinct<'a, M, A::Item>
    where
        A: crate::field::Distinct<Path: crate::field::Settled + Path<Model = M>>,
    {
        Distinct::new(self, field(M::fields()))
    }

    /// How many documents have each value of a field, the most frequent value first, and among those that are as frequent
    /// the smallest: [`$group`](https://www.mongodb.com/docs/manual/reference/operator/aggregation/group/).
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Address { city: String }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool, ship_to: Address }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let open = orders.count_by(|o| o.ship_to.city).matching(|o| o.paid.eq(false));
    /// println!("{}", open.plan());
    /// // db.orders.aggregate([{ $match: { paid: false } }, { $group: { _id: "$ship_to.city", count: { $sum: 1 } } },
    /// //     { $sort: { count: -1, _id: 1 } }])
    /// let open: Vec<(String, u64)> = open.await?;
    /// # Ok(()) }
    /// ```
    ///
    /// A value has the type that [`select`](Find::select) reads. A document is counted by one value:
    ///
    /// - To the server, null and missing are one value: the `None` of an `Option`, and of a field that is reached through
    ///   one, whatever part of its path is missing. Other fields have no such value, and a document without it is an error.
    ///   A missing field that has a `default` is counted as that.
    /// - An array, a map, an embedded model or an enum is a value as a whole, with its elements or fields in their order.
    ///   [`distinct`](Self::distinct) looks into arrays.
    /// - Numbers of different BSON types that are equal are one value, as in filters, and so are strings that the
    ///   [`collation`](CountBy::collation) holds for equal: one of those that are stored stands for all.
    /// - What the server tells apart is counted apart, also where it is read as equal: a document with its fields in another
    ///   order, or in a `lenient` field a text beside the number that it is of.
    /// - Documents of older schema versions are counted as they are stored.
    ///
    /// # Errors
    /// [`Decode`](crate::Error::Decode) if a value is none of the field's type;
    /// [`InvalidOperation`](crate::Error::InvalidOperation) for a filter that [`count`](Self::count) does not take, and for a
    /// [`Presence`](crate::Presence), which tells missing from null: `|o| *o.seen` is the `Option` in it.
    pub fn count_by<'a, A>(&self, field: impl FnOnce(&'static Fields<M>) -> A) -> CountBy<'a, M, A::Output<A::Path>>
    where
        A: projection::Readable<Path: field::Readable + Path<Model = M>>,
    {
        CountBy::new(self, field(M::fields()))
    }
}
