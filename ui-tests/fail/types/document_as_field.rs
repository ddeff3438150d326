use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct User {
    #[field(id)]
    pub id: ObjectId,
}

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub user: User,
}

fn main() {}
