use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(soft_delete = removed_at)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub deleted_at: Option<DateTime>,
}

fn main() {}
