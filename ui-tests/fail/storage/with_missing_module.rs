use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(with = "cents")]
    pub price: f64,
}

fn main() {}
