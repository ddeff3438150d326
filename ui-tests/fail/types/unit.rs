use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub marker: (),
}

fn main() {}
