use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub qty: i32,
}

fn main() {
    let _ = Order::F.qty.inc(0.5);
}
