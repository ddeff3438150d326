use docmodel::prelude::*;

#[derive(DocumentModel)]
#[index(number, sparse)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
}

fn main() {}
