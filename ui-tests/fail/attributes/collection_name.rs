use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(collection = "system.orders")]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
}

fn main() {}
