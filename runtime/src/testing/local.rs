//! A server started here: `mongod`, else SecantusDB.

use std::path::PathBuf;

use super::{Address, ServerBuilder, ServerError, install, mongod, secantus, tell};

pub(super) use super::process::Process;

/// What can be started, the first choice first.
#[derive(Clone, Copy)]
enum Choice {
    Mongod,
    SecantusRust,
    SecantusPython,
}

impl Choice {
    const ALL: [Self; 3] = [Self::Mongod, Self::SecantusRust, Self::SecantusPython];

    fn name(self) -> &'static str {
        match self {
            Self::Mongod => "mongod",
            Self::SecantusRust => "secantusd-rs",
            Self::SecantusPython => install::PACKAGE,
        }
    }

    async fn start(self, options: &ServerBuilder) -> Result<(Address, Process), ServerError> {
        match self {
            Self::Mongod => mongod::start(options).await,
            Self::SecantusRust => secantus::start_rust(options).await,
            Self::SecantusPython => secantus::start_python(options).await,
        }
    }
}

/// Starts the first server that can be had.
pub(super) async fn start(options: &ServerBuilder) -> Result<(Address, Process), ServerError> {
    let mut attempts = Vec::new();
    for choice in Choice::ALL {
        match choice.start(options).await {
            Ok(started) => {
                tell_failures(&attempts);
                return Ok(started);
            }
            Err(error) => attempts.push((choice.name(), error)),
        }
    }
    Err(ServerError::Unavailable { attempts })
}

/// Not to have a server is nothing to tell. One that is there but does not start would otherwise go
/// unnoticed, and the tests run against another than expected.
fn tell_failures(attempts: &[(&str, ServerError)]) {
    for (server, error) in attempts {
        if !matches!(error, ServerError::NotOnPath { .. }) {
            tell(&format!("docmodel: took another server, as {server} did not start: {error:?}"));
        }
    }
}

/// Looks a program up on `PATH`.
pub(super) fn find(program: &'static str) -> Result<PathBuf, ServerError> {
    which::which(program).map_err(|_| ServerError::NotOnPath { program })
}

/// The address of a server that listens on a loopback port.
pub(super) async fn loopback(port: u16) -> Result<Address, ServerError> {
    let host = format!("127.0.0.1:{port}");
    // Direct, so that the driver does not go looking for the other members of the replica set.
    let uri = format!("mongodb://{host}/?directConnection=true");
    Ok(Address::parse(uri, host).await?)
}
