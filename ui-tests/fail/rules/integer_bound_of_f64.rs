use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(min = 1)]
    pub price: f64,
}

fn main() {}
