use docmodel::prelude::*;

#[derive(EmbeddedModel)]
#[index(sku)]
pub struct Item {
    pub sku: String,
}

fn main() {}
