use docmodel::prelude::*;
use std::collections::BTreeMap;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    stock: BTreeMap<String, i32>,
}

fn main() {
    let _ = Order::F.stock.has_key(7);
}
