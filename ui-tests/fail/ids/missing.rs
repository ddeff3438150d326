use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    pub number: String,
}

fn main() {}
