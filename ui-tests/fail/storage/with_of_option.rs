use docmodel::prelude::*;

mod cents {
    pub type Stored = Option<i64>;

    pub fn to_stored(price: &Option<f64>) -> Stored {
        price.map(|price| (price * 100.0).round() as i64)
    }

    pub fn from_stored(cents: Stored) -> Result<Option<f64>, String> {
        Ok(cents.map(|cents| cents as f64 / 100.0))
    }
}

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(with = "cents")]
    pub price: Option<f64>,
}

fn main() {}
