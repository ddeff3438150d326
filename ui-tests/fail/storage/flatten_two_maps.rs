use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Page {
    #[field(flatten)]
    pub rest: bson::Document,
    #[field(flatten)]
    pub counts: std::collections::BTreeMap<String, i32>,
}

fn main() {}
