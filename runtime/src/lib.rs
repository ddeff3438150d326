//! Document models for MongoDB, checked by the compiler.
//!
//! If it compiles, the path exists, the operand has the right type, the indexed paths are there, and what a filter
//! compares is encoded exactly as what was stored.
//!
//! ```
//! use docmodel::prelude::*;
//!
//! #[derive(EmbeddedModel)]
//! struct Address {
//!     city: String,
//!     zip: Option<String>,
//! }
//!
//! #[derive(DocumentModel)]
//! #[document(collection = "orders", rename_all = "camelCase")]
//! #[index(ship_to.city, -total)]
//! struct Order {
//!     #[field(id)]
//!     id: ObjectId,
//!     ship_to: Address,
//!     #[field(min = 0.0)]
//!     total: f64,
//! }
//!
//! let filter = Order::F.ship_to.city.eq("Oslo") & Order::F.total.gte(100.5);
//! assert_eq!(filter.to_string(), r#"{ "shipTo.city": "Oslo", total: { $gte: 100.5 } }"#);
//! ```
//!
//! # Where things are
//!
//! - [`DocumentModel`] and [`EmbeddedModel`]: the derives, with all attributes; [`model`] has the traits.
//! - [`Collection`]: reading and writing models, with the feature `driver`.
//! - [`field`]: the accessors such as `o.ship_to.city`, with all filters and updates that they offer.
//! - [`projection`]: reading some fields of a model; [`Projection`] is its derive.
//! - [`Filter`], [`Update`], [`Sort`]: what the accessors make, and how it is combined.
//! - [`expr`]: values that the server computes, for updates by a pipeline.
//! - [`codec`]: how models become BSON; [`FieldType`] is what a field's type implements.
//! - [`view`]: models that borrow from the bytes of a stored document.
//! - [`geo`]: field types for places and areas, stored as GeoJSON.
//! - [`Hooks`]: functions of a model that are called when it is written and read.
//! - [`rule`]: validation. [`index`](mod@index): index declarations. [`plan`]: operations as data that prints.
//! - [`transaction`](mod@transaction): several writes, or none of them, with the feature `driver`.
//! - [`testing`]: a disposable server for tests and demos, with the feature `testing`.
//!
//! # Features
//!
//! | feature | |
//! |---|---|
//! | `driver` (default) | collections, plans and all else that needs the `mongodb` crate |
//! | `testing` | the disposable server |
//! | `chrono-0_4`, `jiff-0_2`, `time-0_3` | the times and durations of these crates, in [`Millis`] |
//! | `geo-types-0_7` | conversions between the types of [`geo`] and those of this crate |
//! | `serde` (part of `driver`) | `#[field(serde)]`, for types that only serde can store |
//! | `uuid-1`, `rust_decimal-1`, `url-2` (or `url`), `bytes-1`, `indexmap-2`, `serde_json-1` | the [field types](FieldType) of these crates |

#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod changes;
pub mod codec;
#[cfg(feature = "driver")]
pub mod collection;
pub mod error;
pub mod expr;
pub mod field;
pub mod filter;
pub mod geo;
mod hooks;
pub mod index;
mod millis;
pub mod model;
pub mod path;
#[cfg(feature = "driver")]
pub mod plan;
pub mod prelude;
mod presence;
pub mod projection;
pub mod rule;
mod snapshot;
pub mod sort;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(feature = "driver")]
pub mod transaction;
pub mod update;
pub mod view;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

mod shell;

pub use self::{
    changes::{Changes, Tracked},
    codec::{FieldType, MaxKey, MinKey, from_document, from_slice, to_document, to_vec},
    error::{DecodeError, Error, Result},
    field::path_of,
    filter::Filter,
    hooks::Hooks,
    index::Index,
    millis::{Millis, MillisTime},
    model::{DocumentModel, EmbeddedModel, Model},
    presence::Presence,
    projection::Projection,
    snapshot::Snapshot,
    sort::Sort,
    update::Update,
    view::view_from_slice,
};
#[cfg(feature = "driver")]
pub use self::{
    collection::{Collection, Cursor},
    plan::QueryPlan,
    transaction::{Transaction, transaction},
};
pub use docmodel_macros::{DocumentModel, EmbeddedModel, FieldType, Projection};

/// The README's example has to compile.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
