use docmodel::prelude::*;

#[derive(EmbeddedModel)]
pub struct Order {
    pub qty: i32,
}

fn total(order: &Order) -> i32 {
    order.qty * 10
}

#[derive(EmbeddedModel)]
pub struct Item {
    pub qty: i32,
    #[field(computed = "total")]
    pub total: i32,
}

fn main() {}
