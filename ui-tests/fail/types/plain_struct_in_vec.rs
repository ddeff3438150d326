use docmodel::prelude::*;

pub struct Item {
    pub sku: String,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub items: Vec<Item>,
}

fn main() {}
