use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(soft_delete)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
}

fn is_deleted(order: &impl docmodel::model::SoftDelete) -> bool {
    order.is_deleted()
}

fn main() {
    is_deleted(&Order { id: ObjectId::new(), number: String::new() });
}
