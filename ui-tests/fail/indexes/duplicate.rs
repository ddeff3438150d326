use docmodel::prelude::*;

#[derive(DocumentModel)]
#[index(number, unique)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[index]
    pub number: String,
}

fn main() {}
