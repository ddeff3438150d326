use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub rows: Vec<Vec<i32>>,
}

fn main() {
    let _ = Order::F.rows.any().contains(1);
}
