use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(soft_delete)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub deleted_at: Option<bool>,
}

fn main() {}
