use super::{Gather, Place, ReadFrom, Source, Wanted, gather::about_array};
use crate::{
    DecodeError, DocumentModel,
    codec::{
        DecodeReason,
        stored::{Lenient, StoreAs},
    },
    field::{Length, Settled},
};
use bson::doc;

/// The number of elements is counted by the server, and sent under a name that no field has: `len(items)`.
#[diagnostic::do_not_recommend]
impl<P: Gather<Model: DocumentModel> + Settled> Source for Length<P> {
    type Model = P::Model;
    type Output = P::Of<usize>;

    fn want(&self, out: &mut Wanted) {
        out.answer::<P>(name::<P>(), &|array| about_array(array, doc! { "$size": array }));
    }

    fn read(&self, document: &Place<'_>) -> Result<Self::Output, DecodeError> {
        read::<P, usize>(document)
    }
}

/// Integers that can hold the length of an array. MongoDB counts in 32 bits.
#[diagnostic::on_unimplemented(
    message = "the length of an array cannot be read as `{Self}`",
    label = "not `usize`, `i32`, `u32`, `i64` or `u64`"
)]
pub trait LengthNumber: TryFrom<usize> {}

/// That a number other than `usize` is the length of an array.
#[derive(Debug)]
pub struct Counted<N>(std::marker::PhantomData<N>);

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl LengthNumber for $number {}
    )*};
}
numbers!(i32, u32, i64, u64);

#[diagnostic::do_not_recommend]
impl<T, V, N: LengthNumber, P> ReadFrom<V, Length<P>, Counted<N>> for T
where
    P: Gather<Of<N> = T, Model: DocumentModel> + Settled,
{
    fn want(length: &Length<P>, out: &mut Wanted) {
        length.want(out);
    }

    fn read_from(_: &Length<P>, document: &Place<'_>) -> Result<T, DecodeError> {
        read::<P, N>(document)
    }
}

fn read<P: Gather, N: TryFrom<usize>>(document: &Place<'_>) -> Result<P::Of<N>, DecodeError> {
    P::gather(document.clone().answer(name::<P>())?, &|place| {
        let (remaining, length) = length(place)?;
        let too_great = |_| DecodeError::at(remaining, DecodeReason::Custom(format!("{length} elements are too many")));
        N::try_from(length).map_err(too_great)
    })
}

/// The number of elements of an array, and where it is from.
fn length(place: Place<'_>) -> Result<(usize, usize), DecodeError> {
    if let Place::Answer(..) = place {
        let (tag, mut from) = place.array()?;
        let remaining = from.remaining();
        // Which integer it is, is the server's affair.
        return Ok((remaining, <Lenient as StoreAs<u32>>::decode(tag, &mut from)? as usize));
    }
    let remaining = place.clone().array()?.1.remaining();
    let mut length = 0;
    place.each(|_| {
        length += 1;
        Ok(())
    })?;
    Ok((remaining, length))
}

fn name<P: Gather>() -> String {
    format!("len({})", super::undotted::<P>())
}
