use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(pattern = "^[A-Z")]
    pub sku: String,
}

fn main() {}
