use super::{Gather, Place, ReadFrom, Source, Wanted};
use crate::{
    DecodeError,
    codec::{
        DecodeReason, Tag,
        stored::{Lenient, StoreAs},
    },
    field::{Direct, Length, Settled},
};
use bson::doc;

/// The number of elements is counted by the server, and sent under a name that no field has: `len(items)`.
impl<P: Gather + Direct + Settled> Source for Length<P> {
    type Model = P::Model;
    type Output = P::Of<usize>;

    fn want(out: &mut Wanted) {
        let field = format!("${}", P::DOTTED);
        let length = doc! { "$cond": [{ "$isArray": &field }, { "$size": &field }, { "$type": &field }] };
        out.computed(name::<P>(), length);
    }

    fn read(document: &Place<'_>) -> Result<Self::Output, DecodeError> {
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
    P: Gather<Of<N> = T> + Direct + Settled,
{
    fn want(out: &mut Wanted) {
        <Length<P> as Source>::want(out);
    }

    fn read_from(document: &Place<'_>) -> Result<T, DecodeError> {
        read::<P, N>(document)
    }
}

fn read<P: Gather, N: TryFrom<usize>>(document: &Place<'_>) -> Result<P::Of<N>, DecodeError> {
    P::gather(length::<P>(document)?, &|place| {
        let (remaining, length) = place.length()?;
        let too_great = |_| DecodeError::at(remaining, DecodeReason::Custom(format!("{length} elements are too many")));
        N::try_from(length).map_err(too_great)
    })
}

/// What the server says of the array at the path; in a whole document, the document.
fn length<'a, P: Gather>(document: &Place<'a>) -> Result<Place<'a>, DecodeError> {
    let Place::Value(tag, mut from) = document.clone().child(name::<P>(), &[])? else {
        return Ok(document.clone());
    };
    let remaining = from.remaining();
    let length = match tag {
        Tag::STRING => Err(from.string()?),
        // Which integer it is, is the server's affair.
        _ => Ok(<Lenient as StoreAs<u32>>::decode(tag, &mut from)? as usize),
    };
    Ok(Place::Length { remaining, length })
}

fn name<P: Gather>() -> String {
    format!("len({})", P::DOTTED.replace('.', "/"))
}
