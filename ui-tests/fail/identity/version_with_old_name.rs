use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(version, alias = "rev")]
    pub revision: i64,
}

fn main() {}
