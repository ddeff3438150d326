use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub note: Option<String>,
}

fn main() {
    let _ = Order::F.note.eq(Some("x"));
}
