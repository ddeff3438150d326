use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub paid: bool,
}

fn main() {
    let _ = Order::F.paid.set_min(true);
}
