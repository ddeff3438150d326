use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub tags: Vec<String>,
}

fn main() {
    let _ = Order::F.tags.push_with([1], |push| push.position(0));
}
