use std::fmt;

use bson::{Document, doc};
use mongodb::Client;

/// Which server a [`Server`](super::Server) is. Prints as product and version, such as
/// `SecantusDB 0.7.0b3`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ServerKind {
    /// The server that `DOCMODEL_TEST_URI` or `MONGODB_URI` names, perhaps shared with others.
    External {
        /// Its product and version.
        product: String,
    },
    /// MongoDB itself, started here.
    Mongod {
        /// Its version.
        version: String,
    },
    /// The Python server of SecantusDB, started here.
    SecantusPython {
        /// Its version.
        version: String,
    },
    /// The Rust server of SecantusDB, started here.
    SecantusRust {
        /// Its version.
        version: String,
    },
}

impl ServerKind {
    /// Asks the server what it is.
    pub(super) async fn ask(client: &Client, started_here: bool) -> Result<Self, mongodb::error::Error> {
        let admin = client.database("admin");
        let build = admin.run_command(doc! { "buildInfo": 1 }).await?;
        // SecantusDB tells drivers the MongoDB version it stands in for; its own is in here. The command
        // needs a role which the user of an external server may lack: then it is taken for MongoDB.
        let status = admin.run_command(doc! { "serverStatus": 1 }).await;
        let kind = Self::of(&build, &status.unwrap_or_default());
        Ok(if started_here { kind } else { Self::External { product: kind.to_string() } })
    }

    fn of(build: &Document, status: &Document) -> Self {
        let text = |document: &Document, key| document.get_str(key).unwrap_or("unknown").to_owned();
        match status.get_document("secantus") {
            Ok(own) => match own.get_str("server") {
                Ok("rust") => Self::SecantusRust { version: text(own, "version") },
                _ => Self::SecantusPython { version: text(own, "version") },
            },
            Err(_) => Self::Mongod { version: text(build, "version") },
        }
    }
}

impl fmt::Display for ServerKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::External { product } => f.write_str(product),
            Self::Mongod { version } => write!(f, "MongoDB {version}"),
            Self::SecantusPython { version } => write!(f, "SecantusDB {version}"),
            Self::SecantusRust { version } => write!(f, "SecantusDB {version} (Rust)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_told_by_what_the_server_says() {
        let build = doc! { "version": "8.2.11" };
        let kind = |status| ServerKind::of(&build, &status).to_string();
        assert_eq!(kind(doc! {}), "MongoDB 8.2.11");
        assert_eq!(kind(doc! { "secantus": { "server": "python", "version": "0.7.0b3" } }), "SecantusDB 0.7.0b3");
        assert_eq!(kind(doc! { "secantus": { "server": "rust", "version": "0.5.3" } }), "SecantusDB 0.5.3 (Rust)");
    }
}
