//! Many mistakes that only the types show, in one struct: all of them are reported at once.

use docmodel::prelude::*;

pub struct Size {
    pub width: f64,
}

#[derive(EmbeddedModel)]
pub struct Address {
    pub city: String,
}

#[derive(DocumentModel)]
#[index(ship_to.citty)]
#[index(number.city)]
pub struct Order {
    #[field(id)]
    pub id: Vec<String>,
    #[field(min = 1)]
    pub number: String,
    #[field(pattern = "^[0-9]+$")]
    pub total: f64,
    #[field(min_items = 1)]
    pub ship_to: Address,
    pub size: Size,
    pub sizes: Vec<Size>,
}

fn main() {}
