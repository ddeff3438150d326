use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(rename_all = "camelCase")]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub ship_to: String,
    #[field(name = "shipTo")]
    pub destination: String,
}

fn main() {}
