use docmodel::prelude::*;

fn to_metres(_: &mut bson::Document) {}

#[derive(EmbeddedModel)]
#[document(schema_version = 2, upgrade(1 = "to_metres"))]
pub struct Size {
    pub height: f64,
}

#[derive(EmbeddedModel)]
pub struct Item {
    pub sku: String,
    #[field(flatten)]
    pub size: Size,
}

fn main() {}
