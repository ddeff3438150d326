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
    let _ = Filter::none([Order::F.paid.eq(true), User::F.name.eq("Ada")]);
}
