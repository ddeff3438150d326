use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(truncate)]
    pub seen: Option<ObjectId>,
}

fn main() {}
