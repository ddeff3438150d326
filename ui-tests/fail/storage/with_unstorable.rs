use docmodel::prelude::*;

mod cents {
    pub type Stored = u64;

    pub fn to_stored(price: &f64) -> Stored {
        (price * 100.0).round() as u64
    }

    pub fn from_stored(cents: Stored) -> Result<f64, String> {
        Ok(cents as f64 / 100.0)
    }
}

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(with = "cents")]
    pub price: f64,
}

fn main() {}
