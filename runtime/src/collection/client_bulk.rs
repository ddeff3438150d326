//! Many writes to several collections, sent together.

mod outcome;

use self::outcome::{Outcome, Sent, outcome};
use super::{
    Collection,
    builder::Executing,
    bulk::{Bulk, BulkOptions, BulkResult, Part},
};
use crate::{
    Result,
    error::{BulkFailure, ValidationError},
    model::DocumentModel,
    plan::{BulkWrite, ClientBulkOperation, ClientBulkWrite, QueryPlan, Usable},
};
use bson::Bson;
use mongodb::{Client, ClientSession, error::TRANSIENT_TRANSACTION_ERROR, options::WriteConcern};
use std::{collections::HashSet, fmt};

/// Many writes to several collections of one or more databases, sent together. It needs MongoDB 8.0 or newer:
/// [`bulkWrite`](https://www.mongodb.com/docs/manual/reference/command/bulkWrite/).
///
/// [`on`](ClientBulk::on) says what is written to a collection, with the methods of a [`bulk`](Collection::bulk) of that
/// one. Positions, in the result and in errors, count over the whole.
///
/// ```no_run
/// # use docmodel::{Error, prelude::*};
/// # #[derive(DocumentModel)] #[index(number, unique)] struct Order { #[field(id)] id: ObjectId, number: String, sku: String }
/// # #[derive(DocumentModel)] struct Stock { #[field(id)] sku: String, left: i64 }
/// # async fn example(client: mongodb::Client, mut order: Order) -> docmodel::Result<()> {
/// let shop = client.database("shop");
/// let (orders, stock) = (Order::collection(&shop), Stock::collection(&shop));
/// let sku = order.sku.clone();
/// let bulk = docmodel::bulk_write(&client)
///     .on(&orders, |bulk| bulk.insert(&mut order).delete_many(|o| o.number.lt("NO-1000")))
///     .on(&stock, |bulk| bulk.update_one(|s| s.sku.eq(sku), |s| s.left.inc(-1)))
///     .ordered(false);
/// match bulk.await {
///     Err(Error::BulkWrite(error)) => println!("{error}"),
///     // 2 of 3 writes done, 1 refused
///     //   [0] orders: another document has { number: "NO-7" } in the unique index `number_1`
///     other => println!("{} removed", other?.deleted_count),
/// }
/// # Ok(()) }
/// ```
///
/// All that is said of [`bulk`](Collection::bulk) holds here: models are validated before anything is sent, and know their
/// version afterwards. It is not a transaction, but can be a part of one. What is different:
///
/// - Writes of all kinds go into one command, and the server says of each what it did. So replacements of models with a
///   [version](crate::model::Versioned) need no commands of their own, and one that is outdated is known only when all is
///   done: in an [ordered](ClientBulk::ordered) bulk, too, the writes after it are not held back.
/// - If the connection is lost, a command without `update_many` and `delete_many` is sent once more. Of more than 100 000
///   writes, or 48 MB of them, which go into several commands, the driver then leaves out some that come after it: they are
///   [`unknown`](crate::error::BulkWriteError::unknown). Bulks that large are better sent one by one.
/// - The collections have to be of this client's databases; that of another client is not noticed.
///
/// # Errors
/// [`Validation`](crate::Error::Validation) and [`InvalidOperation`](crate::Error::InvalidOperation): nothing was sent.
/// [`ServerTooOld`](crate::Error::ServerTooOld): nothing was written. Then [`BulkWrite`](crate::Error::BulkWrite), which tells for each
/// write what became of it. In a transaction that can be run again as a whole, the driver's error.
pub fn bulk_write<'a>(client: &Client) -> ClientBulk<'a> {
    ClientBulk { client: client.clone(), parts: Vec::new(), options: BulkOptions::default() }
}

/// A bulk of writes to several collections that is being put together; see [`bulk_write`].
#[must_use = "a bulk does nothing until it is awaited"]
pub struct ClientBulk<'a> {
    client: Client,
    parts: Vec<Box<dyn Part + 'a>>,
    options: BulkOptions<'a>,
}

