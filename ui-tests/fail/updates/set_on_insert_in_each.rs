use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub sku: String,
    pub qty: i32,
    pub gift: bool,
    pub note: Option<String>,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub items: Vec<Item>,
}

fn main() {
    let _ = Order::F.items.each(|i| i.qty.set_on_insert(1));
}
