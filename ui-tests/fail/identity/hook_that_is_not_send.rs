use docmodel::{Hooks, prelude::*};

#[derive(DocumentModel)]
#[document(hooks)]
pub struct Order {
    #[field(id)]
    pub id: ObjectId,
}

impl Hooks for Order {
    async fn after_insert(&mut self) -> docmodel::Result<()> {
        let label = std::rc::Rc::new(self.id);
        std::future::ready(()).await;
        println!("{label}");
        Ok(())
    }
}

fn main() {}
