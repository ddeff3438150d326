use docmodel::prelude::*;

#[derive(EmbeddedModel)]
#[document(deny_unknown)]
pub struct Page {
    #[field(flatten)]
    pub rest: bson::Document,
}

fn main() {}
