use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(timestamps(created = placed_on, updated = updated_at))]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub placed_at: DateTime,
    pub updated_at: DateTime,
}

fn main() {}
