use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    total: f64,
}

fn main() {
    let _ = Order::F.number.bit_and(1);
    let _ = Order::F.total.bit_xor(1.0);
}
