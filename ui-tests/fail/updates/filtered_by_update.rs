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
    let _ = Order::F.items.filtered(|i| i.qty.set(1), |i| i.qty.inc(-1));
}
