use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(version, default)]
    pub revision: i64,
}

fn main() {}
