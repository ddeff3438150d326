use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(min_length = 1, max_items = 5)]
    pub tags: Vec<String>,
}

fn main() {}
