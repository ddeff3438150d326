use std::fmt;
use std::ops::Deref;
use std::thread;
use std::time::Duration;

use bson::oid::ObjectId;
use mongodb::options::ClientOptions;
use mongodb::{Client, Database};

use super::{Server, ServerError, tell};

/// How long a drop may take. A test that panicked inside a transaction can make the server wait for
/// that transaction to expire, which is not worth waiting for.
const DROP_TIMEOUT: Duration = Duration::from_secs(10);

/// A database of its own for one test, dropped when the test is over, even by a panic.
///
/// Derefs to the driver's [`Database`]. Its drop waits until the server has dropped the database, up to
/// 10 seconds, and says so on stderr if that fails; [`close`](Self::close) returns the error instead.
///
/// ```no_run
/// # use bson::doc;
/// # async fn example() -> Result<(), docmodel::testing::ServerError> {
/// let db = docmodel::testing::database().await?;
/// db.collection("orders").insert_one(doc! { "number": "NO-1" }).await?;
/// db.close().await?;
/// # Ok(())
/// # }
/// ```
pub struct TestDatabase {
    database: Database,
    /// Keeps the server running for as long as the database is in use.
    server: Server,
    closed: bool,
}

impl TestDatabase {
    pub(super) fn new(server: Server, client: &Client) -> Self {
        // Unique over machines too: an external server may serve other people's tests.
        let name = format!("docmodel_test_{}", ObjectId::new());
        Self { database: client.database(&name), server, closed: false }
    }

    /// The server the database is on.
    #[must_use]
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// Drops the database.
    ///
    /// # Errors
    ///
    /// [`ServerError::Driver`] if the server could not be reached or refused.
    pub async fn close(mut self) -> Result<(), ServerError> {
        self.database.drop().await?;
        self.closed = true;
        Ok(())
    }
}

impl Deref for TestDatabase {
    type Target = Database;

    fn deref(&self) -> &Database {
        &self.database
    }
}

impl fmt::Debug for TestDatabase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestDatabase").field("name", &self.name()).field("server", &self.server).finish_non_exhaustive()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if self.closed {
            return;
        }
        if let Err(reason) = drop_elsewhere(&self.server, self.name()) {
            tell(&format!("docmodel: database {} on {} was not dropped: {reason}", self.name(), self.server.host()));
        }
    }
}

/// Drops a database from a thread with a runtime and a client of its own: the test's runtime may be
/// shutting down, and can be blocked by the very drop that calls this.
fn drop_elsewhere(server: &Server, name: &str) -> Result<(), String> {
    let options = server.inner.address.options.clone();
    let name = name.to_owned();
    thread::Builder::new()
        .spawn(move || drop_here(options, &name))
        .map_err(|error| error.to_string())?
        .join()
        .unwrap_or_else(|_| Err("the driver panicked".to_owned()))
}

fn drop_here(options: ClientOptions, name: &str) -> Result<(), String> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(async {
        let dropped = async { Client::with_options(options)?.database(name).drop().await };
        match tokio::time::timeout(DROP_TIMEOUT, dropped).await {
            Ok(result) => result.map_err(|error| error.to_string()),
            Err(_) => Err(format!("no answer for {} s", DROP_TIMEOUT.as_secs())),
        }
    })
}
