//! A server process that cannot outlive the process which started it.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read as _, Seek as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::ServerError;

/// A loaded build machine can take its time.
const READY_TIMEOUT: Duration = Duration::from_secs(60);
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// Runs a server and cleans up after it: `sh -c SUPERVISOR name folder program arguments..`.
///
/// Nothing in this process may be needed to end the server, for the tests can end by SIGKILL. What is certain
/// then is that the kernel closes this end of the pipe which is the supervisor's stdin. The server is killed
/// rather than asked to stop, as its data is thrown away with it.
const SUPERVISOR: &str = r#"
folder=$1
shift
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{ read -r _ <&3; kill -KILL "$server"; } &
# What a terminal or a job runner sends to all must not keep the folder from being removed.
trap '' HUP INT TERM
wait "$server"
status=$?
rm -rf -- "$folder"
# The reader of the pipe still waits if the server ended by itself.
kill -TERM 0
exit "$status"
"#;

/// A running server. Its drop ends it and removes its folder.
pub(super) struct Process {
    supervisor: Child,
    log: File,
}

/// A folder for a server's data, log and configuration.
pub(super) fn folder() -> Result<TempDir, ServerError> {
    tempfile::Builder::new().prefix("docmodel-server-").tempdir().map_err(ServerError::io("create a temporary folder"))
}

impl Process {
    /// Starts `program` in `folder`, with its output in the folder's `server.log`.
    pub(super) fn start(program: &Path, arguments: &[OsString], folder: TempDir) -> Result<Self, ServerError> {
        let path = folder.path().join("server.log");
        let files = || -> io::Result<_> {
            let output = File::create(&path)?;
            let errors = output.try_clone()?;
            // Opened now: it stays readable when the supervisor has removed the folder.
            Ok((output, errors, File::open(&path)?))
        };
        let (output, errors, log) = files().map_err(ServerError::io("create the server's log"))?;
        let supervisor = Command::new("sh")
            .args(["-c", SUPERVISOR, "docmodel-server"])
            .arg(folder.path())
            .arg(program)
            .args(arguments)
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(errors)
            // Out of the terminal's group, or Ctrl-C would end the server before the tests.
            .process_group(0)
            .spawn()
            .map_err(ServerError::io(format!("start {}", program.display())))?;
        // From here on the supervisor removes it.
        let _ = folder.keep();
        Ok(Self { supervisor, log })
    }

    /// Waits until the log holds what `find` looks for.
    pub(super) async fn ready<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> Result<T, ServerError> {
        let deadline = Instant::now() + READY_TIMEOUT;
        loop {
            // Before the log is read, so that a server's last words are not missed.
            let ended = self.supervisor.try_wait().map_err(ServerError::io("watch the server"))?;
            let log = self.read_log()?;
            if let Some(found) = find(&log) {
                return Ok(found);
            }
            if let Some(status) = ended {
                return Err(ServerError::Ended { status: status.to_string(), log: last_lines(&log) });
            }
            if Instant::now() > deadline {
                return Err(ServerError::NotReady { seconds: READY_TIMEOUT.as_secs(), log: last_lines(&log) });
            }
            tokio::time::sleep(POLL_INTERVAL).await;
        }
    }

    fn read_log(&mut self) -> Result<String, ServerError> {
        let mut bytes = Vec::new();
        self.log
            .rewind()
            .and_then(|()| self.log.read_to_end(&mut bytes))
            .map_err(ServerError::io("read the server's log"))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.supervisor.stdin.take());
        // The supervisor does not fail for anything that could be mended from here.
        let _ = self.supervisor.wait();
    }
}

/// The end of a program's output, for an error.
pub(super) fn last_lines(output: &str) -> String {
    const COUNT: usize = 15;
    let lines: Vec<&str> = output.trim_end().lines().collect();
    lines[lines.len().saturating_sub(COUNT)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(script: &str) -> (Process, std::path::PathBuf) {
        let folder = folder().unwrap();
        let path = folder.path().to_owned();
        let arguments = ["-c", script].map(OsString::from);
        let process = Process::start(Path::new("/bin/sh"), &arguments, folder).unwrap();
        (process, path)
    }

    fn runs(pid: &str) -> bool {
        Command::new("kill").args(["-0", pid]).stderr(Stdio::null()).status().unwrap().success()
    }

    #[tokio::test]
    async fn the_drop_ends_the_server_and_removes_its_folder() {
        let (mut process, folder) = start("trap '' TERM; echo pid=$$; while :; do sleep 1; done");
        let pid = |log: &str| Some(log.strip_prefix("pid=")?.lines().next()?.to_owned());
        let pid = process.ready(pid).await.unwrap();
        assert!(runs(&pid) && folder.exists());
        drop(process);
        assert!(!runs(&pid) && !folder.exists());
    }

    #[tokio::test]
    async fn a_server_that_ends_at_once_is_reported_with_its_log() {
        let (mut process, folder) = start("echo no room >&2; exit 3");
        let error = process.ready(|_| None::<()>).await.unwrap_err();
        assert_eq!(error.to_string(), "the server ended at once, exit status: 3; its log ends with:\nno room");
        assert!(!folder.exists());
    }

    #[test]
    fn a_log_is_cut_to_its_end() {
        let log: Vec<_> = (1..=20).map(|n| n.to_string()).collect();
        assert_eq!(last_lines(&log.join("\n")), log[5..].join("\n"));
        assert_eq!(last_lines(""), "");
    }
}
