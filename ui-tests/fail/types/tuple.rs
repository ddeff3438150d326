use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub size: (i32, i32),
}

fn main() {}
