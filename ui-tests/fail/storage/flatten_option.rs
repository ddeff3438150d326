use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Address {
    pub city: String,
}

#[derive(EmbeddedModel)]
pub struct Customer {
    #[field(flatten)]
    pub address: Option<Address>,
}

fn main() {}
