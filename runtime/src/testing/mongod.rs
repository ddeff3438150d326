//! MongoDB itself, as a replica set of one: transactions and change streams need a replica set.

use std::ffi::OsString;
use std::net::{Ipv4Addr, TcpListener};
use std::time::{Duration, Instant};

use bson::doc;
use mongodb::{Client, error::ErrorKind};

use super::process::{self, Process};
use super::{Address, ServerBuilder, ServerError, local};

/// An election with one voter takes well under a second.
const ELECTION_TIMEOUT: Duration = Duration::from_secs(30);
const POLL_INTERVAL: Duration = Duration::from_millis(50);

pub(super) async fn start(options: &ServerBuilder) -> Result<(Address, Process), ServerError> {
    let program = local::find("mongod")?;
    let folder = process::folder()?;
    let data = options.data_folder(folder.path())?;

    let port = match options.port {
        Some(port) => port,
        None => free_port().map_err(ServerError::io("find a free port"))?,
    };
    let mut arguments: Vec<OsString> = vec!["--dbpath".into(), data.into()];
    arguments.extend(["--port".into(), port.to_string().into()]);
    // A Unix socket would be left in /tmp by a server that is killed.
    arguments.extend(["--bind_ip", "127.0.0.1", "--nounixsocket", "--replSet", "docmodel"].map(OsString::from));
    if options.test_commands {
        arguments.extend(["--setParameter", "enableTestCommands=1"].map(OsString::from));
    }

    let mut process = Process::start(&program, &arguments, folder)?;
    process.ready(is_waiting).await?;
    let address = local::loopback(port).await?;
    initiate(&address).await?;
    Ok((address, process))
}

/// `mongod` must know its port beforehand, to name itself as a member of its replica set.
fn free_port() -> std::io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

/// Since 4.4 the log is JSON and the phrase starts a message; before, it was within one.
fn is_waiting(log: &str) -> Option<()> {
    log.contains("aiting for connections").then_some(())
}

/// Makes the server a replica set and waits until it accepts writes.
async fn initiate(address: &Address) -> Result<(), ServerError> {
    let admin = Client::with_options(address.options.clone())?.database("admin");
    let member = doc! { "_id": 0, "host": &address.host };
    let set = doc! { "_id": "docmodel", "members": [member] };
    match admin.run_command(doc! { "replSetInitiate": set }).await {
        // It may have been one when it kept its data in this folder before.
        Err(error) if is_initiated(&error) => {}
        other => drop(other?),
    }

    let deadline = Instant::now() + ELECTION_TIMEOUT;
    loop {
        let hello = admin.run_command(doc! { "hello": 1 }).await?;
        if matches!(hello.get_bool("isWritablePrimary"), Ok(true)) {
            return Ok(());
        }
        if Instant::now() > deadline {
            return Err(ServerError::NotReady { seconds: ELECTION_TIMEOUT.as_secs(), log: hello.to_string() });
        }
        tokio::time::sleep(POLL_INTERVAL).await;
    }
}

fn is_initiated(error: &mongodb::error::Error) -> bool {
    const ALREADY_INITIALIZED: i32 = 23;
    matches!(&*error.kind, ErrorKind::Command(command) if command.code == ALREADY_INITIALIZED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_ready_when_its_log_says_so() {
        let json = r#"{"s":"I","c":"NETWORK","id":23016,"msg":"Waiting for connections","attr":{"port":1}}"#;
        assert!(is_waiting(json).is_some());
        assert!(is_waiting("I NETWORK [listener] waiting for connections on port 1").is_some());
        assert!(is_waiting("I STORAGE opening").is_none());
    }
}
