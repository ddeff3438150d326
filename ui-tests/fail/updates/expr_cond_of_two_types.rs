use docmodel::expr;
use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    paid: bool,
}

fn main() {
    let _ = expr::cond(Order::F.paid.expr(), 1.5, "none").eq(1.5);
}
