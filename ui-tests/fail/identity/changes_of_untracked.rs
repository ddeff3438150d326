use docmodel::{Tracked, prelude::*};

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
}

fn is_changed(order: &impl Tracked) -> bool {
    order.is_changed().unwrap_or(true)
}

fn main() {
    is_changed(&Order { id: ObjectId::new() });
}
