use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{MutexGuard, PoisonError};

use bson::{Document, doc};
use mongodb::error::{Error, ErrorKind};
use mongodb::options::InsertOneModel;
use mongodb::{Collection, IndexModel};

use super::{Server, ServerError, TestDatabase, tell};

/// Something that not every server can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Capability {
    /// Text indexes and `$text`.
    TextIndex,
    /// Hashed indexes.
    HashedIndex,
    /// `2dsphere` indexes.
    GeoIndex,
    /// Atlas Search indexes, vector search among them.
    SearchIndex,
    /// Sharded collections.
    Sharding,
    /// Transactions over several documents.
    Transactions,
    /// Change streams.
    ChangeStreams,
    /// `configureFailPoint`; see [`ServerBuilder::test_commands`](super::ServerBuilder::test_commands).
    FailPoints,
    /// `bulkWrite`: writes to several collections in one command.
    ClientBulkWrite,
}

impl Capability {
    /// All there are.
    pub const ALL: [Self; 9] = [
        Self::TextIndex,
        Self::HashedIndex,
        Self::GeoIndex,
        Self::SearchIndex,
        Self::Sharding,
        Self::Transactions,
        Self::ChangeStreams,
        Self::FailPoints,
        Self::ClientBulkWrite,
    ];
}

impl fmt::Display for Capability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TextIndex => "text index",
            Self::HashedIndex => "hashed index",
            Self::GeoIndex => "2dsphere index",
            Self::SearchIndex => "search index",
            Self::Sharding => "sharding",
            Self::Transactions => "transactions",
            Self::ChangeStreams => "change streams",
            Self::FailPoints => "fail points",
            Self::ClientBulkWrite => "bulk writes across collections",
        })
    }
}

impl Server {
    /// Whether the server has a capability, found by trying it on a database of its own the first time
    /// it is asked.
    ///
    /// # Errors
    ///
    /// [`ServerError::Driver`] if the server could not be reached. Its refusal is no error but `false`.
    pub async fn supports(&self, capability: Capability) -> Result<bool, ServerError> {
        let known = self.known().get(&capability).copied();
        if let Some(supported) = known {
            return Ok(supported);
        }
        let scratch = self.database().await?;
        let supported = match attempt(capability, &scratch).await {
            Ok(()) => true,
            Err(error) if is_refusal(&error) => false,
            Err(error) => return Err(error.into()),
        };
        scratch.close().await?;
        self.known().insert(capability, supported);
        Ok(supported)
    }

    /// All capabilities the server has.
    ///
    /// # Errors
    ///
    /// Those of [`Server::supports`].
    pub async fn capabilities(&self) -> Result<BTreeSet<Capability>, ServerError> {
        let mut supported = BTreeSet::new();
        for capability in Capability::ALL {
            if self.supports(capability).await? {
                supported.insert(capability);
            }
        }
        Ok(supported)
    }

    /// Whether the server has what a test needs. If not, this prints which test is skipped and why to
    /// stderr, such as `skipped: text_search: SecantusDB 0.7.0b3 has no text index`, also when the
    /// harness hides the output of tests that pass.
    ///
    /// ```no_run
    /// # use docmodel::testing::{self, Capability};
    /// # async fn text_search() -> Result<(), testing::ServerError> {
    /// let db = testing::database().await?;
    /// if !db.server().require(Capability::TextIndex, "text_search").await? {
    ///     return Ok(());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Server::supports`].
    pub async fn require(&self, capability: Capability, test: &str) -> Result<bool, ServerError> {
        let supported = self.supports(capability).await?;
        if !supported {
            tell(&format!("skipped: {test}: {} has no {capability}", self.kind()));
        }
        Ok(supported)
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<Capability, bool>> {
        let known = &self.inner.capabilities;
        known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the server, or the driver on what the server said of itself, declined. Anything else, such
/// as a lost connection, says nothing about what the server can do.
fn is_refusal(error: &Error) -> bool {
    matches!(
        *error.kind,
        ErrorKind::Command(_)
            | ErrorKind::Write(_)
            | ErrorKind::Transaction { .. }
            | ErrorKind::SessionsNotSupported
            | ErrorKind::IncompatibleServer { .. }
    )
}

/// Uses a capability for real: a server may accept a declaration that it then ignores.
async fn attempt(capability: Capability, db: &TestDatabase) -> Result<(), Error> {
    let collection = db.collection("probe");
    match capability {
        Capability::TextIndex => {
            create_index(&collection, "text").await?;
            let search = doc! { "$text": { "$search": "word" } };
            collection.find_one(search).await?;
        }
        Capability::HashedIndex => create_index(&collection, "hashed").await?,
        Capability::GeoIndex => create_index(&collection, "2dsphere").await?,
        Capability::SearchIndex => {
            // Listing, because creating one goes on in the background after the database is dropped.
            db.create_collection("probe").await?;
            collection.list_search_indexes().await?;
        }
        Capability::Sharding => {
            let admin = db.client().database("admin");
            admin.run_command(doc! { "listShards": 1 }).await?;
        }
        Capability::Transactions => {
            db.create_collection("probe").await?;
            let mut session = db.client().start_session().await?;
            session.start_transaction().await?;
            collection.insert_one(doc! {}).session(&mut session).await?;
            session.commit_transaction().await?;
        }
        Capability::ChangeStreams => {
            db.create_collection("probe").await?;
            collection.watch().await?;
        }
        Capability::FailPoints => {
            let admin = db.client().database("admin");
            let off = doc! { "configureFailPoint": "failCommand", "mode": "off" };
            admin.run_command(off).await?;
        }
        Capability::ClientBulkWrite => {
            let model = InsertOneModel::builder().namespace(collection.namespace()).document(doc! {}).build();
            db.client().bulk_write([model]).await?;
        }
    }
    Ok(())
}

async fn create_index(collection: &Collection<Document>, kind: &str) -> Result<(), Error> {
    let index = IndexModel::builder().keys(doc! { "field": kind }).build();
    collection.create_index(index).await?;
    Ok(())
}
