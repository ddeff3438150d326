use docmodel::prelude::*;

#[derive(EmbeddedModel)]
#[document(soft_delete)]
pub struct Item {
    pub sku: String,
    pub deleted_at: Option<DateTime>,
}

fn main() {}
