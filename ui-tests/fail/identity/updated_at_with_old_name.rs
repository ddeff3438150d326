use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(timestamps)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(alias = "changed_at")]
    pub updated_at: DateTime,
}

fn main() {}
