use docmodel::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, EmbeddedModel)]
pub struct Item {
    pub sku: String,
    #[serde(skip)]
    pub cached: String,
}

fn main() {}
