use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Address {
    pub city: String,
}

#[derive(EmbeddedModel)]
pub struct Customer {
    #[field(skip_none)]
    pub address: Address,
}

fn main() {}
