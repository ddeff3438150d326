use docmodel::field::{Accessor, AccessorOf};
use docmodel::path::{Computed, Root, Segment};
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

fn main() {
    let stock: AccessorOf<i64, Computed<Root<Item>, Stock>> = Accessor::NEW;
    let _ = stock.set(1);
}
