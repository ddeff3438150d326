use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub sizes: (i32, i32, i32, i32, i32, i32, i32, i32, i32),
}

fn main() {}
