use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub paid: bool,
}

fn main() {
    let _ = Update::collect([Order::F.paid.eq(true)]);
}
