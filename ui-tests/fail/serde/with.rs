use docmodel::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, EmbeddedModel)]
pub struct Item {
    #[serde(with = "cents")]
    pub price: f64,
}

mod cents {
    pub fn serialize<S: serde::Serializer>(price: &f64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(price * 100.0)
    }

    pub fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
        serde::Deserialize::deserialize(deserializer).map(|cents: f64| cents / 100.0)
    }
}

fn main() {}
