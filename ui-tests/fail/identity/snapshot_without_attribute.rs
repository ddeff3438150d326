use docmodel::{Snapshot, prelude::*};

#[derive(DocumentModel)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub snapshot: Snapshot,
}

fn main() {}
