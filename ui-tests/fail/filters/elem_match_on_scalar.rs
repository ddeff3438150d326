use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
}

fn main() {
    let _ = Order::F.number.elem_match(|n| n.eq("NO-1"));
}
