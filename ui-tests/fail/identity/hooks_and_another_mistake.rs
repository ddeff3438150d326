use docmodel::{Hooks, prelude::*};

#[derive(DocumentModel)]
#[document(hooks)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
    #[field(nmae = "no")]
    pub number: String,
}

impl Hooks for Order {
    async fn before_insert(&mut self) -> docmodel::Result<()> {
        Ok(())
    }
}

fn main() {}
