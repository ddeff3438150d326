use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(rename_all = "Title Case")]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub ship_to: String,
}

fn main() {}
