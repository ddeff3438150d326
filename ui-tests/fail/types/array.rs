use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub corners: [f64; 4],
}

fn main() {}
