use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub views: u64,
}

fn main() {}
