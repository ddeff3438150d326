use docmodel::prelude::*;

fn seen(_: &Item) -> DateTime {
    DateTime::now()
}

#[derive(EmbeddedModel)]
pub struct Item {
    pub qty: i32,
    #[field(computed = "seen")]
    pub seen: DateTime,
}

fn main() {}
