use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(timestamps, soft_delete = updated_at)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub updated_at: Option<DateTime>,
}

fn main() {}
