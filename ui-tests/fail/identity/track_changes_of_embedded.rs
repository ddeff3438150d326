use docmodel::{Snapshot, prelude::*};

#[derive(EmbeddedModel)]
#[document(track_changes)]
pub struct Item {
    pub sku: String,
    #[field(skip)]
    pub snapshot: Snapshot,
}

fn main() {}
