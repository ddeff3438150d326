use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item<'a> {
    pub sku: &'a str,
}

fn main() {}
