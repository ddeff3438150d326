use docmodel::{Hooks, prelude::*};

#[derive(DocumentModel)]
#[document(hooks)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
}

impl Hooks for Order {
    async fn before_insert(&self) -> docmodel::Result<()> {
        Ok(())
    }
}

fn main() {}
