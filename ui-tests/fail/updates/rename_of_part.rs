use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub note: Option<String>,
    pub notes: (Option<String>, Option<String>),
}

fn main() {
    let _ = Order::F.notes.0.rename_to(Order::F.note);
}
