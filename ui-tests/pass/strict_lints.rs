//! The expansion breaks no lint that a strict crate may have set.

#![deny(warnings)]
#![deny(missing_docs, missing_debug_implementations, unreachable_pub, unnameable_types)]
#![deny(unused, unused_qualifications, unused_results, unused_lifetimes, single_use_lifetimes)]
#![deny(non_ascii_idents, elided_lifetimes_in_paths, explicit_outlives_requirements, trivial_casts)]
#![deny(trivial_numeric_casts, variant_size_differences, let_underscore_drop, redundant_imports)]
#![deny(future_incompatible, nonstandard_style, rust_2018_idioms, rust_2021_compatibility, rust_2024_compatibility)]
#![deny(unsafe_code, absolute_paths_not_starting_with_crate, meta_variable_misuse, macro_use_extern_crate)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::shadow_unrelated)]
#![deny(
    clippy::unimplemented,
    clippy::missing_docs_in_private_items,
    clippy::std_instead_of_core,
    clippy::as_conversions
)]

use docmodel::prelude::*;

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, EmbeddedModel)]
#[document(view)]
pub struct Address {
    /// Where the house is.
    #[field(min_length = 1, max_length = 80)]
    pub street: String,
    /// The town.
    pub city: String,
    /// The code, if any.
    #[field(pattern = "^[0-9]+$", default)]
    pub zip: Option<String>,
}

/// From one value to another.
#[derive(Debug, Clone, EmbeddedModel)]
#[document(view)]
pub struct Range<T> {
    /// The first.
    pub from: T,
    /// The last.
    pub to: T,
}

/// Who pays.
#[derive(Debug, Clone, PartialEq, Eq, FieldType)]
pub struct Email(
    /// With an at sign.
    #[field(pattern = "^[^@]+@[^@]+$")]
    pub String,
);

/// Where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FieldType)]
#[field_type(rename_all = "snake_case")]
pub enum Status {
    /// Not sent.
    Draft,
    /// Sent.
    Sent,
}

/// How it is paid.
#[derive(Debug, Clone, FieldType)]
#[field_type(tag = "kind")]
pub enum Payment {
    /// In money.
    Cash,
    /// By card.
    Card {
        /// The end of its number.
        #[field(min_length = 4, max_length = 4)]
        last_four: String,
        /// When it ends.
        #[field(default)]
        expires: Option<DateTime>,
    },
    /// To an address.
    Invoice(Address),
    /// In some other way.
    #[field_type(other)]
    Other(bson::Document),
}

/// What a setting may be.
#[derive(Debug, Clone, FieldType)]
#[field_type(untagged)]
pub enum Setting {
    /// A number.
    Number(i32),
    /// Words.
    Text(String),
}

/// From a tree.
#[derive(Debug, Clone, FieldType)]
#[field_type(tag = "t", content = "c")]
pub enum Tree<T> {
    /// An end.
    Leaf(T),
    /// A fork.
    Pair {
        /// One way.
        left: Box<Self>,
        /// The other way.
        right: Box<Self>,
    },
}

/// An order.
#[derive(Debug, Clone, DocumentModel)]
#[document(rename_all = "camelCase")]
#[index(ship_to.city, -created_at)]
pub struct Order {
    /// The id.
    #[field(id)]
    pub id: ObjectId,
    /// The number on the invoice.
    #[index(unique)]
    #[field(default = "no_number")]
    pub number: String,
    /// Where it goes.
    pub ship_to: Address,
    /// Where it may go, too.
    #[field(min_items = 1, max_items = 3)]
    pub alternatives: Vec<Address>,
    /// What it costs.
    #[field(min = 0.0, max = 1e6)]
    pub total: f64,
    /// When it may come.
    pub window: Option<Range<DateTime>>,
    /// When it was made.
    pub created_at: DateTime,
    /// Who pays.
    #[field(max_length = 80)]
    pub payer: Option<Email>,
    /// Where it is.
    pub status: Status,
    /// How it is paid.
    pub payment: Payment,
    /// What else there is to it.
    pub settings: Vec<Setting>,
    /// What came before.
    pub tree: Tree<i32>,
    #[doc(hidden)]
    pub internal: bool,
    /// Of the shop's own.
    private: bool,
}

/// An order in a list.
#[derive(Debug, Clone, Projection)]
#[projection(of = Order)]
pub struct Card {
    /// The number on the invoice.
    pub number: String,
    /// The town.
    #[from(ship_to.city)]
    pub city: String,
    /// The towns where it may go, too.
    #[from(alternatives.city)]
    pub alternatives: Vec<String>,
    /// How many there are.
    #[from(alternatives.len())]
    pub others: i32,
    /// When it comes.
    #[from(window.from)]
    pub from: Option<DateTime>,
    /// How it is paid.
    pub payment: Payment,
}

/// For orders from before there were numbers.
const fn no_number() -> String {
    String::new()
}

fn main() {
    assert!(Order::F.private.eq(true).to_string().contains("private"));
    assert_eq!(Order::INDEXES.len(), 2);
}
