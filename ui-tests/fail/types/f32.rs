use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub weight: f32,
}

fn main() {}
