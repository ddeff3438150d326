use docmodel::{Snapshot, prelude::*};

#[derive(DocumentModel)]
#[document(track_changes = stored)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(skip)]
    pub snapshot: Snapshot,
}

fn main() {}
