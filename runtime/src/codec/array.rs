use super::{DecodeError, DecodeReason, Decoder, Encoder, FieldType, Tag};
use crate::{
    field::{ArrayField, Growable, Sequence},
    path::Path,
    rule::Validator,
};
use std::{
    collections::{BTreeSet, HashSet, VecDeque},
    hash::{BuildHasher, Hash},
};

/// Containers of `T` stored as an array; `$new` makes an empty one, `$add` puts an
/// element in, and the encoder's `$write` writes it.
macro_rules! array {
    ($($container:ty: [$($generics:tt)*] $from:ident, $tag:ident: $new:expr, $add:expr, $write:ident;)*) => {$(
        impl<$($generics)*> FieldType for $container {
            type Accessor<P: Path> = ArrayField<P, T, Self>;
            const BSON_TYPE: &'static str = "array";

            #[inline]
            fn encode(&self, key: &[u8], out: &mut Encoder) {
                out.$write(key, self);
            }

            fn decode($tag: Tag, $from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let mut items = $new;
                $from.array($tag, |tag, from| {
                    $add(&mut items, T::decode(tag, from)?);
                    Ok(())
                })?;
                Ok(items)
            }

            fn validate(&self, at: &mut Validator) {
                for (position, item) in self.iter().enumerate() {
                    at.position(position, |at| item.validate(at));
                }
            }
        }
    )*};
}

array! {
    Vec<T>: [T: FieldType] from, tag: Self::with_capacity(from.capacity::<T>(tag)), Self::push, array;
    VecDeque<T>: [T: FieldType] from, tag: Self::with_capacity(from.capacity::<T>(tag)), Self::push_back, array;
    HashSet<T, S>: [T: FieldType + Eq + Hash, S: BuildHasher + Default + 'static]
        from, tag: Self::with_capacity_and_hasher(from.capacity::<T>(tag), S::default()), Self::insert, set;
    BTreeSet<T>: [T: FieldType + Ord] from, tag: Self::new(), Self::insert, array;
}

impl<T: FieldType> Growable for Vec<T> {}
impl<T: FieldType> Growable for VecDeque<T> {}
impl<T: FieldType + Eq + Hash, S: BuildHasher + Default + 'static> Growable for HashSet<T, S> {}
impl<T: FieldType + Ord> Growable for BTreeSet<T> {}
impl<T: FieldType> Sequence for Vec<T> {}
impl<T: FieldType> Sequence for VecDeque<T> {}
impl<T: FieldType, const N: usize> Sequence for [T; N] {}

impl<T: FieldType, const N: usize> FieldType for [T; N] {
    type Accessor<P: Path> = ArrayField<P, T, Self>;
    const BSON_TYPE: &'static str = "array";

    #[inline]
    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.array(key, self);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let start = from.remaining();
        let items = Vec::<T>::decode(tag, from)?;
        items.try_into().map_err(|items: Vec<T>| {
            let length = DecodeReason::Custom(format!("expected an array of {N} elements, found {}", items.len()));
            DecodeError::at(start, length)
        })
    }

    fn validate(&self, at: &mut Validator) {
        for (position, item) in self.iter().enumerate() {
            at.position(position, |at| item.validate(at));
        }
    }
}
