use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub revision: i64,
}

fn is_versioned<M: docmodel::model::Versioned>() {}

fn main() {
    is_versioned::<Order>();
}
