//! Stands in for `local` where no server can be started.

use super::{Address, ServerBuilder, ServerError};

/// There is none.
pub(super) enum Process {}

#[expect(clippy::unused_async, reason = "the signature of the real one")]
pub(super) async fn start(options: &ServerBuilder) -> Result<(Address, Process), ServerError> {
    let ServerBuilder { test_commands: _, storage: _, port: _ } = options;
    Err(ServerError::Unavailable { attempts: vec![("a server of its own", ServerError::UnsupportedPlatform)] })
}
