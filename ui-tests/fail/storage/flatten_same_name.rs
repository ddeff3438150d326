use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Address {
    pub name: String,
}

#[derive(EmbeddedModel)]
pub struct Customer {
    pub name: String,
    #[field(flatten)]
    pub address: Address,
}

fn main() {}
