use docmodel::prelude::*;
use std::collections::HashSet;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub tags: HashSet<String>,
}

fn main() {
    let _ = Order::F.tags.push("new");
}
