mod changes;
mod result;

pub use self::result::UpdateResult;
pub(super) use self::{changes::Changes, result::decode_id};
use super::{
    Collection, Fields,
    builder::builder,
    options::{check_hint, write_options},
    outgoing,
    visible::{Visible, sees_deleted},
};
use crate::{
    Result,
    error::InvalidOperation,
    expr::Steps,
    filter::Filter,
    model::DocumentModel,
    plan::{UpdateOperation, Usable, WriteOptions, usable_indexes},
    update::{Update, Updates},
};
use bson::Document;
use mongodb::ClientSession;
use std::fmt;

/// The documents that an update is for; [`apply`](Self::apply) says what is done to them, or
/// [`pipeline`](Self::pipeline).
#[must_use = "an update does nothing until `apply` says what to change, and it is awaited"]
pub struct UpdateTarget<M> {
    collection: Collection<M>,
    filter: Filter<M>,
    many: bool,
}

impl<M: DocumentModel + Send + Sync> UpdateTarget<M> {
    pub(super) fn new(collection: &Collection<M>, filter: Filter<M>, many: bool) -> Self {
        Self { collection: collection.clone(), filter, many }
    }

    /// The changes: one, or an array of them. No two may be on the same path, or on a path inside another's.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool, note: Option<String> }
    /// # async fn example(orders: Collection<Order>, id: ObjectId) -> docmodel::Result<()> {
    /// orders.update_one(|o| o.id.eq(id)).apply(|o| o.paid.set(true)).await?;
    /// orders.update_one(|o| o.id.eq(id)).apply(|o| [o.paid.set(true), o.note.unset()]).await?;
    /// # Ok(()) }
    /// ```
    pub fn apply<'a, U>(self, updates: impl FnOnce(&'static Fields<M>) -> U) -> UpdateDocuments<'a, M>
    where
        U: Updates<Model = M>,
    {
        self.with(Changes::Operators(Update::collect(updates(M::fields()))))
    }

    /// Changes that the server computes from the document, step by step: an update by an
    /// [aggregation pipeline](https://www.mongodb.com/docs/manual/tutorial/update-documents-with-aggregation-pipeline/).
    /// The steps are of [`expr`](crate::expr). Plain values are checked by the rules of their fields, and computed ones are
    /// not.
    ///
    /// ```no_run
    /// # use docmodel::{expr::Step, prelude::*};
    /// # #[derive(DocumentModel)]
    /// # #[document(collection = "orders")]
    /// # struct Order { #[field(id)] id: i32, price: f64, discount: Option<f64>, total: f64 }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// let update = orders.update_one(|o| o.id.eq(7)).pipeline(|o| {
    ///     let discount = o.discount.expr().if_null(0.0);
    ///     [o.total.set_to(o.price.expr().subtract(discount)), Step::unset(o.discount)]
    /// });
    /// println!("{}", update.plan());
    /// // db.orders.updateOne({ _id: 7 }, [{ $set: { total: { $subtract: … } } }, { $unset: ["discount"] }])
    /// update.await?;
    /// # Ok(()) }
    /// ```
    pub fn pipeline<'a, S>(self, steps: impl FnOnce(&'static Fields<M>) -> S) -> UpdateDocuments<'a, M>
    where
        S: Steps<Model = M>,
    {
        self.with(Changes::Pipeline(steps(M::fields()).into_iter().collect()))
    }

    fn with<'a>(self, changes: Changes<M>) -> UpdateDocuments<'a, M> {
        let Self { collection, filter, many } = self;
        let (filter, options) = (Visible::new(filter).needing(changes.condition()), WriteOptions::default());
        UpdateDocuments { collection, filter, changes, many, all: false, upsert: false, options, session: None }
    }
}

impl<M> fmt::Debug for UpdateTarget<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let method = if self.many { "update_many" } else { "update_one" };
        write!(f, "UpdateTarget({}.{method}({}))", self.collection.driver.name(), self.filter)
    }
}

/// An `update_one` or `update_many` that is being put together; see [`Collection::update_one`].
#[must_use = "an update does nothing until it is awaited"]
pub struct UpdateDocuments<'a, M> {
    pub(super) collection: Collection<M>,
    filter: Visible<M>,
    pub(super) changes: Changes<M>,
    many: bool,
    all: bool,
    upsert: bool,
    pub(super) options: WriteOptions,
    pub(super) session: Option<&'a mut ClientSession>,
}

impl<M: DocumentModel + Send + Sync> UpdateDocuments<'_, M> {
    /// Every document is meant: without this, an `update_many` whose filter has no conditions is refused.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool }
    /// # async fn example(orders: Collection<Order>) -> docmodel::Result<()> {
    /// orders.update_many(|_| Filter::everything()).apply(|o| o.paid.set(false)).all().await?;
    /// # Ok(()) }
    /// ```
    pub fn all(mut self) -> Self {
        self.all = true;
        self
    }

    /// Stores a new document if none meets the filter:
    /// [upsert](https://www.mongodb.com/docs/manual/reference/method/db.collection.updateOne/#upsert-behavior). The result
    /// has its id.
    ///
    /// The server makes the document of the filter's equalities, such as `p.sku.eq("A1")`, and of the update. What the
    /// update gives to a new document only is said with `set_on_insert`. Fields with a default, and `Option`s, may be
    /// left out; a document that would lack another field is refused before anything is sent, for it could not be read
    /// back. So is one that would get an `ObjectId` as its `_id` where the model has another type of id.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] #[index(sku, unique)] struct Product { #[field(id)] id: ObjectId, sku: String, stock: i64, note: Option<String> }
    /// # async fn example(products: docmodel::Collection<Product>) -> docmodel::Result<()> {
    /// let result = products.update_one(|p| p.sku.eq("A1")).apply(|p| p.stock.inc(5)).upsert().await?;
    /// match result.upserted_id {
    ///     Some(id) => println!("a new product {id}, with a stock of 5"),
    ///     None => println!("5 more in stock"),
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// Of a model with `timestamps`, a new document gets both times, unless the update has others. The time of the last
    /// write cannot be given with `set_on_insert`: every update sets it, and MongoDB takes no two operators on one path.
    ///
    /// Two upserts at the same time can both find nothing, and store a document each: a unique index on the filter's
    /// fields prevents that.
    ///
    /// # Errors
    /// [`InvalidOperation`](crate::Error::InvalidOperation) with the names of the required fields that would be missing,
    /// and for a [`pipeline`](UpdateTarget::pipeline): what document that would make is known to the server only.
    pub fn upsert(mut self) -> Self {
        self.upsert = true;
        self
    }

    async fn execute(self) -> Result<UpdateResult<M::Id>> {
        self.changes.check(self.collection.name())?;
        let result = self.operation()?.execute(&self.collection.raw, self.session).await;
        let result = result.map_err(|error| self.collection.context().error(error))?;
        UpdateResult::new(result, self.collection.name())
    }

    pub(super) fn operation(&self) -> Result<UpdateOperation, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        let filter = outgoing::filter(&self.filter, !self.many || self.all)?;
        let (update, array_filters) = self.changes.rendered(&filter, self.upsert)?;
        let (many, upsert, options) = (self.many, self.upsert, self.options.clone());
        Ok(UpdateOperation { filter, update, array_filters, many, upsert, options })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.sent().condition(), &Document::new())
    }
}

builder!(UpdateDocuments -> UpdateResult<M::Id>);
write_options!(UpdateDocuments);
sees_deleted!(UpdateDocuments: filter);
