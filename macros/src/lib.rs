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
/// | `skip_none` | Fields whose type is written as an `Option` are left out of the document if they are `None`, rather than stored as `null`. |
/// | `deny_unknown` | A key that the model does not have is an error when a document is read. By default it is passed over; a flattened map keeps it. |
/// | `schema_version = 3`, `upgrade(..)` | The version of the stored shape, and how older documents become current: see [below](#older-documents). |
/// | `track_changes` | The field `snapshot: docmodel::Snapshot`, or with `track_changes = field` another one, keeps what is stored, so that `save` sends only what has changed: see `docmodel::Tracked`. |
/// | `timestamps` | The fields `created_at` and `updated_at`, or with `timestamps(created = a, updated = b)` others, get the time: see [below](#timestamps). |
/// | `hooks` | The struct has an `impl docmodel::Hooks`, whose methods are called when its documents are written and read. |
/// | `soft_delete` | Deleted documents stay in the collection, and queries do not see them: the field `deleted_at`, or with `soft_delete = field` another one, an `Option` of a time as `timestamps` sets it, has the time of the deletion. See `docmodel::model::SoftDelete`. |
/// | `view` | A second struct, `OrderRef<'doc>`, whose strings and binaries borrow from the bytes of a stored document: see `docmodel::view`. The types of its fields are `Clone` and `Debug`. |
/// | `crate = path::to::docmodel` | Where the generated code finds `docmodel`, if that is not `::docmodel`. |
///
/// # On a field: `#[field(..)]`
///
/// | key | meaning |
/// |---|---|
/// | `id` | The field is the document's `_id`. Exactly one field is. |
/// | `version` | The field, an `i64` or `i32`, counts how often the document was written, so that no writer overwrites another's change: see `docmodel::model::Versioned`. |
/// | `name = "no"` | The name that the field is stored under. |
/// | `alias = "old"` | A name that the field had before; may be given more than once. Documents are read under either name and written under the new one, and filters match both. Updates but `set` and `unset`, and sorting, do not compile: they would see the new name only. An index on the field has the values under the new name only. |
/// | `migrated` | No document has the old names any more: filters, updates and sorting use the new name alone. Old names are still read. |
/// | `default` | A document without the field is read with `Default::default()`. So a `Presence::Missing` comes back as the default. |
/// | `default = "path::to::function"` | A document without the field is read with what the function returns. |
/// | `skip` | The field is not stored; when a document is read, it has its default. It can have any type. |
/// | `skip_none` | `None` is left out of the document, rather than stored as `null`. Only a `default` without a function can stand beside it: `None` again. |
/// | `flatten` | The fields of an embedded model stand in the document itself, and so do their paths: `o.address.city` is `city`. A `bson::Document` or another map holds the keys that no other field has. |
/// | `computed = "path::to::function"` | What is stored is what the function makes of the model, `fn(&Order) -> T`, whenever the document is stored; no update changes it. What is read is what was stored, or is computed if that is missing: then `T` has to implement `Default`. The function sees the model as it is in memory: other computed fields may be out of date there. |
/// | `lenient` | Reads what others wrote: an integer also from another integer type or from a whole `double`, a float also from integers it holds exactly, text also from numbers. Written is the field's own type. |
/// | `binary` | Bytes are stored as binary, rather than as an array of numbers. |
/// | `truncate` | A time or duration that is finer than milliseconds is stored without the rest. |
/// | `serde` | The value is stored as its own serde impls say, as the driver would store it. |
/// | `with = "path::to::module"` | The value is stored as the module's `Stored`, made by its `to_stored(&T) -> Stored` and turned back by its `from_stored(Stored) -> Result<T, E>`; of an `Option`, the value inside. Filters and updates take a `T`. |
/// | `min = 1`, `max = limits::MAX` | The least and the greatest number; any expression of the number's type. |
/// | `min_length = 1`, `max_length = 80` | The least and the greatest number of characters (Unicode scalar values) of a string. |
/// | `min_items = 1`, `max_items = 500` | The least and the greatest number of items of an array or entries of a map. |
/// | `pattern = "^[A-Z]+$"` | A regular expression, in the syntax of the `regex` crate, that some part of a string matches. |
///
/// The rules `min` to `pattern` hold for the value inside an `Option`, if there is one. They are checked before a
/// document is sent.
///
/// # Older documents
///
/// A new field has a `default`, a renamed one an `alias`. What takes more is a new version of the stored shape:
///
/// ```text
/// #[derive(DocumentModel)]
/// #[document(schema_version = 3, upgrade(1 = "split_name", 2 = "Person::add_country"))]
/// pub struct Person { .. }
///
/// fn split_name(person: &mut bson::Document) -> Result<(), String> { .. }
///
/// impl Person {
///     fn add_country(person: &mut bson::Document) { .. }
/// }
/// ```
///
/// Each document is stored with its version, under `schema_version` (in the case of `rename_all`); one without is of
/// version 1. An older document goes through the functions one version at a time when it is read, and is as it was on
/// the server until it is stored again. A document of a newer version than the program knows is an error. Filters and
/// updates see what is stored: they do not find older documents by fields that those do not have yet.
///
/// # Timestamps
///
/// With `timestamps`, a model has a field `created_at`, or `updated_at`, or both, of the type `bson::DateTime`,
/// `docmodel::Millis<_>` of a time, or an `Option` of one of them.
///
/// - `created_at` is set when the document is stored, if it is unset: `None`, or the start of 1970, which is
///   `DateTime::from_millis(0)`. A time that is there already stays, as that of an imported document does.
/// - `updated_at` is set whenever the document is stored. A `save` that has nothing else to change leaves it alone.
/// - Updates such as `update_one` set `updated_at`, too, and `created_at` of what an upsert stores, unless they change it
///   themselves.
///
/// The clock is that of the program, as with `DateTime::now()`. The fields are set when the document is sent, before the
/// rules are checked, and stay as they are if it then is not stored; so a `plan()` shows the times from before.
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
/// | `unique` | No two documents have the same values for the keys; with `soft_delete`, no two that are not deleted. |
/// | `name = "by_city"` | The name of the index. By default the server's: `shipTo.city_1_createdAt_-1`. |
///
/// A field that is called like an option is meant by its raw name: `#[index(r#unique)]`.
///
/// Where two indexes of a struct are `unique`, Clippy may take the second word for a repeated attribute
/// (`duplicated_attributes`). `#[index(unique)]` on the fields says the same, and Clippy has nothing against it.
///
/// # serde attributes
///
/// A model need not derive serde. If it does, `#[serde(rename, rename_all, default, alias, skip, flatten,
/// deny_unknown_fields)]` and `#[serde(skip_serializing_if = "Option::is_none")]` count as the defaults of the attributes
/// above, which win: `#[serde(skip)] #[field(skip = false)]` is a field that is stored, and not in JSON. Attributes that
/// would change the stored shape in another way, such as `with`, are errors.
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
/// | `#[document(..)]` | No `collection`, `track_changes`, `timestamps`, `hooks` and `soft_delete`: the document that embeds the model has them. |
/// | `#[field(..)]` | No `id` and no `version`. A field may be called `_id`; to MongoDB it is one like any other. |
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
/// - With an internal tag, the one value of a variant is an embedded model, which has no field of the tag's name, no
///   `deny_unknown` and no flattened map. Other values need another form.
/// - Untagged variants are tried in their order: the first whose BSON type fits is read.
/// - A value that is no variant is an error that lists the variants: ``status: expected one of `draft`, `sent`, found
///   `lost` ``. The variant that is marked `other` takes such values, and writes them back as they were: a `String` or
///   an `i32` for names and numbers, a `bson::Document` for documents. What has a variant's name is read as that variant.
/// - rustc asks for `#[repr(i32)]` or the like on an enum that has both numbers and an `other` variant.
///
/// An enum is compared as a whole, with `eq`, `ne`, `is_in` and `not_in`, and has no order. One that is stored by name
/// can be the key of a map.
///
/// # Variants in filters
///
/// An enum whose variants hold something gets two methods for each, named after it in `snake_case`, on its fields:
///
/// ```text
/// o.payment.is_card()                                // { "payment.kind": "Card" }
/// o.payment.variant_card().last_four.eq("4242")      // { "payment.kind": "Card", "payment.lastFour": "4242" }
/// o.payment.variant_transfer().iban.ne("NO1")        // { "payment.kind": "Transfer", "payment.iban": { $ne: "NO1" } }
/// o.history.elem_match(|p| p.variant_card().last_four.eq("4242"))
/// ```
///
/// | method | of | |
/// |---|---|---|
/// | `is_card()` | all forms but `untagged` | The value is this variant. |
/// | `is_other()` | the variant that is marked `other` | The value is there, and none of the other variants. |
/// | `variant_card()` | variants that hold something | What it holds: the fields of a variant with fields, or of the embedded model in it; or else the accessor of the value's type. |
///
/// - A filter on what a variant holds asks for the variant as well, so another variant with a field of the same name
///   never matches: `ne` finds the cards with another number. `!` turns the whole round.
/// - Through `any()`, two elements of an array could each meet one half of that, so it does not compile; in
///   `elem_match` it does.
/// - An update of one variant's field would damage a document that holds another variant, so it does not compile:
///   `set` the whole value. A sort order has no conditions: it sees what other variants have under the same name.
/// - `untagged` variants are known by their BSON type only. MongoDB's comparisons look at values of the operand's type
///   alone, so `gt` and `eq` find no other variant; `ne` and `is_missing` do.
/// - `is_in`, `is_none`, `is_some`, `is_null` and `is_missing` are methods of accessors already: a variant of such a name
///   has `is_variant_none()`.
/// - The methods are those of a struct, `PaymentVariants`, which is generated beside the enum, as is
///   `PaymentCardVariantFields`.
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
/// On named fields, what [`EmbeddedModel`](derive@EmbeddedModel) has, but for `computed` and `with`; on the one value of a
/// newtype or a variant, `lenient`, `binary`, `truncate`, `serde`, and rules.
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

