use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Address {
    pub city: String,
}

#[derive(DocumentModel)]
#[index(ship_to.citty)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub ship_to: Address,
}

fn main() {}
