use docmodel::prelude::*;

pub struct Size {
    pub wide: i32,
}

#[derive(EmbeddedModel)]
pub struct Item {
    pub sizes: Vec<(i32, Size)>,
}

fn main() {}
