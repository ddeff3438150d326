use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    pub id: ObjectId,
    pub number: String,
}

fn main() {}
