use docmodel::field::{Accessor, AccessorOf};
use docmodel::path::{Aliases, Child, Computed, Renamed, Root, Segment};
use docmodel::prelude::*;

pub struct Stock;

impl Segment for Stock {
    const NAME: &'static str = "stock";
}

impl Aliases for Stock {
    const OLD: &'static [&'static str] = &["amount"];
}

fn main() {
    let stock: AccessorOf<i64, Renamed<Root<()>, Stock>> = Accessor::NEW;
    let _ = stock.inc(1);
    let _ = stock.asc();
    let below: AccessorOf<i64, Child<Child<Renamed<Root<()>, Stock>, Stock>, Stock>> = Accessor::NEW;
    let _ = below.set(1);
    let computed: AccessorOf<i64, Computed<Root<()>, Stock>> = Accessor::NEW;
    let _ = computed.set(1);
    let _ = computed.inc(1);
    let _ = computed.asc();
}
