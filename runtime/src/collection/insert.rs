//! Storing new documents.

mod batch;
mod each;
mod many;
mod one;
mod options;
mod report;
mod send;

pub use self::{
    each::InsertEach,
    many::{InsertMany, ModelsMut},
    one::InsertOne,
};
