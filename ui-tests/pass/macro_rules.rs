//! Structs that a `macro_rules!` macro writes, from names, types, attributes and values of both sides.

#![deny(warnings)]

use docmodel::prelude::*;

macro_rules! models {
    ($($(#[$attribute:meta])* $vis:vis $name:ident { $($field:ident: $type:ty = $min:expr),* $(,)? })*) => {$(
        #[derive(Debug, EmbeddedModel)]
        $(#[$attribute])*
        $vis struct $name {
            /// Of the macro's own.
            pub own: Option<i32>,
            $(
                #[field(min = $min)]
                $vis $field: $type,
            )*
        }
    )*};
}

const LEAST: i32 = 1;

models! {
    #[document(rename_all = "camelCase")]
    pub Item { qty_left: i32 = LEAST, price: f64 = 0.5 }
    pub(crate) Part { weight: Option<f64> = 2.0, }
}

macro_rules! document {
    ($name:ident, $collection:literal, $stored:literal, $pattern:literal, $index:ident, $inner:ident, $of:ty) => {
        #[derive(DocumentModel)]
        #[document(collection = $collection)]
        #[index($index.$inner, -number, name = $stored)]
        struct $name {
            #[field(id)]
            id: ObjectId,
            #[field(name = $stored, pattern = $pattern, min_length = 2)]
            number: String,
            $index: $of,
        }

        #[derive(Projection)]
        #[projection(of = $name)]
        struct Card {
            number: String,
            #[from($index.$inner)]
            all: Vec<i32>,
            #[from($index.len())]
            length: i32,
        }
    };
}

document!(Order, "all_orders", "no", "^[A-Z]", items, qty_left, Vec<Item>);

/// One struct inside of two macros.
macro_rules! outer {
    ($($tokens:tt)*) => {
        models! { $($tokens)* }
    };
}

outer! {
    Inner { qty: i64 = 3 }
}

fn main() {
    let item = Item { own: None, qty_left: 0, price: 1.0 };
    assert_eq!(item.validate().unwrap_err()[0].to_string(), "qtyLeft: must be at least 1, is 0");
    assert_eq!(docmodel::to_vec(&Part { own: Some(1), weight: Some(2.5) }).unwrap().len(), 5 + 9 + 16);
    assert!(Part { own: None, weight: Some(1.0) }.validate().is_err());
    let decoded: Inner = docmodel::from_slice(&docmodel::to_vec(&Inner { own: Some(4), qty: 5 }).unwrap()).unwrap();
    assert_eq!((decoded.own, decoded.qty), (Some(4), 5));

    let order = Order { id: ObjectId::new(), number: "a".into(), items: vec![item] };
    let violations = order.validate().unwrap_err();
    assert_eq!(
        violations.iter().map(|violation| violation.path()).collect::<Vec<_>>(),
        ["no", "no", "items[0].qtyLeft"]
    );
    let card = Card::from_document(&docmodel::to_document(&order).unwrap()).unwrap();
    assert_eq!((card.number.as_str(), card.all, card.length), ("a", vec![0], 1));
    assert_eq!(Order::COLLECTION, "all_orders");
    assert_eq!(Order::INDEXES[0].name(), "no");
    assert_eq!(Order::INDEXES[0].to_string(), r#"{ "items.qtyLeft": 1, no: -1 }"#);
    assert_eq!(Order::F.items.any().own.eq(1).to_string(), r#"{ "items.own": 1 }"#);
}
