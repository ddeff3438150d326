use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub qty: i32,
    #[field(computed = "total")]
    pub total: i32,
}

fn main() {}
