use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub qty: i32,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub items: Vec<Item>,
    pub qty: i32,
}

fn main() {
    let _ = Order::F.items.any().qty.expr();
}
