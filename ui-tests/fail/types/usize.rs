use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub len: usize,
}

fn main() {}
