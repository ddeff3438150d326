use docmodel::prelude::*;

#[derive(DocumentModel)]
#[index(number, -number)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
}

fn main() {}
