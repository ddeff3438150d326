use docmodel::{Hooks, prelude::*};

#[derive(DocumentModel)]
#[document(hooks)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
}

impl Hooks for Order {
    fn before_insert(&mut self) -> docmodel::Result<()> {
        Ok(())
    }
}

fn main() {}
