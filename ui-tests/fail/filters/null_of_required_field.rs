use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
}

fn main() {
    let _ = Order::F.number.is_null();
    let _ = Order::F.number.is_missing();
    let _ = Order::F.number.is_none();
    let _ = Order::F.number.is_some();
}
