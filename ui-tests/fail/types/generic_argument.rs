use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Range<T> {
    pub from: T,
    pub to: T,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub views: Range<u64>,
}

fn main() {}
