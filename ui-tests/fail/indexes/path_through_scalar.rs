use docmodel::prelude::*;

#[derive(DocumentModel)]
#[index(number.city)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
}

fn main() {}
