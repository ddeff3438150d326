use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub deleted_at: Option<DateTime>,
}

fn is_deleted(order: &impl docmodel::model::SoftDelete) -> bool {
    order.is_deleted()
}

fn main() {
    is_deleted(&Order { id: ObjectId::new(), deleted_at: None });
}
