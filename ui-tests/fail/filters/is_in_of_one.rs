use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    total: f64,
}

fn main() {
    let _ = Order::F.total.is_in(100.0);
}
