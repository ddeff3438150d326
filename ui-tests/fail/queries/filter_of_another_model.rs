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
    let _: Filter<Order> = User::F.name.eq("Ada");
}
