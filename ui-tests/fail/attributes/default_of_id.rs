use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id, default)]
    pub id: ObjectId,
}

fn main() {}
