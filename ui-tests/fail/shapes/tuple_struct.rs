use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Sku(String);

fn main() {}
