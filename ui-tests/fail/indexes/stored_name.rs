use docmodel::prelude::*;

#[derive(DocumentModel)]
#[index(no)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(name = "no")]
    pub number: String,
}

fn main() {}
