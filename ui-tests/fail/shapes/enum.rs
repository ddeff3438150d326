use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub enum Status {
    Open,
    Paid,
}

fn main() {}
