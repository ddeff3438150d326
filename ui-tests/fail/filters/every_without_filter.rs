use docmodel::prelude::*;

#[derive(EmbeddedModel)]
struct Item {
    sku: String,
    qty: i32,
}

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    items: Vec<Item>,
}

fn main() {
    let _ = Order::F.items.every(|i| i.qty);
}
