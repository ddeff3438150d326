use super::{Place, Source, Wanted};
use crate::DecodeError;

/// What a closure such as `|o| (o.number, o.ship_to.city)` selects: one [`Source`], or a tuple of up to eight.
#[diagnostic::on_unimplemented(
    message = "this cannot be selected",
    label = "not a field, nor a tuple of fields",
    note = "name a field, as in `|o| o.number`, a tuple of up to eight, as in `|o| (o.number, o.ship_to.city)`, or the \
            length of an array, as in `|o| o.items.len()`",
    note = "for more fields, or names for them, derive `Projection`"
)]
pub trait Selection {
    /// The model whose documents it is read from.
    type Model;
    /// What is read: a value, or a tuple of values.
    type Output;

    #[doc(hidden)]
    fn want(out: &mut Wanted);

    #[doc(hidden)]
    fn read(document: &Place<'_>) -> Result<Self::Output, DecodeError>;
}

#[diagnostic::do_not_recommend]
impl<A: Source> Selection for A {
    type Model = A::Model;
    type Output = A::Output;

    fn want(out: &mut Wanted) {
        A::want(out);
    }

    fn read(document: &Place<'_>) -> Result<A::Output, DecodeError> {
        A::read(document)
    }
}

macro_rules! tuples {
    ($($first:ident $($other:ident)*;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$first: Source, $($other: Source<Model = $first::Model>),*> Selection for ($first, $($other,)*) {
            type Model = $first::Model;
            type Output = ($first::Output, $($other::Output,)*);

            fn want(out: &mut Wanted) {
                $first::want(out);
                $($other::want(out);)*
            }

            fn read(document: &Place<'_>) -> Result<Self::Output, DecodeError> {
                Ok(($first::read(document)?, $($other::read(document)?,)*))
            }
        }
    )*};
}
tuples! {
    A;
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
}
