use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub image: Vec<u8>,
}

fn main() {}
