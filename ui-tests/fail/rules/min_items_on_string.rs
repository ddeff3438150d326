use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(min_items = 1)]
    pub sku: String,
}

fn main() {}
