use std::error::Error;
use std::fmt::{self, Write as _};
use std::io;
use std::sync::Arc;

/// Why there is no server, or why it did not do what was asked.
///
/// `Debug` prints the whole message with its causes, for that is how a failing test prints its error.
#[derive(Clone, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// The environment names a server by something that is no connection string.
    // Without the driver's reason, which can quote a part of the password.
    #[error(
        "{variable} is not a MongoDB connection string; it should look like \
         mongodb://user:password@host:27017/?option=value, with special characters in user and \
         password percent-encoded"
    )]
    InvalidUri {
        /// The environment variable.
        variable: &'static str,
    },

    /// The server did not answer.
    #[error("no answer from {host} ({origin})")]
    NoAnswer {
        /// Host and port, several with commas between.
        host: String,
        /// The environment variable that names it, or `started here`.
        origin: &'static str,
        /// What the driver says.
        source: mongodb::error::Error,
    },

    /// No server could be started, by any of the ways there are.
    #[error("{}", unavailable(.attempts))]
    Unavailable {
        /// What was tried and why it failed, in this order.
        attempts: Vec<(&'static str, ServerError)>,
    },

    /// Servers are not started on this platform.
    #[error("servers are started on Unix only")]
    UnsupportedPlatform,

    /// A program is not on `PATH`.
    #[error("`{program}` is not on PATH")]
    NotOnPath {
        /// Its name.
        program: &'static str,
    },

    /// There is no Python that could run the server.
    #[error("Python 3.10 or later is not on PATH; found {found}")]
    NoPython {
        /// What there is instead.
        found: String,
    },

    /// Neither `XDG_CACHE_HOME` nor the home folder is known.
    #[error("no cache folder: set XDG_CACHE_HOME or HOME")]
    NoCacheFolder,

    /// A command of the one-time set-up failed.
    #[error("`{command}` failed, {status}; it said:\n{output}")]
    CommandFailed {
        /// The command line.
        command: String,
        /// How it ended.
        status: String,
        /// The last lines it printed.
        output: String,
    },

    /// The server ended before it was ready.
    #[error("the server ended at once, {status}; its log ends with:\n{log}")]
    Ended {
        /// How it ended.
        status: String,
        /// The last lines of its log.
        log: String,
    },

    /// The server was not ready in time, and was stopped.
    #[error("the server was not ready after {seconds} s; its log ends with:\n{log}")]
    NotReady {
        /// How long it had, in seconds.
        seconds: u64,
        /// The last lines of its log.
        log: String,
    },

    /// The operating system refused something.
    #[error("could not {action}")]
    Io {
        /// What was to be done.
        action: String,
        /// What the operating system says. Shared, because a failed start is told to every test.
        source: Arc<io::Error>,
    },

    /// The driver or the server refused something.
    #[error(transparent)]
    Driver(#[from] mongodb::error::Error),
}

impl ServerError {
    /// For `map_err`: `fs::write(..).map_err(ServerError::io("write the log"))`.
    #[cfg(unix)]
    pub(super) fn io(action: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action: action.into(), source: Arc::new(source) }
    }

    /// The message and those of its causes, on one line if they are.
    pub(super) fn chain(&self) -> String {
        let mut text = self.to_string();
        let mut cause = self.source();
        while let Some(error) = cause {
            // Writing to a string cannot fail.
            let _ = write!(text, ": {error}");
            cause = error.source();
        }
        text
    }
}

impl fmt::Debug for ServerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.chain())
    }
}

fn unavailable(attempts: &[(&str, ServerError)]) -> String {
    let mut text = String::from("no MongoDB server for the tests; tried:\n");
    for (server, error) in attempts {
        let reason = error.chain().replace('\n', "\n      ");
        let _ = writeln!(text, "  - {server}: {reason}");
    }
    text.push_str(
        "any of these gives them one:\n\
         \x20 1. a running server: set DOCMODEL_TEST_URI (or MONGODB_URI) to its connection string\n\
         \x20 2. MongoDB: put `mongod` on PATH\n\
         \x20 3. SecantusDB: put `secantusd-rs` on PATH, or Python 3.10 or later with venv and pip, which \
         then gets it from PyPI, once",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_was_tried_and_what_would_help() {
        let error = ServerError::Unavailable {
            attempts: vec![
                ("mongod", ServerError::NotOnPath { program: "mongod" }),
                (
                    "SecantusDB",
                    ServerError::Io {
                        action: "create a temporary folder".to_owned(),
                        source: Arc::new(io::Error::other("disk full")),
                    },
                ),
            ],
        };
        assert_eq!(
            format!("{error:?}"),
            "no MongoDB server for the tests; tried:\n  \
               - mongod: `mongod` is not on PATH\n  \
               - SecantusDB: could not create a temporary folder: disk full\n\
             any of these gives them one:\n  \
               1. a running server: set DOCMODEL_TEST_URI (or MONGODB_URI) to its connection string\n  \
               2. MongoDB: put `mongod` on PATH\n  \
               3. SecantusDB: put `secantusd-rs` on PATH, or Python 3.10 or later with venv and pip, which \
             then gets it from PyPI, once"
        );
    }
}
