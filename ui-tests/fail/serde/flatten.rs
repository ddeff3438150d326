use docmodel::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, EmbeddedModel)]
pub struct Size {
    pub width: f64,
}

#[derive(Serialize, Deserialize, EmbeddedModel)]
pub struct Item {
    #[serde(flatten)]
    pub size: Size,
}

fn main() {}
