use docmodel::field::{Accessor, AccessorOf};
use docmodel::path::{Aliases, Renamed, Root, Segment};
use docmodel::prelude::*;

#[derive(DocumentModel)]
pub struct Item {
    #[field(id)]
    pub id: ObjectId,
}

pub struct Stock;

impl Segment for Stock {
    const NAME: &'static str = "stock";
}

impl Aliases for Stock {
    const OLD: &'static [&'static str] = &["amount"];
}

fn main() {
    let stock: AccessorOf<i64, Renamed<Root<Item>, Stock>> = Accessor::NEW;
    let _ = stock.asc();
}
