//! A server to run an example on: one of the user's, or one that lives as long as the example does.

use anyhow::{Context, Result};
use docmodel::testing::{Server, ServerKind};
use mongodb::{Client, options::ClientOptions};
use std::{fmt, time::Duration};

/// An example's server is near, or it is not there.
const SELECTION_TIMEOUT: Duration = Duration::from_secs(5);

/// A client, and the server behind it if that was started here. Displays as what it is connected to.
#[derive(Debug)]
pub struct Connection {
    /// The driver's client.
    pub client: Client,
    description: String,
    /// Ends with its last handle, so it is held for as long as the client is used.
    _server: Option<Server>,
}

impl Connection {
    /// The server that `uri` names, whether it answers or not; without it the one that `MONGODB_URI` names; without
    /// either one that is started here, and is gone at the end.
    ///
    /// # Errors
    /// If `uri` is no connection string, the server of `MONGODB_URI` does not answer, or none can be started.
    pub async fn open(uri: Option<&str>) -> Result<Self> {
        match uri {
            Some(uri) => Self::to(uri).await,
            None => Self::to_default().await,
        }
    }

    async fn to(uri: &str) -> Result<Self> {
        let mut options = ClientOptions::parse(uri).await.context("cannot use the connection string")?;
        options.server_selection_timeout.get_or_insert(SELECTION_TIMEOUT);
        // Not the connection string itself: it may hold a password.
        let hosts = options.hosts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let client = Client::with_options(options)?;
        Ok(Self { client, description: format!("Using the server at {hosts}."), _server: None })
    }

    async fn to_default() -> Result<Self> {
        let server = Server::shared().await?;
        let (kind, host) = (server.kind(), server.host());
        let description = match kind {
            ServerKind::External { .. } => format!("Using {kind} at {host}."),
            _ => format!("Started {kind} at {host} for this run; MONGODB_URI or --uri names another."),
        };
        Ok(Self { client: server.client().await?, description, _server: Some(server) })
    }
}

impl fmt::Display for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.description)
    }
}
