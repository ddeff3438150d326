use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(soft_delete)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(alias = "removed_at")]
    pub deleted_at: Option<DateTime>,
}

fn main() {}
