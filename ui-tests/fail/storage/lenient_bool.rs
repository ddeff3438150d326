use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(lenient)]
    pub sold: bool,
}

fn main() {}
