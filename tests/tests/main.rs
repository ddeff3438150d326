//! All integration tests, in one binary: the driver is linked once.

mod aliases;
mod attributes;
mod codec;
mod collection;
mod enums;
mod errors;
mod explain;
mod foreign;
mod geo;
mod indexes;
mod models;
mod mql;
mod operators;
mod pages;
mod parity;
mod parsed_filters;
mod plans;
mod reading;
mod restaurants;
mod semantics;
mod sessions;
mod stored;
mod testing_server;
mod types;
mod validation;
mod views;
