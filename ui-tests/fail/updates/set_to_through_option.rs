use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Address {
    pub city: String,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub city: String,
    pub ship_to: Option<Address>,
}

fn main() {
    let _ = Order::F.city.set_to(Order::F.ship_to.city);
}
