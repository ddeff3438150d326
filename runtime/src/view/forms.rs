//! The forms of the types that a view borrows, and of the types that hold others.

use super::{FlattenView, Form, MapRef, View, ViewAs, map::Entries};
use crate::{
    Presence,
    codec::{DecodeError, DecodeReason, Decoder, FieldType, MapKey, Tag},
    model::Names,
};
use bson::{Binary, Bson, Document, RawBinaryRef, RawDocument};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    hash::{BuildHasher, Hash},
    marker::PhantomData,
    sync::Arc,
};

/// The form of types that are stored as a string of any text.
#[derive(Debug)]
pub enum Text {}

impl<T: FieldType> Form<T> for Text {
    type Ref<'a> = &'a str;

    #[inline]
    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<&'a str, DecodeError> {
        from.expect_tag(tag, Tag::STRING)?;
        from.string()
    }
}

/// The form of what is binary of any subtype.
#[derive(Debug)]
pub enum AnyBinary {}

impl Form<Binary> for AnyBinary {
    type Ref<'a> = RawBinaryRef<'a>;

    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<RawBinaryRef<'a>, DecodeError> {
        let (subtype, bytes) = from.binary(tag)?;
        Ok(RawBinaryRef { subtype, bytes })
    }
}

/// The form of documents of which a model knows nothing.
#[derive(Debug)]
pub enum AnyDocument {}

impl Form<Document> for AnyDocument {
    type Ref<'a> = &'a RawDocument;

    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<&'a RawDocument, DecodeError> {
        from.raw_document(tag)
    }
}

/// The form of an optional `T`.
#[derive(Debug)]
pub struct Maybe<T>(PhantomData<fn() -> T>);

impl<T: View> Form<Option<T>> for Maybe<T> {
    type Ref<'a> = Option<T::Ref<'a>>;

    #[inline]
    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<Self::Ref<'a>, DecodeError> {
        if tag == Tag::NULL { Ok(None) } else { T::decode_ref(tag, from).map(Some) }
    }

    #[inline]
    fn missing<'a>() -> Option<Self::Ref<'a>> {
        Some(None)
    }
}

impl<T: View> Form<Presence<T>> for Maybe<T> {
    type Ref<'a> = Presence<T::Ref<'a>>;

    #[inline]
    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<Self::Ref<'a>, DecodeError> {
        if tag == Tag::NULL { Ok(Presence::Null) } else { T::decode_ref(tag, from).map(Presence::Value) }
    }

    #[inline]
    fn missing<'a>() -> Option<Self::Ref<'a>> {
        Some(Presence::Missing)
    }
}

/// The form of a pointer to `T`: the same pointer, without which a recursive model would have no size.
#[derive(Debug)]
pub struct Pointer<T>(PhantomData<fn() -> T>);

macro_rules! pointers {
    ($($pointer:ident),*) => {$(
        impl<T: View> Form<$pointer<T>> for Pointer<T> {
            type Ref<'a> = $pointer<T::Ref<'a>>;

            #[inline]
            fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<Self::Ref<'a>, DecodeError> {
                T::decode_ref(tag, from).map($pointer::new)
            }

            fn missing<'a>() -> Option<Self::Ref<'a>> {
                T::missing_ref().map($pointer::new)
            }
        }

        impl<T: View> ViewAs for $pointer<T> {
            type Form = Pointer<T>;
        }
    )*};
}

pointers!(Box, Arc);

/// The form of arrays and sets of `T`.
#[derive(Debug)]
pub struct Items<T>(PhantomData<fn() -> T>);

impl<C: FieldType, T: View> Form<C> for Items<T> {
    type Ref<'a> = Vec<T::Ref<'a>>;

    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<Self::Ref<'a>, DecodeError> {
        let mut items = Vec::new();
        from.array(tag, |tag, from| {
            items.push(T::decode_ref(tag, from)?);
            Ok(())
        })?;
        Ok(items)
    }
}

/// The form of arrays of `N` `T`s.
#[derive(Debug)]
pub struct Exactly<T, const N: usize>(PhantomData<fn() -> T>);

