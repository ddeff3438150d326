use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Item {
    #[field(id)]
    pub id: ObjectId,
    pub size: (i32, i32),
    pub sizes: Vec<(i32, i32)>,
}

fn main() {
    let _ = Item::F.size.2.eq(1);
    let _ = Item::F.size.0.eq("wide");
    let _ = Item::F.sizes.any().0.eq(1);
}
