use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Versioned<T> {
    pub version: i32,
    #[field(flatten)]
    pub content: T,
}

fn main() {}
