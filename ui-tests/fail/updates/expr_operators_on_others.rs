use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    total: f64,
    limit: i64,
    paid: bool,
}

fn main() {
    let _ = Order::F.number.expr().subtract("1");
    let _ = Order::F.number.expr().to_double();
    let _ = Order::F.limit.expr().divide(2);
    let _ = Order::F.total.expr().concat("1");
    let _ = Order::F.paid.expr().gt(true);
    let _ = Order::F.total.expr().and(true);
    let _ = Order::F.total.expr().or(true);
}
