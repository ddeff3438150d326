use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Address {
    pub city: String,
}

#[derive(DocumentModel)]
pub struct Customer {
    #[field(id)]
    pub id: ObjectId,
    #[field(flatten)]
    #[index]
    pub address: Address,
}

fn main() {}
