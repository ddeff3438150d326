use docmodel::prelude::*;

#[derive(DocumentModel)]
#[index(numbr)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
}

fn main() {}
