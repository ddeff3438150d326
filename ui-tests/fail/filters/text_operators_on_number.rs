use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    total: f64,
}

fn main() {
    let _ = Order::F.total.ends_with("9");
    let _ = Order::F.total.contains("9");
    let _ = Order::F.total.iexact("9");
    let _ = Order::F.total.istarts_with("9");
    let _ = Order::F.total.iends_with("9");
    let _ = Order::F.total.icontains("9");
}
