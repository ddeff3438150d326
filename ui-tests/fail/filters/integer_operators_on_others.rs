use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    total: f64,
}

fn main() {
    let _ = Order::F.number.modulo(4, 0);
    let _ = Order::F.total.bits_any_set([1]);
    let _ = Order::F.total.bits_all_clear([1]);
    let _ = Order::F.total.bits_any_clear([1]);
}
