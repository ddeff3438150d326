use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(min = 10, max = 1)]
    pub qty: i32,
}

fn main() {}
