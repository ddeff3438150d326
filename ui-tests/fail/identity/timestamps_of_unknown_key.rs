use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(timestamps(made = created_at))]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub created_at: DateTime,
}

fn main() {}
