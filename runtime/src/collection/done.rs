use super::revision::number;
use mongodb::error::{Error as DriverError, ErrorKind, WriteFailure};

/// What the server has done of a write.
#[derive(Debug)]
pub(super) struct Done {
    /// How many documents it found, or made.
    pub(super) documents: u64,
    /// Whether that is as safe as its write concern asks.
    pub(super) confirmed: Result<(), DriverError>,
}

impl Done {
    /// Takes an error about a write that was done for what it is: one of its safety alone.
    pub(super) fn of(result: Result<u64, DriverError>) -> Result<Self, DriverError> {
        match result {
            Ok(documents) => Ok(Self { documents, confirmed: Ok(()) }),
            Err(error) => match documents(&error) {
                Some(documents) => Ok(Self { documents, confirmed: Err(error) }),
                None => Err(error),
            },
        }
    }
}

/// How many documents the server says it has written, in spite of this error.
fn documents(error: &DriverError) -> Option<u64> {
    match &*error.kind {
        ErrorKind::Write(WriteFailure::WriteConcernError(_)) => match error.server_response() {
            Some(reply) => u64::try_from(number(reply, "n")).ok(),
            // Of an insert, the driver keeps no reply.
            None => Some(1),
        },
        _ => None,
    }
}
