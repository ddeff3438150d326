use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(timestamps)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub placed_at: DateTime,
}

fn main() {}
