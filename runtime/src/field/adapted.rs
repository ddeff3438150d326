use super::{Accessor, Distinct, NotArray, Traverse};
use crate::codec::FieldType;
use std::{fmt, marker::PhantomData, ops::Deref};

/// A field whose values of type `T` are stored as those of another accessor `F`: by an adapter such as
/// [`Lenient`](crate::codec::stored::Lenient), or with more than one kind of nothing, as in a
/// [`Presence`](crate::Presence). It has all that `F` has.
pub struct AdaptedField<F, T> {
    inner: F,
    value: PhantomData<fn() -> T>,
}

impl<F: Copy, T> Copy for AdaptedField<F, T> {}
impl<F: Copy, T> Clone for AdaptedField<F, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: fmt::Debug, T> fmt::Debug for AdaptedField<F, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl<F, T> Deref for AdaptedField<F, T> {
    type Target = F;

    fn deref(&self) -> &F {
        &self.inner
    }
}

impl<F: Accessor, T: FieldType> Accessor for AdaptedField<F, T> {
    type Path = F::Path;
    type Value = T;
    type Newtype<N: FieldType> = F::Newtype<N>;
    const NEW: Self = Self { inner: F::NEW, value: PhantomData };
    const IS_ARRAY: bool = F::IS_ARRAY;
}

#[diagnostic::do_not_recommend]
impl<F: NotArray, T: FieldType> NotArray for AdaptedField<F, T> {}

#[diagnostic::do_not_recommend]
impl<F: Distinct, T: FieldType> Distinct for AdaptedField<F, T> {
    type Item = F::Item;
}

#[diagnostic::do_not_recommend]
impl<F: Accessor + Traverse<F::Value>, T: FieldType> Traverse<T> for AdaptedField<F, T> {
    type Fields = F::Fields;

    fn traverse(&self) -> &'static Self::Fields {
        self.inner.traverse()
    }
}
