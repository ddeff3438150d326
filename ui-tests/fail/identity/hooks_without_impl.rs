use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(collection = "orders", hooks)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
}

fn main() {}
