use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub number: String,
}

#[derive(DocumentModel)]
pub struct User {
    #[field(id)]
    pub id: ObjectId,
    pub name: String,
}

fn main() {
    let _ = Update::collect([Order::F.number.set("A-1"), User::F.name.set("Ada")]);
}
