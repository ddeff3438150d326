//! Several writes that are done together, or not at all: [transactions](https://www.mongodb.com/docs/manual/core/transactions/).
//!
//! ```no_run
//! # use docmodel::prelude::*;
//! # #[derive(DocumentModel)] struct Account { #[field(id)] id: String, balance: i64 }
//! # async fn example(client: mongodb::Client) -> docmodel::Result<()> {
//! let accounts = Account::collection(&client.database("bank"));
//! let total: i64 = docmodel::transaction(&client, async |tx| {
//!     accounts.update_one(|a| a.id.eq("ann")).apply(|a| a.balance.inc(-10)).session(tx).await?;
//!     accounts.update_one(|a| a.id.eq("bob")).apply(|a| a.balance.inc(10)).session(tx).await?;
//!     let accounts = accounts.find(|_| Filter::everything()).session(tx).await?;
//!     Ok(accounts.iter().map(|account| account.balance).sum())
//! })
//! .await?;
//! # Ok(()) }
//! ```
//!
//! The closure gets the driver's session, in which a transaction is open; every builder takes it with `.session(tx)`. If
//! the closure returns `Ok`, the transaction is committed. If it returns an error, panics, or the future is dropped, it
//! is aborted: nothing that was written in it is left.
//!
//! # What it guarantees
//!
//! - All of the writes are there, or none of them. Others see none of them before the commit.
//! - Reads in it see the writes made in it before, and otherwise the data at one moment, if the read concern is
//!   `snapshot`; with MongoDB's default, `local`, a read may see data that is rolled back in a failover. See
//!   [`Transaction::read_concern`].
//! - If another transaction writes to the same document, one of the two fails, by a *write conflict*, and is run again.
//!   But what was only read may be changed by others meanwhile: to keep it as it is, write to it.
//!
//! # The closure may run several times
//!
//! After an error that is over when the transaction is tried again, such as a write conflict or a new primary, the
//! closure is called again, with a pause that grows, up to 120 seconds in all ([`Transaction::max_time`]). If it is
//! unknown whether a commit has been done, the commit is repeated, which is harmless. So what the transaction writes is
//! applied once; but **what else the closure does is repeated**: do not send mail from it, or add to a counter of the
//! program. Make the values that must be the same each time, such as ids, before it.
//!
//! Whether to try again is known from the server's *error labels*, which are looked for in the closure's error and its
//! [sources](std::error::Error::source). So **return the errors of operations** with `?`: the server has ended the
//! transaction after most of them, and if the closure returns `Ok` all the same, then the commit fails, and all is tried
//! again.
//!
//! # What not to do in it
//!
//! - Leave out `.session(tx)`. Such an operation is not part of the transaction, and nothing can tell that it was meant
//!   to be: it is done at once and stays, or waits for the transaction's own lock.
//! - Several operations at once, with `join!` and the like. A session has one operation at a time, and the compiler
//!   refuses to lend it twice.
//! - Commit or abort. To abort, return an error.
//! - Go on with models that were saved in a transaction that was not committed: their versions and snapshots are those of
//!   writes that are undone. Load them again.
//! - Take a session to the collection of another client. The driver refuses that, with an error that says so.
//! - What MongoDB does not have [in transactions](https://www.mongodb.com/docs/manual/core/transactions-operations/):
//!   `sync_indexes`, `explain`, and `estimated_count`, for which [`count`](crate::Collection::count) does.
//!
//! # What it costs
//!
//! One round trip more, for the commit, and memory and locks on the server while it is open: others that write to the
//! same documents wait or are refused. MongoDB ends a transaction after 60 seconds; keep it to few documents and far less
//! time. A single write to one document, however many fields and array elements it changes, is atomic without a
//! transaction: often the better answer is a model that keeps what belongs together in one document.
//!
//! Transactions need a replica set or a sharded cluster.

mod attempt;
mod error;
mod retry;

pub use self::error::TransactionError;

