use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id, name = "number")]
    pub number: String,
}

fn main() {}
