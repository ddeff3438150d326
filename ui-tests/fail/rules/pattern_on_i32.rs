use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(pattern = "^[0-9]+$")]
    pub qty: i32,
}

fn main() {}
