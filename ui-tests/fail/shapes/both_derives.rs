use docmodel::prelude::*;

#[derive(DocumentModel, EmbeddedModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
}

fn main() {}
