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
    const _: &str = docmodel::path_of::<Order, _>(|o| o.ship_to.citty);
}
