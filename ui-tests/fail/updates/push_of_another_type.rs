use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    tags: Vec<String>,
}

fn main() {
    let _ = Order::F.tags.push(5);
}
