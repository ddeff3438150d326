use docmodel::prelude::*;

#[derive(DocumentModel)]
#[index(number, nmae = "by_number")]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
}

fn main() {}
