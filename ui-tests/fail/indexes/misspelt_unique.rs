use docmodel::prelude::*;

#[derive(DocumentModel)]
#[index(number, uniqe)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
}

fn main() {}
