use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(flatten)]
    pub sku: String,
}

fn main() {}
