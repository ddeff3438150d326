use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Shelf {
    #[field(id)]
    pub id: ObjectId,
    pub corners: [f64; 4],
}

fn main() {
    let _ = Shelf::F.corners.push(1.5);
}
