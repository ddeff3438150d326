use docmodel::prelude::*;

#[derive(DocumentModel)]
#[index(number, name = "by_number")]
#[index(total, name = "by_number")]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
    pub total: f64,
}

fn main() {}
