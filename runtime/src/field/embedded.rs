use super::{Accessor, ArrayField, InDocument, Insert, NotArray, Operand, Optional, Replace, accessor, any_field};
use crate::{
    codec::FieldType,
    filter::Filter,
    model::EmbeddedModel,
    path::{Any, Path},
    update::Update,
};
use std::{marker::PhantomData, ops::Deref};

/// A field with an embedded model. Its fields are reached through it: `o.ship_to.city`.
pub struct EmbeddedField<P, E>(pub(super) PhantomData<fn() -> (P, E)>);

accessor!(EmbeddedField<P, E> of E);
any_field!(EmbeddedField<P, E>);

impl<P: Path, E: EmbeddedModel> Deref for EmbeddedField<P, E> {
    type Target = E::Fields<P>;

    fn deref(&self) -> &Self::Target {
        E::fields::<P>()
    }
}

impl<P: Path, E: EmbeddedModel> EmbeddedField<P, E> {
    /// The embedded document is exactly this one: the same fields with the same values in the same order, as
    /// MongoDB compares documents. To ask about some fields, use theirs: `o.ship_to.city.eq("Oslo")`. A map in it equals one
    /// that is stored as a whole; keys that were added one by one are in another [order](crate::field::MapField).
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Address { city: String }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, ship_to: Address }
    /// let filter = Order::F.ship_to.eq(Address { city: "Oslo".into() });
    /// assert_eq!(filter.to_string(), r#"{ ship_to: { $eq: { city: "Oslo" } } }"#);
    /// ```
    pub fn eq(self, value: impl Operand<E>) -> Filter<P::Model> {
        Filter::at::<P>("$eq", value.to_operand())
    }

    /// The embedded document is another one than this, or `null`, or missing.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Address { city: String }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, ship_to: Address }
    /// assert_eq!(
    ///     Order::F.ship_to.ne(Address { city: "Oslo".into() }).to_string(),
    ///     r#"{ ship_to: { $ne: { city: "Oslo" } } }"#
    /// );
    /// ```
    pub fn ne(self, value: impl Operand<E>) -> Filter<P::Model> {
        Filter::at::<P>("$ne", value.to_operand())
    }

    /// Replaces the whole embedded document, and the new one has to keep the field's rules:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Address { city: String }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, ship_to: Address }
    /// assert_eq!(
    ///     Order::F.ship_to.set(Address { city: "Oslo".into() }).to_string(),
    ///     r#"{ $set: { ship_to: { city: "Oslo" } } }"#
    /// );
    /// ```
    /// [`$set`](https://www.mongodb.com/docs/manual/reference/operator/update/set/).
    pub fn set(self, value: impl Operand<E>) -> Update<P::Model>
    where
        P: Replace,
    {
        Update::put::<P, E>("$set", &value).without_old_names::<P>()
    }

    /// Gives the value to the document that an upsert makes where it finds none to change; one that is there already
    /// stays as it is. The value has to keep the field's rules:
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(EmbeddedModel)] struct Address { city: String }
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, ship_to: Address }
    /// assert_eq!(
    ///     Order::F.ship_to.set_on_insert(Address { city: "Oslo".into() }).to_string(),
    ///     r#"{ $setOnInsert: { ship_to: { city: "Oslo" } } }"#
    /// );
    /// ```
    /// [`$setOnInsert`](https://www.mongodb.com/docs/manual/reference/operator/update/setOnInsert/).
    pub fn set_on_insert(self, value: impl Operand<E>) -> Update<P::Model>
    where
        P: Insert,
    {
        Update::put::<P, E>("$setOnInsert", &value)
    }
}

/// Accessors, of fields of type `T`, that a dotted path can go on from, for the paths of index declarations and
/// projections: embedded models, and arrays of them.
#[diagnostic::on_unimplemented(
    message = "a path cannot go on from a field of type `{T}`, which has no fields inside",
    label = "not an embedded model, nor an array of them"
)]
pub trait Traverse<T> {
    /// The fields struct of the embedded model.
    type Fields: 'static;

    /// The fields inside.
    fn traverse(&self) -> &'static Self::Fields;
}

/// The fields inside of what an accessor stands for.
pub fn traverse<A: Accessor + Traverse<A::Value>>(accessor: &A) -> &'static A::Fields {
    accessor.traverse()
}

#[diagnostic::do_not_recommend]
impl<P: Path, E: EmbeddedModel> Traverse<E> for EmbeddedField<P, E> {
    type Fields = E::Fields<P>;

    fn traverse(&self) -> &'static Self::Fields {
        E::fields::<P>()
    }
}

#[diagnostic::do_not_recommend]
impl<P: InDocument, T: FieldType, A: FieldType> Traverse<A> for ArrayField<P, T, A>
where
    T::Accessor<Any<P>>: Traverse<<T::Accessor<Any<P>> as Accessor>::Value> + NotArray,
{
    type Fields = <T::Accessor<Any<P>> as Traverse<<T::Accessor<Any<P>> as Accessor>::Value>>::Fields;

    fn traverse(&self) -> &'static Self::Fields {
        self.any().traverse()
    }
}

#[diagnostic::do_not_recommend]
impl<A: Accessor + Traverse<A::Value>> Traverse<Option<A::Value>> for Optional<A> {
    type Fields = A::Fields;

    fn traverse(&self) -> &'static Self::Fields {
        (**self).traverse()
    }
}
