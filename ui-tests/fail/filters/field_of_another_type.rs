use docmodel::prelude::*;

#[derive(EmbeddedModel)]
struct Item {
    sku: String,
    labels: Vec<String>,
}

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    total: f64,
    limit: i64,
    paid: bool,
    tags: Vec<String>,
    items: Vec<Item>,
}

fn main() {
    let _ = Order::F.total.lte_field(Order::F.limit);
}
