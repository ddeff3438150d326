use docmodel::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, EmbeddedModel)]
pub struct Item {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

fn main() {}
