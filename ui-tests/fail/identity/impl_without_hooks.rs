use docmodel::{Hooks, prelude::*};

#[derive(DocumentModel)]
#[document(collection = "orders")]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
}

impl Hooks for Order {
    async fn before_insert(&mut self) -> docmodel::Result<()> {
        Ok(())
    }
}

fn main() {}
