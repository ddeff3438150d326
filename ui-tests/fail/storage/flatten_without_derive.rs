use docmodel::prelude::*;

pub struct Address {
    pub city: String,
}

#[derive(EmbeddedModel)]
pub struct Customer {
    #[field(flatten)]
    pub address: Address,
}

fn main() {}
