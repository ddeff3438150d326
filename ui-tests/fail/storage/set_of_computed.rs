use docmodel::prelude::*;

fn total(item: &Item) -> i32 {
    item.qty * 10
}

#[derive(DocumentModel)]
pub struct Item {
    #[field(id)]
    pub id: ObjectId,
    pub qty: i32,
    #[field(computed = "total")]
    pub total: i32,
}

fn main() {
    let _ = Item::F.total.set(3);
}
