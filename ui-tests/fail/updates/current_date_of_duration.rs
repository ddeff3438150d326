use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub took: docmodel::Millis<std::time::Duration>,
}

fn main() {
    let _ = Order::F.took.current_date();
}
