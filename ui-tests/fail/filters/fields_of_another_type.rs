use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    total: f64,
}

fn main() {
    let _ = Order::F.total.ne_field(Order::F.number);
    let _ = Order::F.total.gte_field(Order::F.number);
    let _ = Order::F.total.lt_field(Order::F.number);
}
