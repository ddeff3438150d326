//! Views in surroundings that derives stumble over.

#![deny(missing_docs, missing_debug_implementations, unused, unreachable_pub)]
#![no_implicit_prelude]

extern crate std;

use ::docmodel::EmbeddedModel;
use ::std::{assert_eq, boxed::Box, convert::From, fmt::Debug, option::Option, string::String, vec::Vec};

/// Orders.
pub mod orders {
    use super::*;

    /// An order.
    #[derive(Debug, EmbeddedModel)]
    #[document(view)]
    pub struct Order<T> {
        /// The number.
        pub r#type: String,
        /// What is ordered.
        pub items: Vec<T>,
        pub(super) r#ref: Option<Box<Self>>,
        hidden: Hidden,
    }

    #[derive(Debug, EmbeddedModel)]
    #[document(view)]
    struct Hidden {
        text: String,
    }

    impl<T> Order<T> {
        /// An order.
        pub fn new(number: &str, items: Vec<T>) -> Self {
            let [r#type, text] = [number, "hidden"].map(String::from);
            Self { r#type, items, r#ref: Option::None, hidden: Hidden { text } }
        }
    }

    /// What is hidden.
    pub fn hidden<'a, T: ::docmodel::view::View>(order: &OrderRef<'a, T>) -> &'a str {
        order.hidden.text
    }
}

macro_rules! model {
    ($name:ident, $field:ident: $type:ty) => {
        #[derive(EmbeddedModel)]
        #[document(view)]
        struct $name {
            $field: $type,
        }
    };
}

model!(Item, sku: String);

#[allow(dead_code)]
struct PhantomData;

fn main() {
    let order = orders::Order::new("NO-1", <[_]>::into_vec(Box::new([Item { sku: String::from("A1") }])));
    let bytes = ::docmodel::to_vec(&order).unwrap();
    let view = orders::OrderRef::<Item>::from_slice(&bytes).unwrap();
    assert_eq!((view.r#type, view.items[0].sku, view.r#ref.is_none()), ("NO-1", "A1", true));
    assert_eq!(orders::hidden(&view), "hidden");
    let debug = ::std::format!("{:?}", ::std::clone::Clone::clone(&view));
    assert_eq!(debug, r#"OrderRef { type: "NO-1", items: [ItemRef { sku: "A1" }], ref: None, hidden: HiddenRef { text: "hidden" } }"#);
}
