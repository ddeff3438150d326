use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(version)]
    pub revision: i64,
}

fn main() {
    let _ = Order::F.revision.set(3);
}
