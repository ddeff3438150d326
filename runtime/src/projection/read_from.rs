use super::{Gather, Place, Projection, Source, Wanted};
use crate::{
    DecodeError, FieldType,
    codec::Tag,
    field::{Accessor, AdaptedField, ArrayField, EmbeddedField, FlattenedField, InDocument, NotArray, Optional},
    model::{EmbeddedModel, Model},
    path::{Any, Path},
};
use std::marker::PhantomData;

/// Types that a projection's field can have, if it is read from `A`, which has values of type `V`. `How` is the one way
/// in which that can be.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be read from a model's `{V}`",
    label = "expected `{V}`",
    note = "a field has the type that is stored, or one with `#[derive(Projection)]` of a model that is stored",
    note = "what is reached through an `Option` is an `Option`, and what is reached through an array is a `Vec`"
)]
pub trait ReadFrom<V, A, How>: Sized {
    #[doc(hidden)]
    fn want(source: &A, out: &mut Wanted);

    #[doc(hidden)]
    fn read_from(source: &A, document: &Place<'_>) -> Result<Self, DecodeError>;
}

/// That all of a value is read.
#[derive(Debug)]
pub struct Whole;

#[diagnostic::do_not_recommend]
impl<T, A: Source<Output = T>> ReadFrom<T, A, Whole> for T {
    fn want(source: &A, out: &mut Wanted) {
        source.want(out);
    }

    fn read_from(source: &A, document: &Place<'_>) -> Result<T, DecodeError> {
        source.read(document)
    }
}

/// That some of a document inside of the document is read, into the projection `C`.
#[derive(Debug)]
pub struct Nested<C>(PhantomData<C>);

#[diagnostic::do_not_recommend]
impl<T, V, A, C> ReadFrom<V, A, Nested<C>> for T
where
    A: Nests<Inner: Gather<Of<C> = T>>,
    C: Projection<Model = A::Embedded>,
{
    fn want(_: &A, out: &mut Wanted) {
        out.inside::<A::Inner>(Wanted::by(C::want));
    }

    fn read_from(_: &A, document: &Place<'_>) -> Result<T, DecodeError> {
        A::Inner::gather(document.clone(), &|place| {
            let (tag, from) = place.value("document")?;
            from.expect_tag(tag, Tag::DOCUMENT)?;
            C::read(&Place::Value(tag, from))
        })
    }
}

/// Accessors of embedded models, or of arrays of them: what another projection can be read from.
pub trait Nests: Accessor {
    /// The path to the embedded models.
    type Inner: Path;
    /// The embedded model.
    type Embedded: Model;
}

#[diagnostic::do_not_recommend]
impl<P: Path, E: EmbeddedModel> Nests for EmbeddedField<P, E> {
    type Inner = P;
    type Embedded = E;
}

#[diagnostic::do_not_recommend]
impl<P: Path, E: EmbeddedModel, O: 'static> Nests for FlattenedField<P, E, O> {
    type Inner = P;
    type Embedded = E;
}

#[diagnostic::do_not_recommend]
impl<P: InDocument, T: FieldType, A: FieldType> Nests for ArrayField<P, T, A>
where
    T::Accessor<Any<P>>: Nests + NotArray,
{
    type Inner = <T::Accessor<Any<P>> as Nests>::Inner;
    type Embedded = <T::Accessor<Any<P>> as Nests>::Embedded;
}

#[diagnostic::do_not_recommend]
impl<A: Nests> Nests for Optional<A>
where
    Self: Accessor,
{
    type Inner = A::Inner;
    type Embedded = A::Embedded;
}

#[diagnostic::do_not_recommend]
impl<F: Nests, T: FieldType> Nests for AdaptedField<F, T> {
    type Inner = F::Inner;
    type Embedded = F::Embedded;
}
