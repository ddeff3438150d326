//! What a field's type is, and not how it is written, decides what its accessor offers.

#![deny(warnings)]

use docmodel::prelude::*;

type Text = String;
type Maybe<T> = Option<T>;
type Tags = Vec<Text>;
type Id = ObjectId;

trait Currency {
    type Amount;
}

struct Euro;

impl Currency for Euro {
    type Amount = i64;
}

#[derive(DocumentModel)]
#[index(tags, -total)]
struct Order {
    #[field(id)]
    id: Id,
    #[field(min_length = 1, pattern = "^[A-Z]")]
    number: Maybe<Text>,
    #[field(max_items = 5)]
    tags: Tags,
    #[field(min = 0)]
    total: <Euro as Currency>::Amount,
    note: std::option::Option<std::string::String>,
}

fn main() {
    let f = Order::F;
    assert_eq!(f.number.unset().to_string(), r#"{ $unset: { number: "" } }"#);
    assert_eq!(f.tags.contains("a").to_string(), r#"{ tags: "a" }"#);
    assert_eq!(f.total.inc(1).to_string(), r#"{ $inc: { total: Long("1") } }"#);
    assert_eq!(f.note.eq("a").to_string(), r#"{ note: "a" }"#);
    let order = Order { id: Id::new(), number: None, tags: vec![], total: -1, note: None };
    assert_eq!(order.validate().unwrap_err().len(), 1);
}
