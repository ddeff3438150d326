use docmodel::prelude::*;

#[derive(DocumentModel)]
#[index(-created_at)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
}

fn main() {}
