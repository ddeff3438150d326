//! The documents of the catalogue, as Rust sees them.

use docmodel::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug, DocumentModel)]
#[document(collection = "restaurants", rename_all = "camelCase")]
#[index(name, address.city, unique)]
#[index(address.city, -price)]
#[index(inspections.grade, -inspections.date)]
#[index(tags)]
pub(crate) struct Restaurant {
    #[field(id)]
    pub(crate) id: ObjectId,
    #[field(min_length = 1, max_length = 80)]
    pub(crate) name: String,
    pub(crate) cuisine: String,
    pub(crate) address: Address,
    pub(crate) location: Point,
    pub(crate) inspections: Vec<Inspection>,
    #[field(pattern = r"^\+[0-9][0-9 -]+$")]
    pub(crate) phone: Option<String>,
    #[field(max_items = 6)]
    pub(crate) tags: Vec<String>,
    pub(crate) seats_by_area: BTreeMap<String, i32>,
    #[field(min = 1, max = 1000)]
    pub(crate) capacity: i32,
    /// What a guest spends on average, in euros.
    #[field(min = 0.0)]
    pub(crate) price: f64,
    pub(crate) opened: DateTime,
}

#[derive(Clone, Debug, EmbeddedModel)]
pub(crate) struct Address {
    pub(crate) building: String,
    #[field(min_length = 1)]
    pub(crate) street: String,
    pub(crate) zip: String,
    pub(crate) borough: String,
    #[field(min_length = 1)]
    pub(crate) city: String,
}

/// A GeoJSON point.
#[derive(Clone, Debug, EmbeddedModel)]
pub(crate) struct Point {
    #[field(name = "type", pattern = "^Point$")]
    pub(crate) kind: String,
    /// Longitude and latitude.
    #[field(min_items = 2, max_items = 2)]
    pub(crate) coordinates: Vec<f64>,
}

#[derive(Clone, Debug, EmbeddedModel)]
pub(crate) struct Inspection {
    pub(crate) date: DateTime,
    #[field(pattern = "^[ABC]$")]
    pub(crate) grade: String,
    /// Points for what is wrong: the fewer, the better.
    #[field(min = 0, max = 100)]
    pub(crate) score: i32,
}

impl Restaurant {
    /// The seats by area, as text.
    pub(crate) fn seats(&self) -> String {
        let areas: Vec<String> = self.seats_by_area.iter().map(|(area, seats)| format!("{area} {seats}")).collect();
        areas.join(", ")
    }
}
