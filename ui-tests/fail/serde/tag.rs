use docmodel::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, EmbeddedModel)]
#[serde(tag = "kind")]
pub struct Item {
    pub sku: String,
}

fn main() {}
