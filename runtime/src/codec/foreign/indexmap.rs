use crate::{
    codec::{DecodeError, Decoder, Encoder, FieldType, MapKey, Tag, map},
    field::{ArrayField, Growable, MapField},
    path::Path,
    rule::{Items, Validator},
};
use indexmap::{IndexMap, IndexSet};
use std::hash::{BuildHasher, Hash};

/// Stored, and read, in its own order.
impl<K, V, S> FieldType for IndexMap<K, V, S>
where
    K: MapKey + Eq + Hash,
    V: FieldType,
    S: BuildHasher + Default + 'static,
{
    type Accessor<P: Path> = MapField<P, Self, V>;
    const BSON_TYPE: &'static str = "document";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.map(key, map::entries(self));
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut entries = Self::with_capacity_and_hasher(from.capacity::<(K, V)>(tag), S::default());
        map::decode(tag, from, |key, value| entries.insert(key, value).is_none())?;
        Ok(entries)
    }

    fn validate(&self, at: &mut Validator) {
        map::validate(self, at);
    }
}

/// Stored, and read, in its own order. It has no `eq`, as two sets are equal in any order, and two arrays are not.
impl<T, S> FieldType for IndexSet<T, S>
where
    T: FieldType + Eq + Hash,
    S: BuildHasher + Default + 'static,
{
    type Accessor<P: Path> = ArrayField<P, T, Self>;
    const BSON_TYPE: &'static str = "array";

    fn encode(&self, key: &[u8], out: &mut Encoder) {
        out.array(key, self);
    }

    fn decode(tag: Tag, from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let mut items = Self::with_capacity_and_hasher(from.capacity::<T>(tag), S::default());
        from.array(tag, |tag, from| {
            items.insert(T::decode(tag, from)?);
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

impl<K, V, S> Items for IndexMap<K, V, S> {
    fn items(&self) -> Option<usize> {
        Some(self.len())
    }
}

impl<T: FieldType + Eq + Hash, S: BuildHasher + Default + 'static> Growable for IndexSet<T, S> {}

impl<T, S> Items for IndexSet<T, S> {
    fn items(&self) -> Option<usize> {
        Some(self.len())
    }
}