pub(crate) use self::error::has_label;
use self::{attempt::Attempts, retry::Retry};
use crate::{Error, Result};
use futures_util::future::BoxFuture;
use mongodb::{
    Client, ClientSession,
    error::TRANSIENT_TRANSACTION_ERROR,
    options::{ReadConcern, ReadPreference, SelectionCriteria, TransactionOptions, WriteConcern},
};
use std::time::Duration;

/// Runs a closure in a transaction, and commits it: see [the module](mod@crate::transaction).
///
/// The closure borrows what it uses. It can be run on any thread: the future is `Send`, for `tokio::spawn`, so what the
/// closure holds across an `await` has to be `Send`, too. [`Transaction`] has options, and lets the closure fail with an
/// error of your own.
///
/// ```no_run
/// # use docmodel::prelude::*;
/// # #[derive(DocumentModel)] struct Stock { #[field(id)] id: String, left: i64 }
/// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, item: String }
/// # async fn example(db: mongodb::Database, mut order: Order) -> docmodel::Result<()> {
/// let (stock, orders) = (Stock::collection(&db), Order::collection(&db));
/// let id = order.id;
/// let reserved = docmodel::transaction(db.client(), async |tx| {
///     let one = stock.update_one(|s| s.id.eq("A1") & s.left.gt(0)).apply(|s| s.left.inc(-1)).session(tx).await?;
///     if one.modified_count == 1 {
///         orders.insert_one(&mut Order { id, item: "A1".into() }).session(tx).await?;
///     }
///     Ok(one.modified_count == 1)
/// })
/// .await?;
/// # Ok(()) }
/// ```
///
/// # Errors
/// The closure's error, once it is not to be tried again; or [`Driver`](Error::Driver) for one of the start or the
/// commit, such as a server that has no transactions. After one with the [label](Error::has_label)
/// `UnknownTransactionCommitResult`, the transaction may have been committed. After any other, nothing was written.
pub fn transaction<'a, T, B>(client: &Client, body: B) -> BoxFuture<'a, Result<T>>
where
    T: Send + 'a,
    B: AsyncFnMut(&mut ClientSession) -> Result<T> + for<'s> TransactionBody<'s, T, Error> + Send + 'a,
{
    Transaction::new(client).run(body)
}

/// A transaction with options, or with errors of your own; see [the module](mod@crate::transaction).
///
/// ```no_run
/// # use docmodel::prelude::*;
/// # use std::time::Duration;
/// # #[derive(DocumentModel)] struct Account { #[field(id)] id: String, balance: i64 }
/// use docmodel::Transaction;
/// use mongodb::options::ReadConcern;
///
/// #[derive(Debug, thiserror::Error)]
/// enum TransferError {
///     #[error("ann has not enough")]
///     InsufficientFunds,
///     #[error(transparent)]
///     Database(#[from] docmodel::Error),
/// }
///
/// # async fn example(client: mongodb::Client, accounts: Collection<Account>) -> Result<(), TransferError> {
/// let transaction = Transaction::new(&client).read_concern(ReadConcern::snapshot()).max_time(Duration::from_secs(5));
/// transaction
///     .run(async |tx| {
///         let enough = accounts.update_one(|a| a.id.eq("ann") & a.balance.gte(10)).apply(|a| a.balance.inc(-10));
///         if enough.session(tx).await?.matched_count == 0 {
///             return Err(TransferError::InsufficientFunds);
///         }
///         accounts.update_one(|a| a.id.eq("bob")).apply(|a| a.balance.inc(10)).session(tx).await?;
///         Ok(())
///     })
///     .await?;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
#[must_use = "a transaction does nothing until it is run"]
pub struct Transaction {
    client: Client,
    options: TransactionOptions,
    max_time: Duration,
}

impl Transaction {
    /// A transaction on the server of a client, with the client's own read and write concern.
    pub fn new(client: &Client) -> Self {
        Self { client: client.clone(), options: TransactionOptions::default(), max_time: Duration::from_secs(120) }
    }

