use docmodel::prelude::*;

pub type Views = u64;

#[derive(EmbeddedModel)]
pub struct Item {
    pub views: Views,
}

fn main() {}
