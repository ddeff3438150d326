//! The driver's errors, with what a caller can act on taken out of their messages.

use super::{Error, InsertFailure, InsertManyError};
use crate::index::{Index, IndexKey};
use mongodb::error::{Error as DriverError, ErrorKind, WriteFailure};
use regex::Regex;
use std::sync::LazyLock;

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
        match &*error.kind {
            ErrorKind::Write(WriteFailure::WriteError(write)) => Some(self.write_error(write.code, &write.message)),
            ErrorKind::Command(command) => self.duplicate_key(command.code, &command.message),
            ErrorKind::InsertMany(insert) if insert.write_concern_error.is_none() => Some(self.insert_many(insert)),
            ErrorKind::ServerSelection { message, .. } => Some(unreachable_server(message)),
            _ => None,
        }
        .unwrap_or(Error::Driver(error))
    }

    fn insert_many(&self, error: &mongodb::error::InsertManyError) -> Error {
        let failures = error
            .write_errors
            .iter()
            .flatten()
            .map(|write| InsertFailure { position: write.index, error: self.write_error(write.code, &write.message) });
        // How many were stored is known to the caller, who knows how many there were.
        InsertManyError { inserted: 0, failures: failures.collect() }.into()
    }

    /// What the server says of one write.
    pub(crate) fn write_error(&self, code: i32, message: &str) -> Error {
        self.duplicate_key(code, message).unwrap_or_else(|| Error::Write {
            collection: self.collection.to_owned(),
            code,
            message: message.to_owned(),
        })
    }

    /// The driver keeps only the message of a duplicate key, not the key.
    fn duplicate_key(&self, code: i32, message: &str) -> Option<Error> {
        static MESSAGE: LazyLock<Option<Regex>> =
            LazyLock::new(|| Regex::new(r"(?s)index: (?<index>.+?) (?:collation: .*? )?dup key: (?<key>\{.*\})").ok());
        if code != DUPLICATE_KEY {
            return None;
        }
        let captures = MESSAGE.as_ref()?.captures(message)?;
        let index = captures["index"].to_owned();
        let declared = self.indexes.iter().chain([&Index::ID]).find(|declared| declared.name() == index);
        Some(Error::DuplicateKey {
            collection: self.collection.to_owned(),
            paths: declared.map(|declared| declared.keys().iter().map(IndexKey::path).collect()).unwrap_or_default(),
            value: captures["key"].to_owned(),
            index,
        })
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
    fn finds_the_index_of_a_duplicate_key() {
        const INDEXES: &[Index] = &[Index::new(&[IndexKey::ascending("shipTo.city"), IndexKey::descending("n")])];
        let context = Context { collection: "orders", indexes: INDEXES };
        for message in [
            r#"E11000 duplicate key error collection: shop.orders index: shipTo.city_1_n_-1 dup key: { shipTo.city: "a } b", n: 1 }"#,
            r#"E11000 duplicate key error collection: shop.orders index: shipTo.city_1_n_-1 collation: { locale: "en" } dup key: { shipTo.city: "a } b", n: 1 }"#,
        ] {
            let Some(Error::DuplicateKey { index, paths, value, .. }) = context.duplicate_key(DUPLICATE_KEY, message)
            else {
                panic!("{message}");
            };
            assert_eq!(index, "shipTo.city_1_n_-1");
            assert_eq!(paths, ["shipTo.city", "n"]);
            assert_eq!(value, r#"{ shipTo.city: "a } b", n: 1 }"#);
        }
        assert!(context.duplicate_key(121, "Document failed validation").is_none());
    }

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
