use docmodel::prelude::*;

#[derive(Debug, FieldType)]
enum Status {
    Draft,
    Sent,
}

#[derive(DocumentModel)]
#[document(view)]
struct Order {
    #[field(id)]
    id: ObjectId,
    status: Status,
}

fn main() {}
