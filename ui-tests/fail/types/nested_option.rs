use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub note: Option<Option<String>>,
}

fn main() {}
