use super::{Gather, Place, Wanted, gather::Read};
use crate::{
    DecodeError, FieldType, Presence,
    codec::{
        Tag,
        stored::{As, StoreAs},
    },
    field::{
        Accessor, AdaptedField, ArrayField, EmbeddedField, Field, FlattenedField, MapField, Named, Optional, Parts,
        TupleField, VariantsField,
    },
    model::EmbeddedModel,
    path::Path,
};

/// What a projection can read: the accessor of a field, or what is made of one.
#[diagnostic::on_unimplemented(
    message = "a projection cannot read this",
    label = "not a field with a value of its own",
    note = "name a field, as in `|o| o.number`, a tuple of up to eight, as in `|o| (o.number, o.ship_to.city)`, or what \
            is made of an array: `len()`, `slice(..2)`, `find(|i| ..)`",
    note = "`len()` and `slice(..)` are for models of collections, and for arrays that have no old name; no path leads \
            into a variant of an untagged enum; a flattened map is read with the whole model"
)]
pub trait Source: Send + Sync + 'static {
    /// The model whose documents it is read from.
    type Model: 'static;
    /// What is read.
    type Output;

    #[doc(hidden)]
    fn want(&self, out: &mut Wanted);

    #[doc(hidden)]
    fn read(&self, document: &Place<'_>) -> Result<Self::Output, DecodeError>;
}

/// Accessors of fields with a value of their own.
#[diagnostic::on_unimplemented(
    message = "this is not one field with a value of its own",
    label = "not a field with a value of its own",
    note = "name one field: `|o| o.ship_to.city`"
)]
pub trait Readable: Accessor {
    /// The field's Rust type.
    type Read: 'static;
    /// What is made of the values at a path.
    type Output<P: Gather>;

    #[doc(hidden)]
    fn read_as(value: Self::Value) -> Self::Read;

    #[doc(hidden)]
    fn store_as(value: Self::Read) -> Self::Value;

    #[doc(hidden)]
    fn gather<P: Gather>(document: Place<'_>, read: Read<'_, Self::Read>) -> Result<Self::Output<P>, DecodeError>;
}

/// The output of a field that is no `Option`.
macro_rules! gather_all {
    () => {
        type Output<Q: Gather> = Q::Of<Self::Read>;

        fn gather<Q: Gather>(document: Place<'_>, read: Read<'_, Self::Read>) -> Result<Self::Output<Q>, DecodeError> {
            Q::gather(document, read)
        }
    };
}

#[diagnostic::do_not_recommend]
impl<A: Readable<Path: Gather> + Send + Sync> Source for A {
    type Model = <A::Path as Path>::Model;
    type Output = A::Output<A::Path>;

    fn want(&self, out: &mut Wanted) {
        out.all_of::<A::Path>();
    }

    fn read(&self, document: &Place<'_>) -> Result<Self::Output, DecodeError> {
        read_field::<A>(document.clone())
    }
}

pub(crate) fn read_field<A: Readable<Path: Gather>>(document: Place<'_>) -> Result<A::Output<A::Path>, DecodeError> {
    A::gather::<A::Path>(document, &|place| {
        if let Place::Missing { .. } = place
            && let Some(value) = A::Path::default().or_else(|| A::Value::missing().map(A::read_as))
        {
            return Ok(value);
        }
        let (tag, mut from) = place.value(A::Value::BSON_TYPE)?;
        A::Value::decode(tag, &mut from).map(A::read_as)
    })
}

macro_rules! own {
    ($([$($generics:tt)*] $accessor:ty => $value:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<P: Path, $($generics)*> Readable for $accessor
        where
            Self: Accessor<Value = $value>,
        {
            type Read = $value;
            gather_all!();

            fn read_as(value: $value) -> $value {
                value
            }

            fn store_as(value: $value) -> $value {
                value
            }
        }
    )*};
}
own! {
    [T: FieldType] Field<P, T> => T;
    [E: EmbeddedModel] EmbeddedField<P, E> => E;
    [T: 'static, A: FieldType] ArrayField<P, T, A> => A;
    [M: FieldType, V: 'static] MapField<P, M, V> => M;
    [E: 'static, T: FieldType] VariantsField<P, E, T> => T;
    [T: FieldType, E: Parts] TupleField<P, T, E> => T;
}

#[diagnostic::do_not_recommend]
impl<A: Readable> Readable for Optional<A>
where
    Self: Accessor<Value = Option<A::Value>>,
{
    type Read = Option<A::Read>;
    type Output<P: Gather> = P::OfOption<A::Read>;

    fn gather<P: Gather>(document: Place<'_>, read: Read<'_, Self::Read>) -> Result<Self::Output<P>, DecodeError> {
        P::gather_option(document, read)
    }

    fn read_as(value: Option<A::Value>) -> Self::Read {
        value.map(A::read_as)
    }

    fn store_as(value: Self::Read) -> Option<A::Value> {
        value.map(A::store_as)
    }
}

#[diagnostic::do_not_recommend]
impl<F: Accessor, A: StoreAs<T>, T: 'static> Readable for AdaptedField<F, As<A, T>> {
    type Read = T;
    gather_all!();

    fn read_as(value: As<A, T>) -> T {
        value.into_inner()
    }

    fn store_as(value: T) -> As<A, T> {
        value.into()
    }
}

#[diagnostic::do_not_recommend]
impl<F: Accessor, T: FieldType> Readable for AdaptedField<F, Presence<T>> {
    type Read = Presence<T>;
    gather_all!();

    fn read_as(value: Presence<T>) -> Presence<T> {
        value
    }

    fn store_as(value: Presence<T>) -> Presence<T> {
        value
    }
}

/// A flattened embedded model, whose fields are those of the document around it.
#[diagnostic::do_not_recommend]
impl<P: Gather, E: EmbeddedModel, O: Named> Source for FlattenedField<P, E, O> {
    type Model = P::Model;
    type Output = P::Of<E>;

    fn want(&self, out: &mut Wanted) {
        let mut fields = Wanted::default();
        fields.names(E::NAMES.all());
        out.inside::<P>(fields);
    }

    fn read(&self, document: &Place<'_>) -> Result<Self::Output, DecodeError> {
        P::gather(document.clone(), &|place| {
            let (tag, mut from) = place.value("document")?;
            from.expect_tag(tag, Tag::DOCUMENT)?;
            E::decode_document(&mut from)
        })
    }
}
