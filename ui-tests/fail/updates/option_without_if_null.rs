use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    total: f64,
    discount: Option<f64>,
}

fn main() {
    let _ = Order::F.total.set_to(Order::F.discount.expr().add(1.0));
}
