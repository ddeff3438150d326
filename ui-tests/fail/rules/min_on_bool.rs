use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(min = 1)]
    pub paid: bool,
}

fn main() {}
