use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id = true)]
    pub id: ObjectId,
}

fn main() {}
