use docmodel::prelude::*;

#[derive(FieldType)]
pub enum Status {
    Open,
    Closed,
}

#[derive(EmbeddedModel)]
pub struct Customer {
    #[field(flatten)]
    pub status: Status,
}

fn main() {}
