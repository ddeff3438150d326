use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub sku: String,
    #[field(version)]
    pub revision: i64,
}

fn main() {}
