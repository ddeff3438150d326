use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub total: f64,
    pub number: String,
}

fn main() {
    let _ = Order::F.total.set_to(Order::F.number);
}
