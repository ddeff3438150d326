#![deny(unused_must_use)]

use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub paid: bool,
}

fn main() {
    Order::F.paid.set(true);
}
