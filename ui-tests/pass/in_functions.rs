//! Models inside of functions, where no path leads to them, and beside models of the same name elsewhere.

#![deny(warnings)]

use docmodel::prelude::*;

#[derive(EmbeddedModel)]
struct Item {
    outer: String,
}

fn inner() -> String {
    #[derive(EmbeddedModel)]
    struct Item {
        #[field(default = "default_qty")]
        qty: i32,
    }

    fn default_qty() -> i32 {
        7
    }

    #[derive(DocumentModel)]
    #[index(items.qty)]
    struct Order {
        #[field(id)]
        id: i32,
        items: Vec<Item>,
    }

    let order = Order { id: 1, items: vec![Item { qty: 2 }] };
    let decoded: Order = docmodel::from_slice(&docmodel::to_vec(&order).unwrap()).unwrap();
    assert_eq!((decoded.id, decoded.items[0].qty), (1, 2));
    assert_eq!(Order::INDEXES[0].to_string(), r#"{ "items.qty": 1 }"#);
    Order::F.items.any().qty.eq(1).to_string()
}

fn main() {
    assert_eq!(inner(), r#"{ "items.qty": 1 }"#);
    let in_closure = || {
        #[derive(DocumentModel)]
        struct Order {
            #[field(id)]
            id: i32,
            item: Item,
        }
        let order = Order { id: 1, item: Item { outer: "a".into() } };
        (order.id, order.item.outer, Order::F.item.outer.eq("a").to_string())
    };
    assert_eq!(in_closure(), (1, "a".to_owned(), r#"{ "item.outer": "a" }"#.to_owned()));
}
