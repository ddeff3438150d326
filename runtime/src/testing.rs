//! A disposable MongoDB server for tests and demos (feature `testing`).
//!
//! [`database()`] is all that most tests need: a new, empty database on a server that all tests of the
//! process share.
//!
//! ```no_run
//! # use bson::doc;
//! # async fn orders_are_found() -> Result<(), Box<dyn std::error::Error>> {
//! let db = docmodel::testing::database().await?;
//! db.collection("orders").insert_one(doc! { "number": "NO-1" }).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Which server
//!
//! The first of these that can be had:
//!
//! 1. the server of `DOCMODEL_TEST_URI`, else of `MONGODB_URI`, if either is set. Failing to reach it is
//!    an error, not a reason to go on;
//! 2. `mongod` on `PATH`, started as a single-node replica set on a free loopback port;
//! 3. [SecantusDB](https://secantusdb.com), a MongoDB-compatible server: `secantusd-rs` if it is on
//!    `PATH`, else the Python package, installed once by pip into the user's cache folder
//!    (`docmodel/secantusdb-<version>`; needs Python 3.10 or later).
//!
//! A server started here lives in a temporary folder and listens on 127.0.0.1 only. It is killed, and
//! its folder removed, as soon as the last handle to it is dropped or the process ends, however it
//! ends. Servers are started on Unix only; elsewhere set `DOCMODEL_TEST_URI`.
//!
//! A test runner that gives each test its own process, such as cargo-nextest, would also start a
//! server for each: set `DOCMODEL_TEST_URI` there.
//!
//! # What the server cannot do
//!
//! Servers differ: a lone `mongod` has no sharding, SecantusDB has no text index. A test that needs
//! such a [`Capability`] asks for it with [`Server::require`], which reports the skipped test by name.

mod capability;
mod database;
mod error;
mod external;
#[cfg(unix)]
mod install;
mod kind;
#[cfg_attr(not(unix), path = "testing/unsupported.rs")]
mod local;
#[cfg(unix)]
mod mongod;
#[cfg(unix)]
mod process;
#[cfg(unix)]
mod secantus;

use std::collections::BTreeMap;
use std::fmt;
#[cfg(unix)]
use std::fs;
use std::io::{self, Write as _};
#[cfg(unix)]
use std::path::Path;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use mongodb::Client;
use mongodb::options::{ClientOptions, ServerAddress};
use tokio::sync::OnceCell;

pub use self::capability::Capability;
pub use self::database::TestDatabase;
pub use self::error::ServerError;
pub use self::kind::ServerKind;

/// How long the driver looks for a server: a test's server is near, or it is not there.
const SELECTION_TIMEOUT: Duration = Duration::from_secs(5);

/// The port of MongoDB, where a connection string names none.
const DEFAULT_PORT: u16 = 27017;

/// A new database on the server that all tests of this process share.
///
/// Short for [`Server::shared`] and [`Server::database`].
///
/// # Errors
///
/// Those of [`Server::shared`].
pub async fn database() -> Result<TestDatabase, ServerError> {
    Server::shared().await?.database().await
}

/// A handle to a disposable server, or to the one a connection string in the environment names.
///
/// Handles are cheap to clone. A server started here ends with its last handle; each
/// [`TestDatabase`] holds one. That drop waits until the process is gone, which takes milliseconds.
///
/// ```no_run
/// # async fn example() -> Result<(), docmodel::testing::ServerError> {
/// let server = docmodel::testing::Server::shared().await?;
/// println!("testing against {} at {}", server.kind(), server.host());
/// let db = server.database().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Server {
    inner: Arc<Inner>,
}

struct Inner {
    address: Address,
    kind: ServerKind,
    capabilities: Mutex<BTreeMap<Capability, bool>>,
    /// Held for its drop, which ends the server. Nothing in `Inner` belongs to a tokio runtime: the
    /// shared server outlives the runtime of the test that happened to start it.
    _process: Option<local::Process>,
}

/// Where a server is and how to reach it.
struct Address {
    uri: String,
    /// Host and port, without the user and password that `uri` may hold.
    host: String,
    options: ClientOptions,
}

impl Address {
    async fn parse(uri: String, host: String) -> mongodb::error::Result<Self> {
        let mut options = ClientOptions::parse(&uri).await?;
        options.server_selection_timeout.get_or_insert(SELECTION_TIMEOUT);
        Ok(Self { uri, host, options })
    }
}

impl Server {
    /// Starts a server of its own for this handle, or connects to the one the environment names.
    ///
    /// For tests that change the server as a whole; others should use [`Server::shared`].
    ///
    /// # Errors
    ///
    /// [`ServerError::InvalidUri`] or [`ServerError::NoAnswer`] for a server the environment names;
    /// otherwise [`ServerError::Unavailable`], which says what was tried and what would help.
    pub async fn start() -> Result<Self, ServerError> {
        Self::builder().start().await
    }

    /// Options for a server of its own.
    pub fn builder() -> ServerBuilder {
        ServerBuilder::default()
    }

