use docmodel::prelude::*;

mod cents {
    pub type Stored = i64;

    pub fn to_stored(price: &f64) -> Stored {
        (price * 100.0).round() as i64
    }

    pub fn from_stored(cents: Stored) -> f64 {
        cents as f64 / 100.0
    }
}

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(with = "cents")]
    pub price: f64,
}

fn main() {}