/// Makes a struct a projection of a model: what is read from some of the fields of its documents.
///
/// ```text
/// #[derive(Projection)]
/// #[projection(of = Order)]
/// pub struct Card {
///     number: String,
///     #[from(ship_to.city)]
///     city: String,
///     #[from(items.sku)]
///     skus: Vec<String>,
///     #[from(items.len())]
///     lines: usize,
///     #[from(ship_to)]
///     address: AddressCard,
///     #[from(items)]
///     cards: Vec<ItemCard>,
/// }
///
/// let cards: Vec<Card> = orders.find(|o| o.paid.eq(true)).project::<Card>().await?;
/// ```
///
/// Each field is read from the model's field of the same name, or from the one that `#[from(..)]` says: a path of Rust
/// fields, not of their stored names, through embedded models and arrays of them. The server sends the fields that are
/// read, and no others; the `_id` only if some field is read from it.
///
/// | field of the projection | read from |
/// |---|---|
/// | `number: String` | a field of the same type |
/// | `#[from(ship_to.city)] city: String` | a field of an embedded model; an `Option<String>` if `ship_to` is an `Option` |
/// | `#[from(items.sku)] skus: Vec<String>` | a field of every element of an array |
/// | `#[from(items.len())] lines: usize` | the number of elements of an array, counted by the server (since MongoDB 4.4); also as `i32`, `u32`, `i64` or `u64`; an `Option` if `items` is one. What is no array is an error. Of the arrays in the elements of another, `#[from(items.tags.len())]`, a `Vec` |
/// | `#[from(items.slice(..2))] first: Vec<Item>` | some elements of an array: `1..3`, `..2`, `2..` or `-2..`; each whole, or read by a projection |
/// | `#[from(items.find(\|i\| i.sku.eq("A1")))] item: Option<Item>` | the first element that meets a condition; whole, or read by a projection. The array is a field of the document itself, and no others of its elements are read. |
/// | `#[from(text_score())] score: f64` | how well the document answers the text search of the query |
/// | `#[from(ship_to)] address: AddressCard` | an embedded model, by a projection of it; so too an `Option` of one, or the elements of an array |
///
/// The types are those of the model's fields, also for fields that are stored in another way, as with `lenient`. The old
/// names of a field (`alias`) are read, too, but not by `len()`, `slice(..)` and `find(..)`, which are for the models of
/// collections. A missing field is what it is in the model: its
/// `default`, `None`, or an error; generic models have no defaults here.
///
/// What lies in a variant of an enum is an `Option`, and `None` if the value is another variant:
/// `#[from(payment.variant_card().last4)] last4: Option<String>`. A flattened embedded model is read as a whole, by a
/// projection of it, or field by field. Of a model with a `schema_version`, the server sends whole documents, and what is
/// read is what their upgrade makes of them.
///
/// # On the struct: `#[projection(..)]`
///
/// | key | meaning |
/// |---|---|
/// | `of = Order` | The model: one of a collection, or an embedded one. |
/// | `crate = path::to::docmodel` | Where the generated code finds `docmodel`, if that is not `::docmodel`. |
#[proc_macro_derive(Projection, attributes(projection, from))]
pub fn derive_projection(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive::derive_projection(&input).into()
}
