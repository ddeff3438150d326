use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(timestamps)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub created_at: i64,
    pub updated_at: DateTime,
}

fn main() {}
