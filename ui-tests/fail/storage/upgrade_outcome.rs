use docmodel::prelude::*;

fn split(_: &mut bson::Document) -> bool {
    true
}

#[derive(EmbeddedModel)]
#[document(schema_version = 2, upgrade(1 = "split"))]
pub struct Person {
    pub name: String,
}

fn main() {}
