use docmodel::expr::Step;
use docmodel::prelude::*;

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
}

fn main() {
    let _ = Step::unset(Order::F.number);
}
