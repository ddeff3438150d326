use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Address {
    pub city: String,
}

#[derive(EmbeddedModel)]
pub struct Item {
    pub sku: String,
    pub tags: Vec<String>,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
    pub ship_to: Address,
    pub bill_to: Option<Address>,
    pub items: Vec<Item>,
}

#[derive(Projection)]
#[projection(of = Order)]
pub struct Card {
    #[from(items.tags.len())]
    pub tags: usize,
}

fn main() {}
