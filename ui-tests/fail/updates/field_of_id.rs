use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Key {
    pub shop: i32,
    pub day: i32,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: Key,
}

fn main() {
    let _ = Order::F.id.day.inc(1);
}
