use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct User {
    #[field(id)]
    pub id: ObjectId,
    pub name: Option<String>,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub nick: Option<String>,
}

fn main() {
    let _ = Order::F.nick.rename_to(User::F.name);
}
