use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    paid: bool,
}

fn main() {
    let _ = Order::F.paid.eq(true).and_if(true, Order::F.number.eq("NO-1"));
}