impl<'a> ClientBulk<'a> {
    /// Writes to one collection, after those that are said before.
    ///
    /// ```no_run
    /// # use docmodel::{collection::Bulk, prelude::*};
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool }
    /// # #[derive(DocumentModel)] struct Event { #[field(id)] id: ObjectId, what: String }
    /// # async fn example(client: mongodb::Client, orders: Collection<Order>, events: Collection<Event>,
    /// # mut all: Vec<Event>) -> docmodel::Result<()> {
    /// let result = docmodel::bulk_write(&client)
    ///     .on(&events, |bulk| all.iter_mut().fold(bulk, Bulk::insert))
    ///     .on(&orders, |bulk| bulk.write(orders.delete_many(|o| o.paid.eq(true)).hint("_id_")))
    ///     .await?;
    /// # Ok(()) }
    /// ```
    ///
    /// What holds for the whole is said of the whole:
    ///
    /// ```compile_fail,E0599
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, paid: bool }
    /// # async fn example(client: mongodb::Client, orders: Collection<Order>) -> docmodel::Result<()> {
    /// docmodel::bulk_write(&client).on(&orders, |bulk| bulk.ordered(false).delete_one(|o| o.paid.eq(true))).await?;
    /// # Ok(()) }
    /// ```
    pub fn on<M: DocumentModel + Send + Sync + 'a>(
        mut self,
        collection: &Collection<M>,
        writes: impl FnOnce(Bulk<'a, M, ()>) -> Bulk<'a, M, ()>,
    ) -> Self {
        self.parts.push(Box::new(writes(Bulk::new(collection, ()))));
        self
    }

    /// Whether to make the writes in this order and to stop at the first that is refused, as it does unless told
    /// otherwise. In no order, all are tried.
    pub fn ordered(mut self, ordered: bool) -> Self {
        self.options.ordered = ordered;
        self
    }

    /// What logs and the profiler of the server say about it.
    pub fn comment(mut self, comment: impl Into<Bson>) -> Self {
        self.options.comment = Some(comment.into());
        self
    }

    /// When the writes count as done:
    /// [write concern](https://www.mongodb.com/docs/manual/reference/write-concern/). Without this it is the client's. In
    /// a transaction, that is said for the transaction.
    pub fn write_concern(mut self, concern: WriteConcern) -> Self {
        self.options.write_concern = Some(concern);
        self
    }

    /// Runs in a session of the driver's, and so in its [transaction](mod@crate::transaction).
    pub fn session(mut self, session: &'a mut ClientSession) -> Self {
        self.options.session = Some(session);
        self
    }

    /// What will be sent.
    pub fn plan(&self) -> QueryPlan {
        let writes = self.writes(|part, first| part.shown(first));
        QueryPlan::new("", writes.map(|writes| self.with(writes).into()), Usable::NotAsked)
    }

    async fn execute(mut self) -> Result<BulkResult<Bson>> {
        let mut session = self.options.session.take();
        for part in &mut self.parts {
            part.prepare().await?;
        }
        self.check_rules()?;
        let operation = self.with(self.writes(|part, first| part.checked(first))?);
        let Outcome { mut report, unmatched } = self.send(operation, session.as_deref_mut()).await?;
        for position in unmatched {
            let Some((part, index)) = self.place(position) else { continue };
            match self.parts[part].check_unmatched(index, session.as_deref_mut()).await {
                Ok(()) => {}
                Err(error) if error.has_label(TRANSIENT_TRANSACTION_ERROR) => return Err(error),
                Err(error) => report.failures.push(BulkFailure { position, error }),
            }
        }
        let mut called = Ok(());
        for position in report.succeeded() {
            if let Some((part, index)) = self.place(position) {
                called = called.and(self.parts[part].done(index).await);
            }
        }
        let done = report.into_result()?;
        called?;
        BulkResult::new(done, &self.names())
    }

    async fn send(&self, operation: ClientBulkOperation, session: Option<&mut ClientSession>) -> Result<Outcome> {
        let (writes, ordered) = (operation.writes.len(), operation.ordered);
        if writes == 0 {
            return Ok(Outcome::default());
        }
        let deletes = operation.writes.iter().map(|one| matches!(one.write, BulkWrite::SoftDelete(_))).collect();
        let result = operation.execute(&self.client, session).await?;
        outcome(Sent { writes, ordered, deletes }, result, &self.names(), |position, code, message| {
            let (part, index) = self.place(position)?;
            Some(self.parts[part].refused(index, code, message))
        })
    }

    /// The part that a write is in, and its index there.
    fn place(&self, position: usize) -> Option<(usize, usize)> {
        let mut index = position;
        for (place, part) in self.parts.iter().enumerate() {
            match index.checked_sub(part.count()) {
                None => return Some((place, index)),
                Some(rest) => index = rest,
            }
        }
        None
    }

    /// The names of the collections, for what concerns all of them.
    fn names(&self) -> String {
        joined(self.parts.iter().map(|part| part.namespace().coll).collect())
    }

    /// Fails with the violations of all collections.
    fn check_rules(&self) -> Result<()> {
        let (mut first, mut names, mut all) = (0, Vec::new(), Vec::new());
        for part in &self.parts {
            let violations = part.violations(first);
            first += part.count();
            if !violations.is_empty() {
                names.push(part.namespace().coll);
                all.extend(violations);
            }
        }
        if all.is_empty() {
            return Ok(());
        }
        Err(ValidationError::of_bulk(&joined(names), all).into())
    }

    /// The writes of all parts, each of which is told the position of its first.
    fn writes<E>(&self, of: impl Fn(&dyn Part, usize) -> Result<Vec<BulkWrite>, E>) -> Result<Vec<ClientBulkWrite>, E> {
        let mut all = Vec::new();
        for part in &self.parts {
            let (namespace, writes) = (part.namespace(), of(&**part, all.len())?);
            all.extend(writes.into_iter().map(|write| ClientBulkWrite { namespace: namespace.clone(), write }));
        }
        Ok(all)
    }

    fn with(&self, writes: Vec<ClientBulkWrite>) -> ClientBulkOperation {
        let BulkOptions { ordered, comment, write_concern, session: _ } = &self.options;
        let (comment, write_concern) = (comment.clone(), write_concern.clone());
        ClientBulkOperation { writes, ordered: *ordered, comment, write_concern }
    }
}

/// Each name once, in the order of the writes.
fn joined(mut names: Vec<String>) -> String {
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names.join(", ")
}

impl<'a> IntoFuture for ClientBulk<'a> {
    type Output = Result<BulkResult<Bson>>;
    type IntoFuture = Executing<'a, BulkResult<Bson>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.execute())
    }
}

impl fmt::Debug for ClientBulk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ClientBulk").field(&self.plan().to_string()).finish()
    }
}
