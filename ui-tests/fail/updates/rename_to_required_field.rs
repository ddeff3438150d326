use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub nick: Option<String>,
    pub name: String,
}

fn main() {
    let _ = Order::F.nick.rename_to(Order::F.name);
}
