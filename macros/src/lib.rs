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

/// Makes a newtype or an enum a type that fields of models can have.
///
/// # Newtypes
///
/// ```text
/// #[derive(FieldType)]
/// pub struct Email(#[field(pattern = "^[^@]+@[^@]+$")] String);
/// ```
///
/// A tuple struct with one field is stored as the value in it. Its rules hold wherever it is used, and filters and
/// updates take the newtype, not what is in it: `o.email.eq(&email)` compiles, `o.email.eq("a@b")` does not. What the
/// value can do, the newtype can, too: be compared with `gt` and `lt`, sorted, incremented, be a document's id or the
/// key of a map, have rules such as `min_length` on the model's field. With an array or a map inside, it has the methods
/// of arrays and maps; with an embedded model inside, its fields are reached through it.
///
/// Beside the value there may be `PhantomData`, as in `struct Id<T>(ObjectId, PhantomData<fn() -> T>);`.
///
/// # Enums
///
/// ```text
/// #[derive(FieldType)]
/// #[field_type(rename_all = "snake_case")]
/// pub enum Status {
///     Draft,
///     Sent,
///     #[field_type(name = "gone")]
///     Lost,
///     #[field_type(other)]
///     Other(String),
/// }
///
/// #[derive(FieldType)]
/// #[field_type(tag = "kind", rename_all_fields = "camelCase")]
/// pub enum Payment {
///     Cash,
///     Card {
///         #[field(pattern = "^[0-9]{4}$")]
///         last_four: String,
///     },
///     Transfer(BankAccount),
/// }
/// ```
///
/// | form | chosen by | stored as |
/// |---|---|---|
/// | name | default if no variant holds anything | `"sent"` |
/// | number | `repr = "int32"`, `repr = "int64"` | `2`, the variant's discriminant, which has to be written out |
/// | internal tag | default if some variant holds something; `tag = "kind"` | `{ kind: "Card", lastFour: "1234" }` |
/// | adjacent tag | `tag = "kind", content = "value"` | `{ kind: "Card", value: { lastFour: "1234" } }` |
/// | external tag | `external` | `{ Card: { lastFour: "1234" } }`, `"Cash"` |
/// | untagged | `untagged` | the variant's one value; its BSON type tells it from the others |
///
/// - The internal tag is called `type` unless said otherwise, and is written first. Keys are read in any order.
/// - With an internal tag, the one value of a variant is an embedded model, which has no field of the tag's name.
///   Other values need another form.
/// - Untagged variants are tried in their order: the first whose BSON type fits is read.
/// - A value that is no variant is an error that lists the variants: ``status: expected one of `draft`, `sent`, found
///   `lost` ``. The variant that is marked `other` takes such values, and writes them back as they were: a `String` or
///   an `i32` for names and numbers, a `bson::Document` for documents. What has a variant's name is read as that variant.
/// - rustc asks for `#[repr(i32)]` or the like on an enum that has both numbers and an `other` variant.
///
/// An enum is compared as a whole, with `eq`, `ne`, `is_in` and `not_in`, and has no order. One that is stored by name
/// can be the key of a map.
///
/// # On the enum: `#[field_type(..)]`
///
/// | key | meaning |
/// |---|---|
/// | `rename_all = "snake_case"` | How the names of variants are stored; the cases are those of [`DocumentModel`](derive@DocumentModel). |
/// | `rename_all_fields = "camelCase"` | How the names of the fields in variants are stored. |
/// | `repr`, `tag`, `content`, `external`, `untagged` | The form, as above. |
/// | `crate = path::to::docmodel` | Where the generated code finds `docmodel`, if that is not `::docmodel`; on newtypes too. |
///
/// # On a variant: `#[field_type(..)]`
///
/// | key | meaning |
/// |---|---|
/// | `name = "gone"` | The name that the variant is stored under. |
/// | `other` | The variant holds what is none of the others. |
///
/// # On a field: `#[field(..)]`
///
/// On named fields, what [`EmbeddedModel`](derive@EmbeddedModel) has; on the one value of a newtype or a variant, rules.
///
/// # serde attributes
///
/// `#[serde(rename, rename_all, rename_all_fields, tag, content, untagged)]` count as the defaults of the attributes
/// above; the stored bytes are then those that serde stores. Without any of them, an enum with data is external to
/// serde, and has an internal tag here.
#[proc_macro_derive(FieldType, attributes(field_type, field))]
pub fn derive_field_type(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive::derive_field_type(&input).into()
}
