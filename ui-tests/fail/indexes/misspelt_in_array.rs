use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Address {
    pub city: String,
}

#[derive(DocumentModel)]
#[index(items.citty)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub items: Vec<Address>,
}

fn main() {}
