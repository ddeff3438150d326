use super::{Place, Source, Wanted};
use crate::DecodeError;

/// What a closure such as `|o| (o.number, o.ship_to.city)` selects: one [`Source`], or a tuple of up to eight.
#[diagnostic::on_unimplemented(
    message = "this cannot be selected",
    label = "not a field, nor a tuple of fields",
    note = "name a field, as in `|o| o.number`, a tuple of up to eight, as in `|o| (o.number, o.ship_to.city)`, or what \
            is made of an array: `len()`, `slice(..2)`, `find(|i| ..)`",
    note = "for more fields, or names for them, derive `Projection`"
)]
pub trait Selection: Send + Sync + 'static {
    /// The model whose documents it is read from.
    type Model;
    /// What is read: a value, or a tuple of values.
    type Output;

    #[doc(hidden)]
    fn want(&self, out: &mut Wanted);

    #[doc(hidden)]
    fn read(&self, document: &Place<'_>) -> Result<Self::Output, DecodeError>;
}

#[diagnostic::do_not_recommend]
impl<A: Source> Selection for A {
    type Model = A::Model;
    type Output = A::Output;

    fn want(&self, out: &mut Wanted) {
        Source::want(self, out);
    }

    fn read(&self, document: &Place<'_>) -> Result<A::Output, DecodeError> {
        Source::read(self, document)
    }
}

macro_rules! tuples {
    ($($first:ident $($other:ident)*;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$first: Source, $($other: Source<Model = $first::Model>),*> Selection for ($first, $($other,)*) {
            type Model = $first::Model;
            type Output = ($first::Output, $($other::Output,)*);

            #[expect(non_snake_case, reason = "the parts are called as their types")]
            fn want(&self, out: &mut Wanted) {
                let ($first, $($other,)*) = self;
                $first.want(out);
                $($other.want(out);)*
            }

            #[expect(non_snake_case, reason = "the parts are called as their types")]
            fn read(&self, document: &Place<'_>) -> Result<Self::Output, DecodeError> {
                let ($first, $($other,)*) = self;
                Ok(($first.read(document)?, $($other.read(document)?,)*))
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
