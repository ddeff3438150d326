use std::collections::HashMap;

use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Item {
    pub stock: HashMap<i32, i64>,
}

fn main() {}
