use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub tags: std::collections::HashSet<String>,
}

fn main() {
    let _ = Order::F.tags.pop_last();
}
