use docmodel::prelude::*;

pub enum Status {
    Open,
    Paid,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub status: Status,
}

fn main() {}
