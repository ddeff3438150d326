use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[index(expire_after_seconds = 60)]
    pub created_at: DateTime,
}

fn main() {}
