use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(version)]
    pub revision: Option<i64>,
}

fn main() {}
