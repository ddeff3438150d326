use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    paid: bool,
}

#[derive(DocumentModel)]
struct User {
    #[field(id)]
    id: ObjectId,
    name: String,
}

fn main() {
    let _ = Order::F.paid.eq(true).and_some(Some("Ada"), |_, name| User::F.name.eq(name));
}
