use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub rows: Vec<Vec<i32>>,
    pub named: (String, Vec<i32>),
}

fn main() {
    let _ = Order::F.rows.at(0, |row| row.any().gte(3));
    let _ = Order::F.named.1.any().gte(3);
}
