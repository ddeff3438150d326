use super::{Insert, List, Operand, Replace, Together, accessor, any_field};
use crate::{
    codec::{FieldType, Value},
    filter::Filter,
    model::{Fields, zero_sized},
    path::{BuiltPath, Mark, Path, Variant},
    update::Update,
};
use bson::Bson;
use std::{marker::PhantomData, ops::Deref};

/// An enum whose variants hold something. Derive [`FieldType`](derive@crate::FieldType) for it.
pub trait Variants: FieldType {
    /// The struct that asks which variant a value is, and leads to what is in it.
    type Variants<P: Path>: Fields;
}

/// A field with an enum whose variants hold something: compared as a whole, or by its variants.
///
/// `#[derive(FieldType)]` writes two methods for each variant, which are reached through the field: `is_card()` is a
/// filter, and `variant_card()` leads to what the variant holds.
///
/// ```
/// # use docmodel::prelude::*;
/// #[derive(FieldType)]
/// enum Payment {
///     Cash,
///     Card { last4: String },
/// }
///
/// #[derive(DocumentModel)]
/// struct Order {
///     #[field(id)]
///     id: ObjectId,
///     payment: Payment,
/// }
///
/// let payment = Order::F.payment;
/// assert_eq!(payment.is_cash().to_string(), r#"{ "payment.type": "Cash" }"#);
/// let card = payment.variant_card().last4.eq("4242");
/// assert_eq!(card.to_string(), r#"{ "payment.type": "Card", "payment.last4": "4242" }"#);
/// ```
///
/// A filter on a field of a variant asks for the variant, too: another variant with a field of the same name never
/// matches, and `ne` finds cards with another number. `!` turns the whole round: what is no card, or has another number.
#[expect(clippy::type_complexity, reason = "three parameters that are not held")]
pub struct VariantsField<P, E, T = E>(pub(super) PhantomData<fn() -> (P, E, T)>);

accessor!(VariantsField<P, E, T> of T as VariantsField<P, E, N>);
any_field!(VariantsField<P, E, T>);

impl<P: Path, E: Variants, T> Deref for VariantsField<P, E, T> {
    type Target = E::Variants<P>;

    fn deref(&self) -> &Self::Target {
        zero_sized(Fields::NEW)
    }
}

impl<P: Path, E, T: FieldType> VariantsField<P, E, T> {
    /// The value is exactly this one. A variant that is a document is compared as MongoDB compares documents: the same
    /// fields with the same values in the same order.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(FieldType)] #[field_type(tag = "type")] enum Payment { Card { last4: String }, Cash }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, payment: Payment }
    /// assert_eq!(Order::F.payment.eq(Payment::Cash).to_string(), r#"{ payment: { $eq: { type: "Cash" } } }"#);
    /// ```
    pub fn eq(self, value: impl Operand<T>) -> Filter<P::Model> {
        Filter::at::<P>("$eq", value.to_operand())
    }

    /// Another value than this, or `null`, or missing.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(FieldType)] #[field_type(tag = "type")] enum Payment { Card { last4: String }, Cash }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, payment: Payment }
    /// assert_eq!(Order::F.payment.ne(Payment::Cash).to_string(), r#"{ payment: { $ne: { type: "Cash" } } }"#);
    /// ```
    pub fn ne(self, value: impl Operand<T>) -> Filter<P::Model> {
        Filter::at::<P>("$ne", value.to_operand())
    }

    /// One of the values.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(FieldType)] #[field_type(tag = "type")] enum Payment { Card { last4: String }, Cash }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, payment: Payment }
    /// assert_eq!(Order::F.payment.is_in([Payment::Cash]).to_string(), r#"{ payment: { $in: [{ type: "Cash" }] } }"#);
    /// ```
    pub fn is_in<V: Operand<T>>(self, values: impl List<Value = V>) -> Filter<P::Model> {
        Filter::test_each(BuiltPath::of::<P>(), "$in", values)
    }

    /// None of the values, or `null`, or missing.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(FieldType)] #[field_type(tag = "type")] enum Payment { Card { last4: String }, Cash }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, payment: Payment }
    /// assert_eq!(
    ///     Order::F.payment.not_in([Payment::Cash]).to_string(),
    ///     r#"{ payment: { $nin: [{ type: "Cash" }] } }"#
    /// );
    /// ```
    pub fn not_in<V: Operand<T>>(self, values: impl List<Value = V>) -> Filter<P::Model> {
        Filter::test_each(BuiltPath::of::<P>(), "$nin", values)
    }

    /// Replaces the value, whichever variant it was, and the new one has to keep the field's rules:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(FieldType)] #[field_type(tag = "type")] enum Payment { Card { last4: String }, Cash }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, payment: Payment }
    /// assert_eq!(Order::F.payment.set(Payment::Cash).to_string(), r#"{ $set: { payment: { type: "Cash" } } }"#);
    /// ```
    /// [`$set`](https://www.mongodb.com/docs/manual/reference/operator/update/set/).
    pub fn set(self, value: impl Operand<T>) -> Update<P::Model>
    where
        P: Replace,
    {
        Update::put::<P, T>("$set", &value).without_old_names::<P>()
    }

    /// Gives the value to the document that an upsert makes where it finds none to change; one that is there already
    /// stays as it is. The value has to keep the field's rules:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(FieldType)] #[field_type(tag = "type")] enum Payment { Card { last4: String }, Cash }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, payment: Payment }
    /// assert_eq!(
    ///     Order::F.payment.set_on_insert(Payment::Cash).to_string(),
    ///     r#"{ $setOnInsert: { payment: { type: "Cash" } } }"#
    /// );
    /// ```
    /// [`$setOnInsert`](https://www.mongodb.com/docs/manual/reference/operator/update/setOnInsert/).
    pub fn set_on_insert(self, value: impl Operand<T>) -> Update<P::Model>
    where
        P: Insert,
    {
        Update::put::<P, T>("$setOnInsert", &value)
    }
}

/// The value is this variant. One that is known by its type alone is not asked for.
pub fn is_variant<P: Path, V: Variant>() -> Filter<P::Model> {
    let path = BuiltPath::of::<P>();
    match V::MARK {
        Mark::Tag { key, name } => Filter::test(path.child(key), "$eq", Ok(name.into())),
        Mark::Key(key) => Filter::test(path.child(key), "$exists", Ok(true.into())),
        Mark::Name(name) => Filter::test(path, "$eq", Ok(name.into())),
        Mark::Type => Filter::test(path, "$exists", Ok(true.into())),
    }
}

/// The value is none of the variants of these marks.
pub fn is_other_variant<P: Together>(marks: &[Mark]) -> Filter<P::Model> {
    let path = BuiltPath::of::<P>();
    let (mut names, mut tags, mut tag) = (Vec::new(), Vec::new(), None);
    let mut conditions = Vec::new();
    for mark in marks {
        match *mark {
            Mark::Tag { key, name } => {
                tag = Some(key);
                tags.push(Bson::from(name));
            }
            Mark::Key(key) => conditions.push(Filter::test(path.child(key), "$exists", Ok(false.into()))),
            Mark::Name(name) => names.push(Bson::from(name)),
            Mark::Type => {}
        }
    }
    conditions.extend(tag.map(|key| Filter::test(path.child(key), "$nin", Ok(tags.into()))));
    if !names.is_empty() {
        conditions.insert(0, Filter::test(path.clone(), "$nin", Ok(names.into())));
    }
    // An element of an array is always there.
    if !P::DOTTED.is_empty() {
        conditions.insert(0, Filter::test(path, "$ne", Ok(Value::Null)));
    }
    Filter::all(conditions)
}
