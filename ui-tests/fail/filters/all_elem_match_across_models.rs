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
    paid: bool,
    items: Vec<Item>,
}

fn main() {
    let _ = Order::F.items.all_elem_match(|_| [Order::F.paid.eq(true)]);
}
