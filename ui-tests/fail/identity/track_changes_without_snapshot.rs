use docmodel::prelude::*;

#[derive(DocumentModel)]
#[document(track_changes)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    pub paid: bool,
}

fn main() {}