    /// Which state of the data its reads see:
    /// [`local`, `majority` or `snapshot`](https://www.mongodb.com/docs/manual/core/transactions/#read-concern-and-transactions).
    /// The read concern of a single operation in it is the server's error.
    pub fn read_concern(mut self, concern: ReadConcern) -> Self {
        self.options.read_concern = Some(concern);
        self
    }

    /// How many members have to have the writes before the commit succeeds:
    /// [write concern](https://www.mongodb.com/docs/manual/core/transactions/#write-concern-and-transactions).
    pub fn write_concern(mut self, concern: WriteConcern) -> Self {
        self.options.write_concern = Some(concern);
        self
    }

    /// Which member its reads ask. MongoDB has transactions on the primary only; say so if the client's own
    /// [read preference](https://www.mongodb.com/docs/manual/core/transactions/#read-preference-and-transactions) is
    /// another.
    pub fn read_preference(mut self, preference: ReadPreference) -> Self {
        self.options.selection_criteria = Some(SelectionCriteria::ReadPreference(preference));
        self
    }

    /// How long the server may work on the commit. If that is not enough, the error says so, and the commit is not
    /// repeated.
    pub fn max_commit_time(mut self, time: Duration) -> Self {
        self.options.max_commit_time = Some(time);
        self
    }

    /// For how long it is tried again: once this time is over, the last error is returned. 120 seconds unless said.
    ///
    /// A closure or a commit that is running is not cut off. With zero, nothing is tried twice.
    pub fn max_time(mut self, time: Duration) -> Self {
        self.max_time = time;
        self
    }

    /// Runs a closure in the transaction, and commits it.
    ///
    /// The closure may fail with any [`TransactionError`], such as an enum of your own. If no `?` or `Err` in it tells
    /// which, then say so in its head: `async |tx| -> Result<(), TransferError> { .. }`.
    ///
    /// # Errors
    /// As [`transaction`].
    pub fn run<'a, T, E, B>(self, mut body: B) -> BoxFuture<'a, Result<T, E>>
    where
        T: Send + 'a,
        E: TransactionError,
        B: AsyncFnMut(&mut ClientSession) -> Result<T, E> + for<'s> TransactionBody<'s, T, E> + Send + 'a,
    {
        // In a box that is said to be `Send`, or the compiler does not see in a spawned task that it is.
        Box::pin(async move {
            let mut retry = Retry::within(self.max_time);
            let mut attempts = Attempts::new(&self.client, self.options).await?;
            loop {
                let done = body(attempts.begin().await?).await;
                let error = match done {
                    Ok(value) => match attempts.commit(&mut retry).await {
                        Ok(()) => return Ok(value),
                        Err(error) => error.into(),
                    },
                    Err(error) => {
                        attempts.abort().await;
                        error
                    }
                };
                if !has_label(&error, TRANSIENT_TRANSACTION_ERROR) || !retry.again().await {
                    return Err(error);
                }
            }
        })
    }
}

/// What runs in a transaction: an async closure that takes the driver's session, and is `Send`.
///
/// Closures and functions of this form have it, `async |tx| { .. }` above all; there is no need to implement it.
#[diagnostic::on_unimplemented(
    message = "this cannot be run in a transaction",
    label = "not an async closure of one session that can be run more than once",
    note = "write `async |tx| {{ .. Ok(value) }}`, with `.session(tx)` on each operation",
    note = "the closure may be run again, so it cannot move what it uses into itself or change it; let it borrow"
)]
pub trait TransactionBody<'s, T, E>: FnMut(&'s mut ClientSession) -> Self::Future {
    /// What it becomes.
    type Future: Future<Output = Result<T, E>> + Send;
}

impl<'s, T, E, B, F> TransactionBody<'s, T, E> for B
where
    B: FnMut(&'s mut ClientSession) -> F,
    F: Future<Output = Result<T, E>> + Send,
{
    type Future = F;
}
