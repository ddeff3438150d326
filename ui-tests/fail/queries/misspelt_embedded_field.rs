use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Address {
    pub city: String,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub ship_to: Address,
}

fn main() {
    let _ = Order::F.ship_to.citty.eq("Oslo");
}
