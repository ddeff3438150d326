use std::collections::HashMap;

use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub stock: HashMap<String, i64>,
}

fn main() {
    let _ = Order::F.stock.key("oslo", |n| n.gte("1"));
}
