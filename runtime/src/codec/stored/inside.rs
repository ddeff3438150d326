//! Containers whose values an adapter stores.

use super::{As, Binary, Lenient, StoreAs, StoredAccessor, Truncate};
use crate::{
    Presence,
    codec::{DecodeError, Decoder, Encoder, MapKey, Tag, map},
    path::Path,
    rule::Validator,
};
use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    hash::{BuildHasher, Hash},
    marker::PhantomData,
    sync::Arc,
};

/// Containers of values that the adapter `A` stores: `Option`, [`Presence`], `Box`, `Arc`, `Vec`, `VecDeque`, and the values of maps.
#[derive(Clone, Copy, Debug)]
pub struct Inside<A>(PhantomData<A>);

#[diagnostic::do_not_recommend]
impl<A: StoreAs<T>, T: 'static> StoreAs<Option<T>> for Inside<A> {
    type Stored = Option<As<A, T>>;
    type Accessor<P: Path> = StoredAccessor<Self, Option<T>, P>;

    fn encode(value: &Option<T>, key: &[u8], out: &mut Encoder) {
        match value {
            Some(value) => A::encode(value, key, out),
            None => out.header(Tag::NULL, key),
        }
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Option<T>, DecodeError> {
        if tag == Tag::NULL { Ok(None) } else { A::decode(tag, from).map(Some) }
    }

    fn missing() -> Option<Option<T>> {
        Some(None)
    }

    fn validate(value: &Option<T>, at: &mut Validator) {
        if let Some(value) = value {
            A::validate(value, at);
        }
    }
}

#[diagnostic::do_not_recommend]
impl<A: StoreAs<T>, T: 'static> StoreAs<Presence<T>> for Inside<A> {
    type Stored = Presence<As<A, T>>;
    type Accessor<P: Path> = StoredAccessor<Self, Presence<T>, P>;

    fn encode(value: &Presence<T>, key: &[u8], out: &mut Encoder) {
        match value {
            Presence::Missing => {}
            Presence::Null => out.header(Tag::NULL, key),
            Presence::Value(value) => A::encode(value, key, out),
        }
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Presence<T>, DecodeError> {
        if tag == Tag::NULL { Ok(Presence::Null) } else { A::decode(tag, from).map(Presence::Value) }
    }

    fn missing() -> Option<Presence<T>> {
        Some(Presence::Missing)
    }

    fn validate(value: &Presence<T>, at: &mut Validator) {
        if let Presence::Value(value) = value {
            A::validate(value, at);
        }
    }
}

macro_rules! pointer {
    ($($pointer:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<A: StoreAs<T>, T: 'static> StoreAs<$pointer<T>> for Inside<A> {
            type Stored = A::Stored;
            type Accessor<P: Path> = StoredAccessor<Self, $pointer<T>, P>;

            fn encode(value: &$pointer<T>, key: &[u8], out: &mut Encoder) {
                A::encode(value, key, out);
            }

            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<$pointer<T>, DecodeError> {
                A::decode(tag, from).map($pointer::new)
            }

            fn missing() -> Option<$pointer<T>> {
                A::missing().map($pointer::new)
            }

            fn validate(value: &$pointer<T>, at: &mut Validator) {
                A::validate(value, at);
            }
        }
    )*};
}
pointer!(Box, Arc);

macro_rules! array {
    ($($container:ident: $add:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<A: StoreAs<T>, T: 'static> StoreAs<$container<T>> for Inside<A> {
            type Stored = $container<As<A, T>>;
            type Accessor<P: Path> = StoredAccessor<Self, $container<T>, P>;

            fn encode(value: &$container<T>, key: &[u8], out: &mut Encoder) {
                out.array_with(key, value, |out, key, item| A::encode(item, key, out));
            }

            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<$container<T>, DecodeError> {
                let mut items = $container::with_capacity(from.capacity::<T>(tag));
                from.array(tag, |tag, from| {
                    items.$add(A::decode(tag, from)?);
                    Ok(())
                })?;
                Ok(items)
            }

            fn validate(value: &$container<T>, at: &mut Validator) {
                for (position, item) in value.iter().enumerate() {
                    at.position(position, |at| A::validate(item, at));
                }
            }
        }
    )*};
}
array!(Vec: push, VecDeque: push_back);

macro_rules! map {
    ($map:ident<K: $($bound:ident)&+ $(, $hasher:ident)?> by $entries:ident) => {
        #[diagnostic::do_not_recommend]
        impl<A, K, T $(, $hasher)?> StoreAs<$map<K, T $(, $hasher)?>> for Inside<A>
        where
            A: StoreAs<T>,
            K: MapKey $(+ $bound)+,
            T: 'static,
            $($hasher: BuildHasher + Default + 'static,)?
        {
            type Stored = $map<K, As<A, T> $(, $hasher)?>;
            type Accessor<P: Path> = StoredAccessor<Self, $map<K, T $(, $hasher)?>, P>;

            fn encode(value: &$map<K, T $(, $hasher)?>, key: &[u8], out: &mut Encoder) {
                out.unordered(|out| {
                    out.map_with(key, map::$entries(value), |out, key, value| A::encode(value, key, out));
                });
            }

            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<$map<K, T $(, $hasher)?>, DecodeError> {
                let mut entries = $map::default();
                map::decode(tag, from, |key, value: As<A, T>| entries.insert(key, value.0).is_none())?;
                Ok(entries)
            }

            fn validate(value: &$map<K, T $(, $hasher)?>, at: &mut Validator) {
                map::validate_with(value, at, A::validate);
            }
        }
    };
}
map!(HashMap<K: Eq & Hash, S> by sorted_entries);
map!(BTreeMap<K: Ord> by entries);

/// The containers that an adapter stores as [`Inside`] does.
macro_rules! containers {
    ($adapter:ident: $($container:ident),*) => {
        $(container!($adapter: [] $container<T>);)*
        container!($adapter: [K: 'static] BTreeMap<K, T>);
        container!($adapter: [K: 'static, S: 'static] HashMap<K, T, S>);
    };
}

macro_rules! container {
    ($adapter:ident: [$($generics:tt)*] $container:ty) => {
        #[diagnostic::do_not_recommend]
        impl<T: 'static, $($generics)*> StoreAs<$container> for $adapter
        where
            Self: StoreAs<T>,
            Inside<Self>: StoreAs<$container>,
        {
            type Stored = <Inside<Self> as StoreAs<$container>>::Stored;
            type Accessor<P: Path> = StoredAccessor<Self, $container, P>;

            fn encode(value: &$container, key: &[u8], out: &mut Encoder) {
                Inside::<Self>::encode(value, key, out);
            }

            fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<$container, DecodeError> {
                Inside::<Self>::decode(tag, from)
            }

            fn missing() -> Option<$container> {
                Inside::<Self>::missing()
            }

            fn validate(value: &$container, at: &mut Validator) {
                Inside::<Self>::validate(value, at);
            }
        }
    };
}

containers!(Lenient: Option, Presence, Box, Arc, Vec, VecDeque);
containers!(Binary: Option, Presence, Box, Arc, Vec, VecDeque);
// No pointers: a `Box` of another crate's type could be a time itself.
containers!(Truncate: Option, Presence, Vec, VecDeque);
