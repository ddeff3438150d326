use docmodel::prelude::*;

pub struct Cache;

#[derive(EmbeddedModel)]
pub struct Item {
    #[field(skip)]
    pub cache: Cache,
}

fn main() {}
