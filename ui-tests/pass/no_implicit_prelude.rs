//! Nothing at all is in scope.

#![deny(warnings)]
#![no_implicit_prelude]

#[derive(::docmodel::EmbeddedModel)]
struct Item {
    #[field(min_length = 1, max_length = 20, pattern = "^[A-Z]")]
    sku: ::std::string::String,
    #[field(min = 1, max = 10)]
    qty: i32,
    #[field(default)]
    note: ::std::option::Option<::std::string::String>,
}

#[derive(::docmodel::EmbeddedModel)]
struct Range<T> {
    from: T,
    to: T,
}

#[derive(::docmodel::DocumentModel)]
#[document(collection = "orders", rename_all = "camelCase")]
#[index(items.sku, -items.qty, unique, name = "by_item")]
struct Order {
    #[field(id)]
    id: ::std::string::String,
    #[index]
    number: ::std::string::String,
    #[field(min_items = 1, max_items = 9)]
    items: ::std::vec::Vec<Item>,
    valid: Range<i64>,
    stock: ::std::collections::HashMap<::std::string::String, i32>,
    #[field(default = "none")]
    note: ::std::option::Option<::std::string::String>,
}

#[derive(::docmodel::Projection)]
#[projection(of = Order)]
struct Card {
    number: ::std::string::String,
    #[from(items.qty)]
    amounts: ::std::vec::Vec<i32>,
    #[from(items.len())]
    lines: i32,
}

fn none() -> ::std::option::Option<::std::string::String> {
    ::std::option::Option::None
}

fn main() {
    use ::docmodel::{DocumentModel, Model};

    let bytes = ::docmodel::to_vec(&Item { sku: "a".into_owned(), qty: 0, note: none() });
    let item: Item = ::docmodel::from_slice(&bytes.unwrap()).unwrap();
    ::std::assert_eq!(item.validate().unwrap_err().len(), 2);
    ::std::assert_eq!(Order::F.items.any().qty.path_text(), "items.qty");
    ::std::assert_eq!(Order::INDEXES.len(), 2);
    let card = <Card as ::docmodel::Projection>::from_slice(&[5, 0, 0, 0, 0]);
    ::std::assert!(card.map(|card| (card.number, card.amounts, card.lines)).is_err());
}

trait IntoOwned {
    fn into_owned(self) -> ::std::string::String;
}

impl IntoOwned for &str {
    fn into_owned(self) -> ::std::string::String {
        ::std::string::ToString::to_string(self)
    }
}

trait PathText {
    fn path_text(self) -> &'static str;
}

impl<A: ::docmodel::field::Accessor> PathText for A {
    fn path_text(self) -> &'static str {
        ::docmodel::field::Accessor::path(self)
    }
}
