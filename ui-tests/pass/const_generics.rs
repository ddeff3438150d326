//! Const parameters are passed through: a bound may be one.

#![deny(warnings)]

use docmodel::prelude::*;

#[derive(EmbeddedModel)]
struct Limited<T, const MAX: i32 = 3> {
    #[field(max = MAX)]
    value: i32,
    other: Vec<T>,
}

#[derive(DocumentModel)]
struct Order {
    #[field(id)]
    id: ObjectId,
    few: Limited<bool, 3>,
    many: Limited<String, 300>,
}

fn main() {
    let order = Order {
        id: ObjectId::new(),
        few: Limited { value: 4, other: vec![] },
        many: Limited { value: 4, other: vec![] },
    };
    let violations = order.validate().unwrap_err();
    assert_eq!(violations.len(), 1);
    assert_eq!(violations[0].to_string(), "few.value: must be at most 3, is 4");
    assert_eq!(Order::F.many.value.eq(4).to_string(), r#"{ "many.value": 4 }"#);
}
