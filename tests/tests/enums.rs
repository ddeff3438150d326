//! `#[derive(FieldType)]`: newtypes and enums in fields of models.

mod forms;
mod names;
mod newtypes;
mod on_server;
mod variants;

use bson::{Bson, doc};
use docmodel::FieldType;
use std::fmt::Debug;

/// The value is stored as this, and read from it.
fn stored_as<T: FieldType + PartialEq + Debug>(value: T, stored: impl Into<Bson>) {
    let stored = stored.into();
    assert_eq!(value.to_bson().expect("encodes"), stored, "{value:?}");
    assert_eq!(T::from_bson(&stored).expect("decodes"), value, "{stored}");
}

/// What is wrong with a stored value in the field `a`.
fn misfit<T: FieldType + Debug>(stored: impl Into<Bson>) -> String {
    #[derive(Debug, docmodel::EmbeddedModel)]
    struct Holder<T> {
        a: T,
    }
    let document = doc! { "a": stored.into() };
    docmodel::from_document::<Holder<T>>(&document).expect_err("does not fit").to_string()
}
