use super::{Accessor, Insert, Operand, Relative, Replace, Sequence, Single, accessor, any_field};
use crate::{
    codec::FieldType,
    filter::Filter,
    path::{self, BuiltPath, Path, Root},
    update::Update,
};
use std::marker::PhantomData;

/// A field with a map `M` from string keys to `V`, stored as a document.
///
/// MongoDB compares documents key by key in their stored order. A hash map is stored with its keys sorted, so that equal maps
/// are equal documents, also inside other values that are compared: `list.contains(..)`, a unique index on an embedded
/// model. But a key that is added on its own, by [`key`](Self::key), by a tracked model or by others, comes last. So only
/// maps that read and store the keys in the order in which they are have `eq`, such as a [`bson::Document`].
#[expect(clippy::type_complexity, reason = "three parameters that are not held")]
pub struct MapField<P, M, V>(pub(super) PhantomData<fn() -> (P, M, V)>);

accessor!(MapField<P, M, V> of M as MapField<P, N, V>);
any_field!(MapField<P, M, V>);

impl<P: Path, M: FieldType, V: FieldType> MapField<P, M, V> {
    /// The value under a key, in filters and in updates. A key that is empty, starts with `$`, or has `.` or NUL makes
    /// the operation fail before anything is sent.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # use std::collections::HashMap;
    /// # #[derive(DocumentModel)] struct Item { #[field(id)] id: ObjectId, stock: HashMap<String, i32> }
    /// assert_eq!(Item::F.stock.key("oslo", |n| n.gte(1)).to_string(), r#"{ "stock.oslo": { $gte: 1 } }"#);
    /// assert_eq!(Item::F.stock.key("oslo", |n| n.inc(-1)).to_string(), r#"{ $inc: { "stock.oslo": -1 } }"#);
    /// ```
    pub fn key<R: Relative<V, P>>(self, key: &str, f: impl FnOnce(V::Accessor<Root<V>>) -> R) -> R::Rerooted {
        match Self::check_key(key) {
            Ok(()) => f(Accessor::NEW).reroot(key),
            Err(problem) => R::invalid(problem),
        }
    }

    /// Whether the map has the key.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # use std::collections::BTreeMap;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, stock: BTreeMap<String, i32> }
    /// assert_eq!(Order::F.stock.has_key("oslo").to_string(), r#"{ "stock.oslo": { $exists: true } }"#);
    /// ```
    pub fn has_key(self, key: &str) -> Filter<P::Model> {
        match Self::check_key(key) {
            Ok(()) => Filter::test(BuiltPath::of::<P>().child(key.to_owned()), "$exists", Ok(true.into())),
            Err(problem) => Filter::invalid(problem),
        }
    }

    /// Removes a key and its value.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # use std::collections::BTreeMap;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, stock: BTreeMap<String, i32> }
    /// assert_eq!(Order::F.stock.remove("oslo").to_string(), r#"{ $unset: { "stock.oslo": "" } }"#);
    /// ```
    pub fn remove(self, key: &str) -> Update<P::Model>
    where
        P: Single,
    {
        match Self::check_key(key) {
            Ok(()) => Update::constant("$unset", path::join(P::DOTTED, key.to_owned()), ""),
            Err(problem) => Update::invalid(problem),
        }
    }

    /// The map is exactly this one, in this order.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, labels: bson::Document }
    /// let filter = Order::F.labels.eq(bson::doc! { "a": 1 });
    /// assert_eq!(filter.to_string(), "{ labels: { $eq: { a: 1 } } }");
    /// ```
    pub fn eq(self, value: impl Operand<M>) -> Filter<P::Model>
    where
        M: Sequence,
    {
        Filter::at::<P>("$eq", value.to_operand())
    }

    /// The map is another one than this, or `null`, or missing.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, labels: bson::Document }
    /// let filter = Order::F.labels.ne(bson::doc! { "a": 1 });
    /// assert_eq!(filter.to_string(), "{ labels: { $ne: { a: 1 } } }");
    /// ```
    pub fn ne(self, value: impl Operand<M>) -> Filter<P::Model>
    where
        M: Sequence,
    {
        Filter::at::<P>("$ne", value.to_operand())
    }

    /// Replaces the whole map, and the new one has to keep the field's rules:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # use std::collections::BTreeMap;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, stock: BTreeMap<String, i32> }
    /// assert_eq!(
    ///     Order::F.stock.set(BTreeMap::from([("oslo".to_owned(), 3)])).to_string(),
    ///     "{ $set: { stock: { oslo: 3 } } }"
    /// );
    /// ```
    /// [`$set`](https://www.mongodb.com/docs/manual/reference/operator/update/set/).
    pub fn set(self, value: impl Operand<M>) -> Update<P::Model>
    where
        P: Replace,
    {
        Update::put::<P, M>("$set", &value).without_old_names::<P>()
    }

    /// Gives the value to the document that an upsert makes where it finds none to change; one that is there already
    /// stays as it is. The value has to keep the field's rules:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # use std::collections::BTreeMap;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, stock: BTreeMap<String, i32> }
    /// assert_eq!(Order::F.stock.set_on_insert(BTreeMap::new()).to_string(), "{ $setOnInsert: { stock: {} } }");
    /// ```
    /// [`$setOnInsert`](https://www.mongodb.com/docs/manual/reference/operator/update/setOnInsert/).
    pub fn set_on_insert(self, value: impl Operand<M>) -> Update<P::Model>
    where
        P: Insert,
    {
        Update::put::<P, M>("$setOnInsert", &value)
    }

    /// As for storing; and below an array, a number is a position.
    fn check_key(key: &str) -> Result<(), String> {
        path::check_key(key)?;
        if P::PASSES_ARRAY && key.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!(
                "in `{}.{key}` MongoDB would take the map key {key:?} for a position in the array; use `elem_match`",
                P::DOTTED
            ));
        }
        Ok(())
    }
}
