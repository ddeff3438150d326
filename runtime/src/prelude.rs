//! What a program with models needs: `use docmodel::prelude::*;`.

pub use crate::{
    DocumentModel, EmbeddedModel, Model, field::Accessor as _, filter::Filter, sort::Sort, update::Update,
};
#[cfg(feature = "driver")]
pub use crate::{collection::Collection, plan::QueryPlan};
pub use bson::{DateTime, oid::ObjectId};
