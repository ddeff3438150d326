//! Paths and indexes as constants, for checks at compile time.

#![deny(warnings)]

use docmodel::{path_of, prelude::*};

#[derive(EmbeddedModel)]
struct Address {
    city: String,
    #[field(name = "zipCode")]
    zip: Option<String>,
}

#[derive(DocumentModel)]
#[document(rename_all = "camelCase")]
#[index(ship_to.zip, number)]
struct Order {
    #[field(id)]
    id: ObjectId,
    number: String,
    ship_to: Address,
    bill_to: Option<Address>,
    stops: Vec<Address>,
}

const ID: &str = path_of::<Order, _>(|o| o.id);
const ZIP: &str = path_of::<Order, _>(|o| o.ship_to.zip);
const BILLED: &str = path_of::<Order, _>(|o| o.bill_to.city);
const STOPS: &str = path_of::<Order, _>(|o| o.stops.any().city);
static PATHS: [&str; 2] = [ZIP, BILLED];

const fn same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut at = 0;
    while at < left.len() && at < right.len() && left[at] == right[at] {
        at += 1;
    }
    left.len() == right.len() && at == left.len()
}

const _: () = assert!(same(Order::INDEXES[0].keys()[0].path(), ZIP));
const _: () = assert!(same(ID, "_id"));
const _: () = assert!(!Order::INDEXES[0].is_unique());

fn main() {
    assert_eq!((PATHS, STOPS), (["shipTo.zipCode", "billTo.city"], "stops.city"));
}
