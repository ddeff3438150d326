use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(skip_none)]
    pub sku: String,
}

fn main() {}
