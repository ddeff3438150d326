//! Some elements of an array, and the first that meets a condition.

use super::{Gather, Place, Projection, ReadFrom, Readable, Source, Wanted, gather::about_array, undotted};
use crate::{
    DecodeError, DocumentModel, FieldType,
    codec::Tag,
    field::{Found, Settled, Slice},
    model::EmbeddedModel,
    path::Any,
};
use bson::doc;
use std::marker::PhantomData;

/// The elements are cut out by the server, and sent under a name that no field has: `slice(items,1,2)`.
#[diagnostic::do_not_recommend]
impl<P, T> Source for Slice<P, T>
where
    P: Gather<Model: DocumentModel> + Settled,
    T: FieldType<Accessor<Any<P>>: Readable<Value = T>>,
{
    type Model = P::Model;
    type Output = P::Of<Vec<<T::Accessor<Any<P>> as Readable>::Read>>;

    fn want(&self, out: &mut Wanted) {
        want_slice(self, out);
    }

    fn read(&self, document: &Place<'_>) -> Result<Self::Output, DecodeError> {
        read_slice(self, document, decode::<T, T::Accessor<Any<P>>>)
    }
}

/// That some of each element is read, into the projection `C`. The server sends all of it.
#[derive(Debug)]
pub struct NestedElement<C>(PhantomData<C>);

#[diagnostic::do_not_recommend]
impl<T, V, P, E, C> ReadFrom<V, Slice<P, E>, NestedElement<C>> for T
where
    P: Gather<Of<Vec<C>> = T, Model: DocumentModel> + Settled,
    E: EmbeddedModel,
    C: Projection<Model = E>,
{
    fn want(slice: &Slice<P, E>, out: &mut Wanted) {
        want_slice(slice, out);
    }

    fn read_from(slice: &Slice<P, E>, document: &Place<'_>) -> Result<T, DecodeError> {
        read_slice(slice, document, project)
    }
}

fn want_slice<P: Gather, T>(slice: &Slice<P, T>, out: &mut Wanted) {
    match slice.bounds() {
        Ok(bounds) => out.answer::<P>(slice_name(slice), &|array| about_array(array, bounds.of(array))),
        Err(problem) => out.problem(problem),
    }
}

fn read_slice<P: Gather, T, E>(
    slice: &Slice<P, T>,
    document: &Place<'_>,
    read: fn(Place<'_>) -> Result<E, DecodeError>,
) -> Result<P::Of<Vec<E>>, DecodeError> {
    P::gather(document.clone().answer(slice_name(slice))?, &|place| {
        let is_cut = matches!(place, Place::Answer(..));
        let mut elements = Vec::new();
        place.each(|element| {
            elements.push(element);
            Ok(())
        })?;
        let wanted = if is_cut { 0..elements.len() } else { slice.positions().within(elements.len()) };
        elements.drain(..).skip(wanted.start).take(wanted.len()).map(read).collect()
    })
}

fn slice_name<P: Gather, T>(slice: &Slice<P, T>) -> String {
    format!("slice({},{})", undotted::<P>(), slice.positions())
}

/// The element is sent in the place of the array. That the server was asked, and what it found there, is under a name
/// that no field has: `find(items)`.
#[diagnostic::do_not_recommend]
impl<P, T> Source for Found<P, T>
where
    P: Gather,
    T: FieldType<Accessor<Any<P>>: Readable<Value = T>>,
{
    type Model = P::Model;
    type Output = P::OfOption<<T::Accessor<Any<P>> as Readable>::Read>;

    fn want(&self, out: &mut Wanted) {
        want_found(self, out);
    }

    fn read(&self, document: &Place<'_>) -> Result<Self::Output, DecodeError> {
        read_found::<P, _>(document, decode::<T, T::Accessor<Any<P>>>)
    }
}

#[diagnostic::do_not_recommend]
impl<T, V, P, E, C> ReadFrom<V, Found<P, E>, NestedElement<C>> for T
where
    P: Gather<OfOption<C> = T>,
    E: EmbeddedModel,
    C: Projection<Model = E>,
{
    fn want(found: &Found<P, E>, out: &mut Wanted) {
        want_found(found, out);
    }

    fn read_from(_: &Found<P, E>, document: &Place<'_>) -> Result<T, DecodeError> {
        read_found::<P, C>(document, project)
    }
}

fn want_found<P: Gather, T>(found: &Found<P, T>, out: &mut Wanted) {
    out.found(P::DOTTED, found.condition());
    out.computed(found_name::<P>(), doc! { "$type": format!("${}", P::DOTTED) });
}

fn read_found<P: Gather, E>(
    document: &Place<'_>,
    read: fn(Place<'_>) -> Result<E, DecodeError>,
) -> Result<P::OfOption<E>, DecodeError> {
    let Place::Answer(tag, from) = document.clone().answer(found_name::<P>())? else {
        return Err(DecodeError::custom(format!(
            "only the server finds the elements of `find(..)`, and it was not asked for those of `{}`",
            P::DOTTED
        )));
    };
    P::gather_option(Place::Answer(tag, from), &|answer| {
        if !answer.is_array()? {
            // Of a field that is no array, the answer is an error that says so.
            return answer.array().map(|_| None);
        }
        let found = document.clone().child(P::DOTTED, &[])?;
        let mut element = None;
        if let Place::Value(..) = found {
            found.each(|place| {
                element = Some(place);
                Ok(())
            })?;
        }
        element.map(read).transpose()
    })
}

fn found_name<P: Gather>() -> String {
    format!("find({})", undotted::<P>())
}

fn decode<T: FieldType, A: Readable<Value = T>>(element: Place<'_>) -> Result<A::Read, DecodeError> {
    let (tag, mut from) = element.value(T::BSON_TYPE)?;
    T::decode(tag, &mut from).map(A::read_as)
}

fn project<C: Projection>(element: Place<'_>) -> Result<C, DecodeError> {
    let (tag, from) = element.value("document")?;
    from.expect_tag(tag, Tag::DOCUMENT)?;
    C::read(&Place::Value(tag, from))
}
