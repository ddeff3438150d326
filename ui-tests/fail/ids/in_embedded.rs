use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(id)]
    pub id: ObjectId,
    pub sku: String,
}

fn main() {}
