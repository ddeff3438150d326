use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub sku: String,
    pub qty: i32,
    pub sizes: Vec<i32>,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub items: Vec<Item>,
    pub paid: bool,
}

fn main() {
    let _ = Order::F.items.filtered(|i| i.qty.lt(1), |_| [Order::F.paid.set(true)]);
}
