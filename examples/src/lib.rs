//! What the examples share: a connection to a server, and tables that fit a terminal.

#![deny(missing_docs)]

pub mod connection;
pub mod output;
