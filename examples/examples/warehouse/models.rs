//! What the warehouse stores.

use docmodel::{Snapshot, prelude::*};
use std::collections::BTreeMap;

/// A product, which several clerks change at once.
#[derive(Debug, Clone, DocumentModel)]
#[document(collection = "products", rename_all = "camelCase", track_changes, timestamps)]
#[index(sku, unique)]
pub(crate) struct Product {
    #[field(id)]
    pub(crate) id: ObjectId,
    #[field(pattern = r"^[A-Z]+-\d{4}$")]
    pub(crate) sku: String,
    pub(crate) name: String,
    #[field(min = 0)]
    pub(crate) stock: i64,
    #[field(min = 0.0)]
    pub(crate) price: f64,
    pub(crate) shelves: Vec<Shelf>,
    pub(crate) labels: BTreeMap<String, String>,
    #[field(version)]
    pub(crate) revision: i64,
    pub(crate) created_at: DateTime,
    pub(crate) updated_at: DateTime,
    /// What is stored, to save only what has changed.
    pub(crate) snapshot: Snapshot,
}

/// A place that a product lies at.
#[derive(Debug, Clone, EmbeddedModel)]
pub(crate) struct Shelf {
    pub(crate) name: String,
    #[field(min = 0)]
    pub(crate) pieces: i32,
}

/// The product of a number, as a supplier's list has it.
pub(crate) fn product(number: usize) -> Product {
    let stock = i64::try_from(number % 50).unwrap_or_default();
    Product {
        id: ObjectId::new(),
        sku: format!("NO-{number:04}"),
        name: format!("Screw {number}"),
        stock,
        price: 0.25,
        shelves: vec![Shelf { name: "A1".into(), pieces: 5 }, Shelf { name: "B7".into(), pieces: 40 }],
        labels: BTreeMap::from([("colour".into(), "zinc".into())]),
        revision: 0,
        created_at: DateTime::from_millis(0),
        updated_at: DateTime::from_millis(0),
        snapshot: Snapshot::default(),
    }
}
