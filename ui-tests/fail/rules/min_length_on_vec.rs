use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(min_length = 1)]
    pub tags: Vec<String>,
}

fn main() {}
