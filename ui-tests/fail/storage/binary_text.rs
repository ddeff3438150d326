use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(binary)]
    pub photo: String,
}

fn main() {}
