//! SecantusDB, a server compatible with MongoDB. It is a program apart, GPL-2.0, never linked.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use super::process::{self, Process};
use super::{Address, ServerBuilder, ServerError, install, local};

/// The Rust server. What is used here of its flags and its log is the same as in the Python server (checked with
/// 0.5.3-beta.196).
pub(super) async fn start_rust(options: &ServerBuilder) -> Result<(Address, Process), ServerError> {
    let program = local::find("secantusd-rs")?;
    start(&program, Vec::new(), options).await
}

/// The Python server, installed first if need be.
pub(super) async fn start_python(options: &ServerBuilder) -> Result<(Address, Process), ServerError> {
    let python = tokio::task::spawn_blocking(install::python)
        .await
        .map_err(|error| ServerError::io("set up SecantusDB")(error.into()))??;
    // Isolated (`-I`), or modules in the folder of the tests, PYTHONPATH or the user's own packages
    // could take the place of the server's.
    let module = ["-I", "-m", "secantus"].map(OsString::from);
    start(&python, module.into(), options).await
}

async fn start(
    program: &Path,
    mut arguments: Vec<OsString>,
    options: &ServerBuilder,
) -> Result<(Address, Process), ServerError> {
    let folder = process::folder()?;
    // An empty configuration, or the server would look for one in the user's home.
    let configuration = folder.path().join("secantusd.toml");
    fs::write(&configuration, "").map_err(ServerError::io("write the server's configuration"))?;
    arguments.extend(["--config".into(), configuration.into()]);
    arguments.extend(["--storage-path".into(), options.data_folder(folder.path())?.into()]);
    // Any port, unless one is asked for; which one it takes is logged at this level.
    let port = options.port.unwrap_or(0).to_string();
    arguments.extend(["--host", "127.0.0.1", "--port", &port, "--log-level", "INFO"].map(OsString::from));
    if options.test_commands {
        arguments.push("--enable-test-commands".into());
    }

    let mut process = Process::start(program, &arguments, folder)?;
    let port = process.ready(listening_port).await?;
    Ok((local::loopback(port).await?, process))
}

/// The port in `… listening on 127.0.0.1:43017`, once that line is complete.
fn listening_port(log: &str) -> Option<u16> {
    let (_, rest) = log.split_once("listening on 127.0.0.1:")?;
    let (port, _) = rest.split_once('\n')?;
    port.trim_end().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_a_complete_line() {
        let python = "12:00 INFO secantus.server: secantus listening on 127.0.0.1:42593\n";
        assert_eq!(listening_port(python), Some(42593));
        let rust = "starting\nsecantusd-rs listening on 127.0.0.1:59091\nmore\n";
        assert_eq!(listening_port(rust), Some(59091));
        assert_eq!(listening_port("secantus listening on 127.0.0.1:425"), None);
        assert_eq!(listening_port("secantus\n"), None);
    }
}
