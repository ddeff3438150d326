use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub paid_at: String,
}

fn main() {
    let _ = Order::F.paid_at.current_date();
}
