use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    total: f64,
}

fn main() {
    let _ = Order::F.total.not_in(["100"]);
}
