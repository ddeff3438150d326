use docmodel::prelude::*;

#[derive(EmbeddedModel)]
#[document(collection = "items")]
pub struct Item {
    pub sku: String,
}

fn main() {}
