use docmodel::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, EmbeddedModel)]
pub struct Item {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

fn main() {}
