use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(version)]
    pub revision: i64,
    #[field(version)]
    pub edition: i64,
}

fn main() {}