impl<T: View, const N: usize> Form<[T; N]> for Exactly<T, N> {
    type Ref<'a> = [T::Ref<'a>; N];

    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<Self::Ref<'a>, DecodeError> {
        let start = from.remaining();
        let items = <Items<T> as Form<Vec<T>>>::decode(tag, from)?;
        items.try_into().map_err(|items: Vec<_>| {
            let length = DecodeReason::Custom(format!("expected an array of {N} elements, found {}", items.len()));
            DecodeError::at(start, length)
        })
    }
}

/// Types with their parameters, and their forms.
macro_rules! view_as {
    ($($type:ty: $form:ty $(, [$($generics:tt)*])?;)*) => {$(
        impl$(<$($generics)*>)? ViewAs for $type {
            type Form = $form;
        }
    )*};
}

view_as! {
    String: Text;
    Box<str>: Text;
    Arc<str>: Text;
    Cow<'static, str>: Text;
    Binary: AnyBinary;
    Document: AnyDocument;
    Option<T>: Maybe<T>, [T: View];
    Presence<T>: Maybe<T>, [T: View];
    Vec<T>: Items<T>, [T: View];
    VecDeque<T>: Items<T>, [T: View];
    HashSet<T, S>: Items<T>, [T: View + Eq + Hash, S: BuildHasher + Default + 'static];
    BTreeSet<T>: Items<T>, [T: View + Ord];
    [T; N]: Exactly<T, N>, [T: View, const N: usize];
    HashMap<K, V, S>: Entries<K, V>, [K: MapKey + Eq + Hash, V: View, S: BuildHasher + Default + 'static];
    BTreeMap<K, V>: Entries<K, V>, [K: MapKey + Ord, V: View];
}

#[cfg(feature = "indexmap-2")]
view_as! {
    indexmap::IndexMap<K, V, S>: Entries<K, V>, [K: MapKey + Eq + Hash, V: View, S: BuildHasher + Default + 'static];
    indexmap::IndexSet<T, S>: Items<T>, [T: View + Eq + Hash, S: BuildHasher + Default + 'static];
}

/// The form of `Bytes`.
#[cfg(feature = "bytes-1")]
#[derive(Debug)]
pub enum GenericBinary {}

#[cfg(feature = "bytes-1")]
impl Form<bytes::Bytes> for GenericBinary {
    type Ref<'a> = &'a [u8];

    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<&'a [u8], DecodeError> {
        crate::codec::stored::generic_binary(tag, from)
    }
}

#[cfg(feature = "bytes-1")]
view_as! {
    bytes::Bytes: GenericBinary;
}

/// Maps of which each entry is read as such.
macro_rules! flattened_maps {
    ($($map:ty: [$($generics:tt)*];)*) => {$(
        impl<$($generics)*> FlattenView for $map {
            type Ref<'a> = MapRef<'a, V::Ref<'a>>;

            fn decode_elements_ref<'a>(document: &Decoder<'a>, known: &Names) -> Result<Self::Ref<'a>, DecodeError> {
                let is_wanted = |key: &str| !known.contains(key.as_bytes());
                Entries::<K, V>::read(Tag::DOCUMENT, &mut document.clone(), is_wanted)
            }
        }
    )*};
}

flattened_maps! {
    HashMap<K, V, S>: [K: MapKey + Eq + Hash, V: View, S: BuildHasher + Default + 'static];
    BTreeMap<K, V>: [K: MapKey + Ord, V: View];
}

#[cfg(feature = "indexmap-2")]
flattened_maps! {
    indexmap::IndexMap<K, V, S>: [K: MapKey + Eq + Hash, V: View, S: BuildHasher + Default + 'static];
}

/// Its elements are no document of their own that could be borrowed.
impl FlattenView for Document {
    type Ref<'a> = MapRef<'a, Bson>;

    fn decode_elements_ref<'a>(document: &Decoder<'a>, known: &Names) -> Result<Self::Ref<'a>, DecodeError> {
        BTreeMap::<String, Bson>::decode_elements_ref(document, known)
    }
}

#[cfg(feature = "serde_json-1")]
impl FlattenView for serde_json::Map<String, serde_json::Value> {
    type Ref<'a> = Self;

    fn decode_elements_ref(document: &Decoder<'_>, known: &Names) -> Result<Self, DecodeError> {
        crate::codec::Flatten::decode_elements(document, known)
    }
}
