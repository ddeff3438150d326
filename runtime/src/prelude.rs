//! What a program with models needs: `use docmodel::prelude::*;`.

pub use crate::{
    DocumentModel, EmbeddedModel, Model, Presence, Projection, Tracked as _, field::Accessor as _, filter::Filter,
    model::SoftDelete as _, sort::Sort, update::Update,
};
#[cfg(feature = "driver")]
pub use crate::{collection::Collection, plan::QueryPlan};
pub use bson::{DateTime, oid::ObjectId};
// The derive alone: the trait of this name has methods such as `validate`, as `Model` has.
pub use docmodel_macros::FieldType;
