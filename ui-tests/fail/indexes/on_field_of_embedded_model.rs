use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[index(unique)]
    pub sku: String,
}

fn main() {}
