use docmodel::prelude::*;

#[derive(EmbeddedModel)]
#[document(schema_version = 3, upgrade(2 = "split"))]
pub struct Person {
    pub name: String,
}

fn main() {}
