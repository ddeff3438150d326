use std::rc::Rc;

use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub sku: Rc<String>,
}

fn main() {}
