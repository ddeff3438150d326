//! Operands for stored values: the field's own type, and what stands for text and bytes.

use super::{As, Binary, Lenient, StoreAs};
use crate::{
    codec::{EncodeError, Encoder, Value},
    field::Operand,
    rule::Validator,
};
use bson::{Bson, spec::BinarySubtype};
use std::{borrow::Cow, sync::Arc};

#[diagnostic::do_not_recommend]
impl<A: StoreAs<T>, T: 'static> Operand<As<A, T>> for T {
    fn to_operand(&self) -> Result<Value, EncodeError> {
        stored::<A, T>(self)
    }

    fn validate(&self, at: &mut Validator) {
        A::validate(self, at);
    }
}

#[diagnostic::do_not_recommend]
impl<A: StoreAs<T>, T: 'static> Operand<As<A, T>> for &T {
    fn to_operand(&self) -> Result<Value, EncodeError> {
        stored::<A, T>(self)
    }

    fn validate(&self, at: &mut Validator) {
        A::validate(self, at);
    }
}

/// What a pointer points to, as for pointers that are stored without an adapter.
macro_rules! pointer {
    ($($pointer:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<A: StoreAs<T>, T: 'static> Operand<As<A, $pointer<T>>> for T {
            fn to_operand(&self) -> Result<Value, EncodeError> {
                stored::<A, T>(self)
            }

            fn validate(&self, at: &mut Validator) {
                A::validate(self, at);
            }
        }

        #[diagnostic::do_not_recommend]
        impl<A: StoreAs<T>, T: 'static> Operand<As<A, $pointer<T>>> for &T {
            fn to_operand(&self) -> Result<Value, EncodeError> {
                stored::<A, T>(self)
            }

            fn validate(&self, at: &mut Validator) {
                A::validate(self, at);
            }
        }
    )*};
}
pointer!(Box, Arc);

macro_rules! text {
    ($($type:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Operand<As<Lenient, $type>> for &str {
            fn to_operand(&self) -> Result<Value, EncodeError> {
                Operand::<String>::to_operand(self)
            }
        }
    )*};
}
text!(String, Box<str>, Arc<str>, Cow<'static, str>);

macro_rules! bytes {
    ($($type:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Operand<As<Binary, $type>> for &[u8] {
            fn to_operand(&self) -> Result<Value, EncodeError> {
                Ok(Bson::Binary(bson::Binary { subtype: BinarySubtype::Generic, bytes: self.to_vec() }).into())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<const N: usize> Operand<As<Binary, $type>> for &[u8; N] {
            fn to_operand(&self) -> Result<Value, EncodeError> {
                Operand::<As<Binary, $type>>::to_operand(&self.as_slice())
            }
        }
    )*};
}
bytes!(Vec<u8>, Box<[u8]>, Arc<[u8]>);
#[cfg(feature = "bytes-1")]
bytes!(bytes::Bytes);

fn stored<A: StoreAs<T>, T>(value: &T) -> Result<Value, EncodeError> {
    crate::codec::field_type::element(|out: &mut Encoder| A::encode(value, b"\0", out))
}
