use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(name = "no")]
    #[field(min_length = 1, name = "number")]
    pub number: String,
}

fn main() {}
