//! The derive macros of `docmodel`, a compile-time-checked document mapper for MongoDB.
//!
//! This crate is an implementation detail: use the macros through `docmodel`, which has the traits and the types that
//! the generated code names.
//!
//! A derive is one pass in one direction: attribute syntax (`attr`) becomes a model of the struct (`model`), the model
//! is checked (`check`), and code is generated from it (`codegen`). `derive` is that flow on one screen.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod attr;
mod check;
mod codegen;
mod derive;
mod error;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod messages;
mod model;
mod source;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

use crate::model::Kind;

/// Makes a struct the model of a collection's documents.
///
/// ```text
/// #[derive(DocumentModel)]
/// #[document(collection = "orders", rename_all = "camelCase")]
/// #[index(ship_to.city, -created_at)]
/// pub struct Order {
///     #[field(id)]
///     pub id: ObjectId,
///     #[index(unique)]
///     #[field(pattern = r"^[A-Z]{2}-\d+$")]
///     pub number: String,
///     pub ship_to: Address,
///     #[field(min_items = 1, max_items = 500)]
///     pub items: Vec<Item>,
///     #[field(default)]
///     pub note: Option<String>,
///     pub created_at: DateTime,
/// }
/// ```
///
/// The struct implements `DocumentModel`, and gets a companion: `OrderFields`, in which each field is a typed path
/// with the same name and visibility. Closures such as `|o| o.ship_to.city.eq("Oslo")` are given one.
///
/// The struct has named fields, and no lifetime parameters. Each type parameter is bound to be a field type.
///
/// # On the struct: `#[document(..)]`
///
/// | key | meaning |
/// |---|---|
/// | `collection = "orders"` | The name of the collection. By default the struct's name in `snake_case`, its last word in the plural: `OrderItem` is stored in `order_items`, `Category` in `categories`. |
/// | `rename_all = "camelCase"` | How the names of fields are stored: `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` or `SCREAMING-KEBAB-CASE`. By default, as they are. |
/// | `crate = path::to::docmodel` | Where the generated code finds `docmodel`, if that is not `::docmodel`. |
///
/// # On a field: `#[field(..)]`
///
/// | key | meaning |
/// |---|---|
/// | `id` | The field is the document's `_id`. Exactly one field is. |
/// | `name = "no"` | The name that the field is stored under. |
/// | `default` | A document without the field is read with `Default::default()`. |
/// | `default = "path::to::function"` | A document without the field is read with what the function returns. |
/// | `min = 1`, `max = limits::MAX` | The least and the greatest number; any expression of the number's type. |
/// | `min_length = 1`, `max_length = 80` | The least and the greatest number of characters (Unicode scalar values) of a string. |
/// | `min_items = 1`, `max_items = 500` | The least and the greatest number of items of an array or entries of a map. |
/// | `pattern = "^[A-Z]+$"` | A regular expression, in the syntax of the `regex` crate, that some part of a string matches. |
///
/// The rules `min` to `pattern` hold for the value inside an `Option`, if there is one. They are checked before a
/// document is sent.
///
/// # On the struct or a field: `#[index(..)]`
///
/// An index lists the paths of its keys, with `-` in front of those in descending order, and its options. The paths are
/// those of the Rust fields, not their stored names, through embedded models and arrays of them.
///
/// | attribute | meaning |
/// |---|---|
/// | `#[index(ship_to.city, -created_at)]` on the struct | An index with two keys. |
/// | `#[index]` on a field | An index on that field. |
/// | `#[index(city, -zip)]` on a field | Paths start at that field. |
/// | `unique` | No two documents have the same values for the keys. |
/// | `name = "by_city"` | The name of the index. By default the server's: `shipTo.city_1_createdAt_-1`. |
///
/// A field that is called like an option is meant by its raw name: `#[index(r#unique)]`.
///
/// # serde attributes
///
/// A model need not derive serde. If it does, `#[serde(rename = "..")]`, `#[serde(rename_all = "..")]` and
/// `#[serde(default)]` count as the defaults of the attributes above. Attributes that would change the stored shape in
/// another way, such as `flatten` or `skip_serializing_if`, are errors.
#[proc_macro_derive(DocumentModel, attributes(document, field, index))]
pub fn derive_document_model(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive::derive(Kind::Document, &input).into()
}

/// Makes a struct a model of documents that are stored inside other documents.
///
/// ```text
/// #[derive(EmbeddedModel)]
/// #[document(rename_all = "camelCase")]
/// pub struct Address {
///     #[field(min_length = 1)]
///     pub street: String,
///     pub city: String,
///     pub zip: Option<String>,
/// }
/// ```
///
/// A field of a model can then have the type `Address`, `Option<Address>`, `Vec<Address>` and so on, and the fields
/// inside are reached through it: `o.ship_to.city`.
///
/// The attributes are those of [`DocumentModel`](derive@DocumentModel), except for what only a whole document has:
///
/// | attribute | |
/// |---|---|
/// | `#[document(rename_all = "..", crate = ..)]` | No `collection`: the document that embeds the model has one. |
/// | `#[field(..)]` | No `id`. A field may be called `_id`; to MongoDB it is one like any other. |
/// | `#[index(..)]` | Not at all: the `DocumentModel` that embeds the model declares `#[index(ship_to.city)]`. |
#[proc_macro_derive(EmbeddedModel, attributes(document, field, index))]
pub fn derive_embedded_model(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive::derive(Kind::Embedded, &input).into()
}
