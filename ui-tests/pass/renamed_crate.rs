//! The runtime crate under another name, which only `#[document(crate = ..)]` knows.

#![deny(warnings)]

pub extern crate docmodel as mapper;

// What is called `docmodel` here has nothing in it that an expansion could use.
extern crate core as docmodel;

mod reexport {
    pub use mapper as odm;
}

use mapper::{DocumentModel as _, Model as _};

#[derive(mapper::EmbeddedModel)]
#[document(crate = mapper)]
struct Item {
    #[field(min_length = 1, pattern = "^[A-Z]")]
    sku: String,
    #[field(min = 1)]
    qty: i32,
}

#[derive(mapper::EmbeddedModel)]
#[document(crate = ::mapper)]
struct Range<T> {
    from: T,
    to: T,
}

#[derive(reexport::odm::DocumentModel)]
#[document(crate = crate::reexport::odm, collection = "orders")]
#[index(items.sku, unique)]
struct Order {
    #[field(id)]
    id: i64,
    items: Vec<Item>,
    valid: Range<i64>,
}

#[derive(mapper::Projection)]
#[projection(of = Order, crate = mapper)]
struct Card {
    id: i64,
    #[from(items.sku)]
    skus: Vec<String>,
    #[from(items.len())]
    lines: usize,
}

fn main() {
    let card = <Card as mapper::Projection>::from_document(&bson::doc! { "_id": 1_i64, "items": [{ "sku": "A" }] });
    assert!(matches!(card, Ok(Card { id: 1, skus, lines: 1 }) if skus == ["A"]));
    let order = Order { id: 1, items: vec![Item { sku: "a".into(), qty: 0 }], valid: Range { from: 1, to: 2 } };
    assert_eq!(order.validate().unwrap_err().len(), 2);
    let decoded: Order = mapper::from_slice(&mapper::to_vec(&order).unwrap()).unwrap();
    assert_eq!((decoded.id, decoded.items[0].qty, decoded.items[0].sku.as_str()), (1, 0, "a"));
    assert_eq!((decoded.valid.from, decoded.valid.to), (1, 2));
    assert_eq!(Order::INDEXES[0].to_string(), r#"{ "items.sku": 1 } unique"#);
}
