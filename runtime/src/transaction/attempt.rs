use super::retry::Retry;
use crate::{Error, Result};
use bson::doc;
use mongodb::{
    Client, ClientSession,
    error::{Error as DriverError, ErrorKind, UNKNOWN_TRANSACTION_COMMIT_RESULT, WriteFailure},
    options::TransactionOptions,
};
use tokio::runtime::Handle;

/// The server's code for an operation that has taken longer than its `maxTimeMS`.
const MAX_TIME_EXPIRED: i32 = 50;

/// A session, with one transaction after the other. If it is dropped in the middle of one, it ends that in a task of its
/// own.
pub(super) struct Attempts {
    /// There until it is dropped.
    session: Option<ClientSession>,
    options: TransactionOptions,
    state: State,
}

#[derive(Clone, Copy)]
enum State {
    Closed,
    Open,
    Committing,
}

impl Attempts {
    pub(super) async fn new(client: &Client, options: TransactionOptions) -> Result<Self> {
        let session = client.start_session().await?;
        Ok(Self { session: Some(session), options, state: State::Closed })
    }

    fn session(&mut self) -> &mut ClientSession {
        self.session.as_mut().expect("it is taken in `drop` alone")
    }

    /// The session, in a new transaction.
    pub(super) async fn begin(&mut self) -> Result<&mut ClientSession> {
        let options = self.options.clone();
        self.session().start_transaction().with_options(options).await?;
        self.state = State::Open;
        Ok(self.session())
    }

    pub(super) async fn abort(&mut self) {
        // It fails if there is none to abort, as after most errors; then all is well.
        let _ = self.session().abort_transaction().await;
        self.state = State::Closed;
    }

    /// Commits, again and again while nobody knows whether that has been done.
    pub(super) async fn commit(&mut self, retry: &mut Retry) -> Result<()> {
        self.state = State::Committing;
        let result = loop {
            match self.session().commit_transaction().await {
                Err(error) if may_be_committed(&error) && retry.again().await => {}
                result => break result,
            }
        };
        self.state = State::Closed;
        result.map_err(Error::Driver)
    }
}

fn may_be_committed(error: &DriverError) -> bool {
    error.contains_label(UNKNOWN_TRANSACTION_COMMIT_RESULT) && !is_out_of_time(error)
}

/// Whether the commit has used up the time that it was given.
fn is_out_of_time(error: &DriverError) -> bool {
    match &*error.kind {
        ErrorKind::Command(error) => error.code == MAX_TIME_EXPIRED,
        ErrorKind::Write(WriteFailure::WriteConcernError(error)) => error.code == MAX_TIME_EXPIRED,
        _ => false,
    }
}

impl Drop for Attempts {
    fn drop(&mut self) {
        let (Some(session), Ok(runtime)) = (self.session.take(), Handle::try_current()) else {
            return;
        };
        match self.state {
            State::Closed => {}
            State::Open => drop(runtime.spawn(abandon(session))),
            State::Committing => drop(runtime.spawn(finish(session))),
        }
    }
}

/// Aborts a transaction whose last operation may have been cut off.
async fn abandon(mut session: ClientSession) {
    // The driver counts a transaction as begun when its first operation has been answered, and sends no abort before.
    // An operation that no server takes in a transaction makes it count.
    let _ = session.client().database("admin").run_command(doc! { "ping": 1 }).session(&mut session).await;
    let _ = session.abort_transaction().await;
}

/// Repeats a commit that was cut off: if it has not been sent yet, the transaction would hold its locks.
async fn finish(mut session: ClientSession) {
    let _ = session.commit_transaction().await;
}
