use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub total: f64,
    pub paid: bool,
}

fn main() {
    let _ = Order::F.paid.eq(true) && Order::F.total.gt(18.5);
}
