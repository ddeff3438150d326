use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    note: Option<String>,
}

fn main() {
    let _ = Order::F.note.exists();
}
