use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub qty: i32,
}

fn main() {
    let qty: i64 = 2;
    let _ = Order::F.qty.eq(qty);
}
