use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    paid: bool,
}

fn main() {
    let _ = !Order::F.paid;
}
