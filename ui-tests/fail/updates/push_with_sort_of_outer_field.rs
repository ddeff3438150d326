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
    pub total: f64,
}

fn main() {
    let _ = Order::F.items.push_with([] as [Item; 0], |push| push.sort(|_| Order::F.total.asc()));
}
