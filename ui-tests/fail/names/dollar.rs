use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(name = "$ref")]
    pub reference: String,
}

fn main() {}
