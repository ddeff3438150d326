//! Views: what they read, what they refuse, and that they copy nothing.

mod any;
mod attributes;
mod on_server;
mod types;

use docmodel::{DecodeError, Model, view::Viewed};
use std::fmt::Debug;

/// Why bytes are not viewed, which is why they are not read.
fn refused<M: Viewed + Debug>(document: &bson::Document) -> String {
    let bytes = document.to_vec().expect("encodes");
    let error = docmodel::view_from_slice::<M>(&bytes).expect_err("no fit").to_string();
    assert_eq!(docmodel::from_slice::<M>(&bytes).expect_err("no fit").to_string(), error);
    error
}

fn text_of<M: Model>(result: Result<M, DecodeError>) -> Option<String> {
    result.err().map(|error| error.to_string())
}
