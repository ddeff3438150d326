//! Document models for MongoDB, checked by the compiler.
//!
//! If it compiles, the path exists, the operand has the right type, the index is declared, and what a filter compares
//! is encoded exactly as what was stored.

#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod codec;
#[cfg(feature = "driver")]
pub mod collection;
pub mod error;
pub mod field;
pub mod filter;
pub mod index;
pub mod model;
pub mod path;
#[cfg(feature = "driver")]
pub mod plan;
pub mod prelude;
pub mod rule;
pub mod sort;
#[cfg(feature = "testing")]
pub mod testing;
pub mod update;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

mod shell;

#[cfg(feature = "driver")]
pub use self::{
    collection::{Collection, Cursor},
    plan::QueryPlan,
};
pub use self::{
    codec::{FieldType, from_document, from_slice, to_document, to_vec},
    error::{Error, Result},
    field::path_of,
    filter::Filter,
    index::Index,
    model::{DocumentModel, EmbeddedModel, Model},
    sort::Sort,
    update::Update,
};
pub use docmodel_macros::{DocumentModel, EmbeddedModel};
