use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(min = 1)]
    pub sku: String,
}

fn main() {}
