//! The driver's errors, with what a caller can act on taken out of them.

use super::{
    Error,
    duplicate::{Source, duplicate_key},
};
use crate::index::Index;
use bson::{Document, RawDocument, RawDocumentBuf};
use mongodb::error::{
    Error as DriverError, ErrorKind, NO_WRITES_PERFORMED, TRANSIENT_TRANSACTION_ERROR, WriteConcernError, WriteFailure,
};
use regex::Regex;
use std::{io, sync::LazyLock};

/// The server's code for a key that a unique index has already.
const DUPLICATE_KEY: i32 = 11000;

/// What a driver error is matched with: where it happened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context<'a> {
    pub(crate) collection: &'a str,
    pub(crate) indexes: &'static [Index],
}

impl Context<'_> {
    /// The driver's error as one of ours.
    pub(crate) fn error(&self, error: DriverError) -> Error {
        let reply = error.server_response();
        let known = self.known_error(&error, reply.map_or(Source::Nothing, |reply| Source::Reply(reply)));
        known.unwrap_or(Error::Driver(error))
    }

    /// The same, of an insert of one document.
    pub(crate) fn insert_error(&self, error: DriverError, document: &RawDocument) -> Error {
        self.known_error(&error, Source::Document(document)).unwrap_or(Error::Driver(error))
    }

    fn known_error(&self, error: &DriverError, source: Source<'_>) -> Option<Error> {
        Some(match &*error.kind {
            // The transaction is to be tried again, whatever it is; who asks for its labels is to find them.
            _ if error.contains_label(TRANSIENT_TRANSACTION_ERROR) => return None,
            ErrorKind::Write(WriteFailure::WriteError(write)) => self.write_error(write.code, &write.message, source),
            ErrorKind::Write(WriteFailure::WriteConcernError(concern)) => self.write_concern_error(concern),
            ErrorKind::Command(command) if command.code == DUPLICATE_KEY => {
                self.write_error(command.code, &command.message, source)
            }
            ErrorKind::ServerSelection { message, .. } => unreachable_server(message),
            _ => return None,
        })
    }

    /// What the server says about one write of many, which was to store this document.
    pub(crate) fn refused(&self, code: i32, message: &str, document: Option<&RawDocument>) -> Error {
        self.write_error(code, message, document.map_or(Source::Nothing, Source::Document))
    }

    /// What a reply says about one write of many.
    pub(crate) fn refused_in_reply(&self, one: &Document) -> Error {
        let (code, message) = (one.get_i32("code").unwrap_or_default(), one.get_str("errmsg").unwrap_or_default());
        let reply = RawDocumentBuf::try_from(one).ok();
        self.write_error(code, message, reply.as_deref().map_or(Source::Nothing, Source::Reply))
    }

    fn write_error(&self, code: i32, message: &str, source: Source<'_>) -> Error {
        if code == DUPLICATE_KEY {
            return duplicate_key(self.collection, self.indexes, message, source);
        }
        Error::Write { collection: self.collection.to_owned(), code, message: message.to_owned() }
    }

    pub(crate) fn write_concern_error(&self, concern: &WriteConcernError) -> Error {
        self.unconfirmed(concern.code, &concern.message)
    }

    /// The same, as a reply has it.
    pub(crate) fn write_concern_error_in_reply(&self, concern: &Document) -> Error {
        let code = concern.get_i32("code").unwrap_or_default();
        self.unconfirmed(code, concern.get_str("errmsg").unwrap_or_default())
    }

    fn unconfirmed(&self, code: i32, message: &str) -> Error {
        Error::WriteConcern { collection: self.collection.to_owned(), code, message: message.to_owned() }
    }
}

/// Whether a write that failed so is certain not to have been done, not even in part.
///
/// Where the driver sent it twice, it gives the error of the attempt that may have written.
pub(crate) fn is_certain_not_to_be_done(error: &DriverError) -> bool {
    // What the server says of a command before it looks at the documents: it cannot be read, or is not allowed.
    const BAD_VALUE: i32 = 2;
    const FAILED_TO_PARSE: i32 = 9;
    const UNAUTHORIZED: i32 = 13;
    const INVALID_OPTIONS: i32 = 72;
    const INVALID_NAMESPACE: i32 = 73;
    error.contains_label(NO_WRITES_PERFORMED)
        || match &*error.kind {
            ErrorKind::Command(command) => {
                matches!(command.code, BAD_VALUE | FAILED_TO_PARSE | UNAUTHORIZED | INVALID_OPTIONS | INVALID_NAMESPACE)
            }
            ErrorKind::Io(error) => error.kind() == io::ErrorKind::ConnectionRefused,
            ErrorKind::Authentication { .. }
            | ErrorKind::DnsResolve { .. }
            | ErrorKind::IncompatibleServer { .. }
            | ErrorKind::InvalidArgument { .. }
            | ErrorKind::InvalidTlsConfig { .. }
            | ErrorKind::ServerSelection { .. }
            | ErrorKind::SessionsNotSupported
            | ErrorKind::Shutdown
            | ErrorKind::Transaction { .. } => true,
            _ => false,
        }
}

/// What an error of the driver says.
pub(super) fn message(error: &DriverError) -> String {
    match &*error.kind {
        ErrorKind::ServerSelection { message, .. } => unreachable_server(message).to_string(),
        // The error itself goes on with labels and the server's reply in full.
        kind => kind.to_string(),
    }
}

/// The driver's message is a dump of its topology: the addresses and the last error of the first are what matters.
fn unreachable_server(message: &str) -> Error {
    static HOST: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"Address: (?<host>[^,}\s]+)").ok());
    static REASON: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"Error: (?:Kind: )?(?<reason>.*?)(?:, labels: | \}|$)").ok());
    let hosts = HOST.iter().flat_map(|host| host.captures_iter(message));
    let hosts: Vec<String> = hosts.map(|host| host["host"].to_owned()).collect();
    let reason = REASON.as_ref().and_then(|reason| reason.captures(message));
    Error::Unreachable {
        hosts: if hosts.is_empty() { "the address given".to_owned() } else { hosts.join(", ") },
        reason: reason.map_or_else(|| message.to_owned(), |reason| reason["reason"].to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_hosts_and_the_reason() {
        let message = "Server selection timeout: No available servers. Topology: { Type: Unknown, Servers: [ { Address: \
                       a.example:27017, Type: Unknown, Error: Kind: I/O error: Connection refused (os error 111), \
                       labels: {\"SystemOverloadedError\"}, source: None, server response: None }, { Address: \
                       b.example:1, Type: Unknown } ] }";
        assert_eq!(
            unreachable_server(message).to_string(),
            "no MongoDB server answers at a.example:27017, b.example:1: I/O error: Connection refused (os error 111); \
             start one there, or give `mongodb::Client` the address of another, as in `mongodb://HOST:PORT`"
        );
        assert!(unreachable_server("none").to_string().contains("answers at the address given: none;"));
    }
}
