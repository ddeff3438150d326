use docmodel::prelude::*;

fn fresh_number() -> i64 {
    1
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(default = "fresh_number")]
    pub number: String,
}

fn main() {}
