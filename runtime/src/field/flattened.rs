use super::{Accessor, MapField, NotArray, Relative, Single, Traverse, accessor};
use crate::{
    codec::{FieldType, Flatten},
    filter::Filter,
    model::{EmbeddedModel, Model, Names},
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
///
/// `O` is what it stands in: a model, whose own names are no keys of a flattened map.
#[expect(clippy::type_complexity, reason = "three parameters that are not held")]
pub struct FlattenedField<P, T, O = ()>(PhantomData<fn() -> (P, T, O)>);

accessor!(FlattenedField<P, T, O> of T);

impl<P, T, O> FlattenedField<P, T, O> {
    /// The accessor. What cannot be flattened is an error where the field is stored, and none here.
    #[doc(hidden)]
    pub const NEW: Self = Self(PhantomData);
}

impl<P: Path, T: Flatten, O: Named> Deref for FlattenedField<P, T, O> {
    type Target = T::Elements<P, O>;

    fn deref(&self) -> &Self::Target {
        T::elements::<P, O>()
    }
}

#[diagnostic::do_not_recommend]
impl<P: Path, E: EmbeddedModel, O: 'static> Traverse<E> for FlattenedField<P, E, O> {
    type Fields = E::Fields<P>;

    fn traverse(&self) -> &'static Self::Fields {
        E::fields::<P>()
    }
}

#[diagnostic::do_not_recommend]
impl<P: Path, E: EmbeddedModel, O: 'static> NotArray for FlattenedField<P, E, O> {}

/// What has names of its own: every model.
#[doc(hidden)]
pub trait Named: 'static {
    /// The names.
    const OWN: &'static Names;
}

impl<M: Model> Named for M {
    const OWN: &'static Names = M::NAMES;
}

/// A variant of an enum, whose names no type has.
impl Named for () {
    const OWN: &'static Names = &Names::REST;
}

/// A flattened map: the keys of the document that no field of the model has. A name of a field is no key of it: that
/// makes the operation fail before anything is sent.
#[expect(clippy::type_complexity, reason = "four parameters that are not held")]
pub struct RestField<P, M, V, O = ()>(PhantomData<fn() -> (P, M, V, O)>);

accessor!(RestField<P, M, V, O> of M as RestField<P, N, V, O>);

impl<P: Path, M: FieldType, V: FieldType, O: Named> RestField<P, M, V, O> {
    /// The value under a key, in filters and in updates. A key that is empty, starts with `$`, or has `.` or NUL makes
    /// the operation fail before anything is sent, and so does the name of a field.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Page { #[field(id)] id: ObjectId, #[field(flatten)] rest: bson::Document }
    /// let old = Page::F.rest.key("revision", |revision| revision.eq(bson::bson!(1)));
    /// assert_eq!(old.to_string(), "{ revision: 1 }");
    /// ```
    pub fn key<R: Relative<V, P>>(self, key: &str, f: impl FnOnce(V::Accessor<Root<V>>) -> R) -> R::Rerooted {
        match Self::check(key) {
            Ok(map) => map.key(key, f),
            Err(problem) => R::invalid(problem),
        }
    }

    /// Whether the document has the key.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Page { #[field(id)] id: ObjectId, #[field(flatten)] rest: bson::Document }
    /// assert_eq!(Page::F.rest.has_key("revision").to_string(), "{ revision: { $exists: true } }");
    /// ```
    pub fn has_key(self, key: &str) -> Filter<P::Model> {
        match Self::check(key) {
            Ok(map) => map.has_key(key),
            Err(problem) => Filter::invalid(problem),
        }
    }

    /// Removes a key and its value.
    ///
    /// ```
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Page { #[field(id)] id: ObjectId, #[field(flatten)] rest: bson::Document }
    /// assert_eq!(Page::F.rest.remove("draft").to_string(), r#"{ $unset: { draft: "" } }"#);
    /// ```
    pub fn remove(self, key: &str) -> Update<P::Model>
    where
        P: Single,
    {
        match Self::check(key) {
            Ok(map) => map.remove(key),
            Err(problem) => Update::invalid(problem),
        }
    }

    /// The keys of a flattened map are found as those of a map at the path of the document.
    fn check(key: &str) -> Result<MapField<P, M, V>, String> {
        if O::OWN.contains(key.as_bytes()) {
            return Err(format!("`{key}` is a field of the model and no key of its flattened map; use the field"));
        }
        Ok(Accessor::NEW)
    }
}
