use docmodel::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, EmbeddedModel)]
pub struct Item {
    pub sku: String,
    #[serde(skip_serializing)]
    pub cached: String,
}

fn main() {}
