use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(min_length = -1)]
    pub sku: String,
}

fn main() {}
