use docmodel::prelude::*;

mod cents {
    pub fn to_stored(price: &f64) -> i64 {
        (price * 100.0).round() as i64
    }

    pub fn from_stored(cents: i64) -> Result<f64, String> {
        Ok(cents as f64 / 100.0)
    }
}

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(with = "cents")]
    pub price: f64,
}

fn main() {}
