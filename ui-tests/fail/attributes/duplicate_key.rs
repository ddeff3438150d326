use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(name = "no", name = "number")]
    pub number: String,
}

fn main() {}