    /// The server that all tests of this process share, started by the first that asks.
    ///
    /// Tests may call it at once, each from its own tokio runtime.
    ///
    /// # Errors
    ///
    /// Those of [`Server::start`]. A failed start is remembered and not tried again, so that it costs a
    /// suite its time once, not once a test.
    pub async fn shared() -> Result<Self, ServerError> {
        static SHARED: OnceCell<Result<Server, ServerError>> = OnceCell::const_new();
        SHARED.get_or_init(Self::start).await.clone()
    }

    /// The connection string. For a server the environment names it may hold a password; to print
    /// where the server is, use [`host`](Self::host).
    #[must_use]
    pub fn uri(&self) -> &str {
        &self.inner.address.uri
    }

    /// The host and port, several with commas between, without anything secret.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.inner.address.host
    }

    /// The port of a server that was started here; of one that the environment names, its first.
    #[must_use]
    pub fn port(&self) -> u16 {
        let first = self.inner.address.options.hosts.first();
        match first {
            Some(ServerAddress::Tcp { port: Some(port), .. }) => *port,
            _ => DEFAULT_PORT,
        }
    }

    /// Which server it is, with its version.
    #[must_use]
    pub fn kind(&self) -> &ServerKind {
        &self.inner.kind
    }

    /// A new client of the server, for the tokio runtime this is called on. It gives up looking for the
    /// server after 5 seconds, unless the connection string says otherwise.
    ///
    /// # Errors
    ///
    /// [`ServerError::Driver`] if the driver refuses the options of the connection string.
    #[expect(
        clippy::unused_async,
        reason = "the driver spawns tasks, so this must be called on a runtime, as async code is"
    )]
    pub async fn client(&self) -> Result<Client, ServerError> {
        Ok(Client::with_options(self.inner.address.options.clone())?)
    }

    /// A new database with a name of its own, dropped with the [`TestDatabase`].
    ///
    /// # Errors
    ///
    /// Those of [`Server::client`].
    pub async fn database(&self) -> Result<TestDatabase, ServerError> {
        Ok(TestDatabase::new(self.clone(), &self.client().await?))
    }

    /// Makes the handle once the server has answered.
    async fn open(address: Address, process: Option<local::Process>) -> Result<Self, mongodb::error::Error> {
        let client = Client::with_options(address.options.clone())?;
        let kind = ServerKind::ask(&client, process.is_some()).await?;
        Ok(Self { inner: Arc::new(Inner { address, kind, capabilities: Mutex::default(), _process: process }) })
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not the connection string: it may hold a password.
        f.debug_struct("Server").field("host", &self.host()).field("kind", self.kind()).finish_non_exhaustive()
    }
}

/// Options for a server of its own, from [`Server::builder`].
///
/// ```no_run
/// # async fn example() -> Result<(), docmodel::testing::ServerError> {
/// use docmodel::testing::Server;
///
/// let server = Server::builder().test_commands(true).start().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "nothing is started before `start`"]
pub struct ServerBuilder {
    test_commands: bool,
    storage: Option<PathBuf>,
    port: Option<u16>,
}

impl ServerBuilder {
    /// Allows the server's test commands, `configureFailPoint` above all. Without effect on a server
    /// the environment names; [`Capability::FailPoints`] says whether it allows them.
    pub fn test_commands(mut self, allow: bool) -> Self {
        self.test_commands = allow;
        self
    }

    /// Keeps the data in this folder, which is made if need be and left behind. Without effect on a server the
    /// environment names.
    ///
    /// The drop of the last handle kills a server as a crash would, so a test can find out what outlives one:
    ///
    /// ```no_run
    /// # use docmodel::testing::Server;
    /// # async fn example(folder: &std::path::Path) -> Result<(), docmodel::testing::ServerError> {
    /// let server = Server::builder().storage(folder).start().await?;
    /// let port = server.port();
    /// // What is to be tested, and then, perhaps in the middle of it:
    /// drop(server);
    /// let server = Server::builder().storage(folder).port(port).start().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn storage(mut self, folder: impl Into<PathBuf>) -> Self {
        self.storage = Some(folder.into());
        self
    }

    /// Listens on this port, and not on any that is free. Without effect on a server the environment names.
    pub fn port(mut self, port: u16) -> Self {
        self.port = Some(port);
        self
    }

    /// The folder for the data of a server whose other files are in `folder`.
    #[cfg(unix)]
    fn data_folder(&self, folder: &Path) -> Result<PathBuf, ServerError> {
        let data = self.storage.clone().unwrap_or_else(|| folder.join("data"));
        fs::create_dir_all(&data).map_err(ServerError::io("create the server's data folder"))?;
        // The server runs in a folder of its own.
        data.canonicalize().map_err(ServerError::io("find the server's data folder"))
    }

    /// Starts the server, or connects to the one the environment names.
    ///
    /// # Errors
    ///
    /// Those of [`Server::start`].
    pub async fn start(self) -> Result<Server, ServerError> {
        if let Some(named) = external::from_environment()? {
            return named.connect().await;
        }
        let (address, process) = local::start(&self).await?;
        let host = address.host.clone();
        Server::open(address, Some(process)).await.map_err(|source| ServerError::NoAnswer {
            host,
            origin: "started here",
            source,
        })
    }
}

/// Tells the person running the tests, past the test harness, which swallows what `eprintln!` prints
/// in tests that pass.
fn tell(line: &str) {
    // Nobody reading is no reason to fail.
    let _ = writeln!(io::stderr(), "{line}");
}
