use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub sku: &'static str,
}

fn main() {}
