use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Item {
    #[field(id)]
    pub id: ObjectId,
    #[field(alias = "qty")]
    pub stock: i32,
}

fn main() {
    let _ = Item::F.stock.asc();
}
