use super::{Accessor, MapField, NotArray, Relative, Single, Traverse, accessor};
use crate::{
    codec::{FieldType, Flatten},
    filter::Filter,
    model::EmbeddedModel,
    path::{Path, Root},
    update::Update,
};
use std::{marker::PhantomData, ops::Deref};

/// A field with `#[field(flatten)]`. What is in it stands in the document around it, and is reached through it: the
/// fields of an embedded model, or the keys of a map, as [`RestField`] has them. As a whole it is no value that could be
/// compared or set.
///
/// ```
/// # use docmodel::prelude::*;
/// # #[derive(EmbeddedModel)] struct Address { city: String }
/// # #[derive(DocumentModel)] struct Customer { #[field(id)] id: ObjectId, #[field(flatten)] address: Address }
/// assert_eq!(Customer::F.address.city.eq("Oslo").to_string(), r#"{ city: "Oslo" }"#);
/// ```
pub struct FlattenedField<P, T>(PhantomData<fn() -> (P, T)>);

accessor!(FlattenedField<P, T> of T);

impl<P, T> FlattenedField<P, T> {
    /// The accessor. What cannot be flattened is an error where the field is stored, and none here.
    #[doc(hidden)]
    pub const NEW: Self = Self(PhantomData);
}

impl<P: Path, T: Flatten> Deref for FlattenedField<P, T> {
    type Target = T::Elements<P>;

    fn deref(&self) -> &Self::Target {
        T::elements::<P>()
    }
}

#[diagnostic::do_not_recommend]
impl<P: Path, E: EmbeddedModel> Traverse<E> for FlattenedField<P, E> {
    type Fields = E::Fields<P>;

    fn traverse(&self) -> &'static Self::Fields {
        E::fields::<P>()
    }
}

#[diagnostic::do_not_recommend]
impl<P: Path, E: EmbeddedModel> NotArray for FlattenedField<P, E> {}

/// A flattened map: the keys of the document that no field of the model has.
#[expect(clippy::type_complexity, reason = "three parameters that are not held")]
pub struct RestField<P, M, V>(PhantomData<fn() -> (P, M, V)>);

accessor!(RestField<P, M, V> of M as RestField<P, N, V>);

impl<P: Path, M: FieldType, V: FieldType> RestField<P, M, V> {
    /// The value under a key, in filters and in updates. A key that is empty, starts with `$`, or has `.` or NUL makes
    /// the operation fail before anything is sent.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Page { #[field(id)] id: ObjectId, #[field(flatten)] rest: bson::Document }
    /// let old = Page::F.rest.key("revision", |revision| revision.eq(bson::bson!(1)));
    /// assert_eq!(old.to_string(), "{ revision: 1 }");
    /// ```
    pub fn key<R: Relative<V, P>>(self, key: &str, f: impl FnOnce(V::Accessor<Root<V>>) -> R) -> R::Rerooted {
        Self::as_map().key(key, f)
    }

    /// Whether the document has the key.
    pub fn has_key(self, key: &str) -> Filter<P::Model> {
        Self::as_map().has_key(key)
    }

    /// Removes a key and its value.
    pub fn remove(self, key: &str) -> Update<P::Model>
    where
        P: Single,
    {
        Self::as_map().remove(key)
    }

    /// The keys of a flattened map are found as those of a map at the path of the document.
    fn as_map() -> MapField<P, M, V> {
        Accessor::NEW
    }
}
