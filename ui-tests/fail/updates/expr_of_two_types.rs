use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub price: f64,
    pub qty: i32,
}

fn main() {
    let _ = Order::F.price.expr().multiply(Order::F.qty);
}
