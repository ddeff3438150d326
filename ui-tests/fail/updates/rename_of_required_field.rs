use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub nick: String,
    pub name: Option<String>,
}

fn main() {
    let _ = Order::F.nick.rename_to(Order::F.name);
}
