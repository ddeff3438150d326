use docmodel::prelude::*;

#[derive(FieldType)]
pub enum Status {
    Draft,
    Sent,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub status: Status,
}

fn main() {
    let _ = Order::F.status.gt(Status::Draft);
}
