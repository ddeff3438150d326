use std::collections::BTreeMap;

use docmodel::prelude::*;

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sku(String);

#[derive(EmbeddedModel)]
pub struct Item {
    pub stock: BTreeMap<Sku, i64>,
}

fn main() {}
