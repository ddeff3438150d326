use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Status {
    pub code: i32,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(default)]
    pub status: Status,
}

fn main() {}
