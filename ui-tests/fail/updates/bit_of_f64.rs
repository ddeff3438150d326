use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub total: f64,
}

fn main() {
    let _ = Order::F.total.bit_or(1.0);
}
