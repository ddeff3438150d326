use docmodel::prelude::*;

pub struct Address {
    pub city: String,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub ship_to: Option<Address>,
}

fn main() {}
