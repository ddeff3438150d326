use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(name = "no")]
    pub number: String,
    pub no: i64,
}

fn main() {}
