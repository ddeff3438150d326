use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Item {
    #[field(id)]
    pub id: ObjectId,
    #[field(skip)]
    #[index]
    pub cached: bool,
}

fn main() {}
