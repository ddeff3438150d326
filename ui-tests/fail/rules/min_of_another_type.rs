use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(min = 1.5)]
    pub qty: i32,
}

fn main() {}
