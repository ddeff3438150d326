//! The derives use none of the names that a module can give another meaning to.

#![deny(warnings)]
#![allow(dead_code, non_upper_case_globals, unused_imports, reason = "the names are there to be in the way")]

use docmodel::{DocumentModel as _, Model as _};

mod in_the_way {
    pub struct Option;
    pub struct Result;
    pub struct String;
    pub struct Vec;
    pub struct Box;
    pub struct Default;
    pub trait Iterator {}
    pub trait Into {}
    pub fn drop() {}

    // Patterns and values of these names must not be taken for the prelude's.
    pub const Some: u8 = 1;
    pub const None: u8 = 2;
    pub const Ok: u8 = 3;
    pub const Err: u8 = 4;
}

mod models {
    use super::in_the_way::*;

    // The crates and modules that the expansion names, too.
    mod core {}
    mod std {}
    mod docmodel {}
    mod bson {}

    type Text = ::std::string::String;
    #[allow(non_camel_case_types, reason = "a primitive type's name can be taken")]
    type i64 = ::core::primitive::i32;

    #[derive(::docmodel::EmbeddedModel)]
    pub struct Item {
        #[field(min_length = 1, max_length = 20, pattern = "^[A-Z]")]
        pub sku: Text,
        #[field(min = 1, max = 10)]
        pub qty: i64,
        #[field(default)]
        pub note: ::core::option::Option<Text>,
    }

    #[derive(::docmodel::DocumentModel)]
    #[index(items.sku, -items.qty, unique, name = "by_item")]
    pub struct Order {
        #[field(id)]
        pub id: Text,
        #[index]
        pub number: Text,
        #[field(min_items = 1, max_items = 9)]
        pub items: ::std::vec::Vec<Item>,
        #[field(default = "super::none")]
        pub note: ::core::option::Option<Text>,
    }
}

fn none() -> Option<String> {
    None
}

fn main() {
    use models::{Item, Order};

    let order = Order {
        id: "1".into(),
        number: "A-1".into(),
        items: vec![Item { sku: "A1".into(), qty: 2, note: None }],
        note: Some("fragile".into()),
    };
    assert_eq!(order.validate(), Ok(()));
    let decoded: Order = docmodel::from_slice(&docmodel::to_vec(&order).unwrap()).unwrap();
    assert_eq!(decoded.items[0].qty, 2);
    assert_eq!(Order::F.items.any().qty.gte(2).to_string(), r#"{ "items.qty": { $gte: 2 } }"#);
    assert_eq!(Order::INDEXES.len(), 2);
}
