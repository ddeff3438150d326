use docmodel::prelude::*;

fn split(document: bson::Document) -> bson::Document {
    document
}

#[derive(EmbeddedModel)]
#[document(schema_version = 2, upgrade(1 = "split"))]
pub struct Person {
    pub name: String,
}

fn main() {}
