//! A model with serde's derives: what serde renames is stored under that name, and `#[field]` has the last word.

#![deny(warnings)]

use docmodel::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, DocumentModel)]
#[serde(rename_all = "camelCase")]
struct Order {
    #[field(id)]
    #[serde(rename = "_id")]
    id: i32,
    ship_to: String,
    #[serde(rename = "no")]
    number: String,
    #[serde(rename = "json", default)]
    #[field(name = "bson")]
    both: i32,
    #[serde(rename(serialize = "same", deserialize = "same"))]
    twice: bool,
    #[serde(default = "one")]
    count: i64,
}

fn one() -> i64 {
    1
}

fn main() {
    let f = Order::F;
    let paths = [f.id.path(), f.ship_to.path(), f.number.path(), f.both.path(), f.twice.path(), f.count.path()];
    assert_eq!(paths, ["_id", "shipTo", "no", "bson", "same", "count"]);
    let stored = bson::doc! { "_id": 1, "shipTo": "Oslo", "no": "A-1", "same": true };
    let order: Order = docmodel::from_document(&stored).unwrap();
    assert_eq!((order.both, order.count, order.twice), (0, 1, true));
}
