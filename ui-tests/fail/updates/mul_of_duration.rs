use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub took: docmodel::Millis<std::time::Duration>,
}

fn main() {
    let _ = Order::F.took.mul(docmodel::Millis::new(std::time::Duration::from_secs(2)));
}
