use docmodel::prelude::*;

fn total(item: &Item) -> i64 {
    i64::from(item.qty) * 10
}

#[derive(EmbeddedModel)]
pub struct Item {
    pub qty: i32,
    #[field(computed = "total")]
    pub total: i32,
}

fn main() {}
