use docmodel::prelude::*;

#[derive(EmbeddedModel)]
#[document(hooks)]
pub struct Item {
    pub sku: String,
}

fn main() {}
