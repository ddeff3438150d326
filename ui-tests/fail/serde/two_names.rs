use docmodel::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, EmbeddedModel)]
pub struct Item {
    #[serde(rename(serialize = "no", deserialize = "number"))]
    pub number: String,
}

fn main() {}
