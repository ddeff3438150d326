use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Item {
    #[field(id)]
    pub id: ObjectId,
    pub sku: String,
    #[field(skip)]
    pub cached: bool,
}

fn main() {
    let _ = Item::F.cached.eq(true);
}
