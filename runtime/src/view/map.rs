use super::{Form, View};
use crate::codec::{DecodeError, DecodeReason, Decoder, FieldType, MapKey, Tag};
use std::{collections::HashSet, fmt, marker::PhantomData};

/// A map in a view: its entries in stored order, with keys that borrow from the document.
///
/// ```
/// use docmodel::prelude::*;
/// use std::collections::BTreeMap;
///
/// #[derive(EmbeddedModel)]
/// #[document(view)]
/// struct Shelf {
///     stock: BTreeMap<String, i32>,
/// }
///
/// let bytes = docmodel::to_vec(&Shelf { stock: [("oslo".into(), 4), ("bergen".into(), 1)].into() })?;
/// let shelf = ShelfRef::from_slice(&bytes)?;
/// assert_eq!(shelf.stock.get("oslo"), Some(&4));
/// assert_eq!(shelf.stock.keys().collect::<Vec<_>>(), ["bergen", "oslo"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct MapRef<'a, V> {
    entries: Vec<(&'a str, V)>,
}

impl<'a, V> MapRef<'a, V> {
    /// The value under a key. The entries are looked at one after the other.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&V> {
        self.entries.iter().find(|(found, _)| *found == key).map(|(_, value)| value)
    }

    /// The entries in stored order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&'a str, &V)> {
        self.entries.iter().map(|(key, value)| (*key, value))
    }

    /// The keys in stored order.
    #[must_use]
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &'a str> {
        self.entries.iter().map(|(key, _)| *key)
    }

    /// The values in stored order.
    #[must_use]
    pub fn values(&self) -> impl ExactSizeIterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries whose keys are wanted, of a document that is about to be read.
    pub(super) fn read(
        tag: Tag,
        from: &mut Decoder<'a>,
        is_wanted: impl Fn(&str) -> bool,
        mut entry: impl FnMut(&'a str, Tag, &mut Decoder<'a>) -> Result<V, DecodeError>,
    ) -> Result<Self, DecodeError> {
        let mut map = Self { entries: Vec::new() };
        let mut keys = HashSet::new();
        from.map(tag, |key, tag, from| {
            if !is_wanted(key) {
                return from.skip(tag);
            }
            let start = from.remaining();
            let value = entry(key, tag, from)?;
            if map.has(key, &mut keys) {
                return Err(DecodeError::at(start, DecodeReason::DuplicateKey));
            }
            map.entries.push((key, value));
            Ok(())
        })?;
        Ok(map)
    }

    /// Whether the key of a new entry is there already. In `seen` are the keys so far, once they are too many to look
    /// at all of them.
    fn has(&self, key: &'a str, seen: &mut HashSet<&'a str>) -> bool {
        const FEW: usize = 16;
        if self.len() < FEW {
            return self.get(key).is_some();
        }
        if seen.is_empty() {
            seen.extend(self.keys());
        }
        !seen.insert(key)
    }
}

/// As the map that it views.
impl<V: fmt::Debug> fmt::Debug for MapRef<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<'a, V> IntoIterator for MapRef<'a, V> {
    type Item = (&'a str, V);
    type IntoIter = std::vec::IntoIter<(&'a str, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

/// The form of maps.
#[derive(Debug)]
pub struct Entries<K, V>(PhantomData<fn() -> (K, V)>);

impl<T: FieldType, K: MapKey, V: View> Form<T> for Entries<K, V> {
    type Ref<'a> = MapRef<'a, V::Ref<'a>>;

    fn decode<'a>(tag: Tag, from: &mut Decoder<'a>) -> Result<Self::Ref<'a>, DecodeError> {
        Self::read(tag, from, |_| true)
    }
}

impl<K: MapKey, V: View> Entries<K, V> {
    /// The entries whose keys are wanted, if all of their keys are such that the map itself can have.
    pub(super) fn read<'a>(
        tag: Tag,
        from: &mut Decoder<'a>,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Result<MapRef<'a, V::Ref<'a>>, DecodeError> {
        MapRef::read(tag, from, is_wanted, |key, tag, from| {
            K::check_key(key).map_err(|problem| from.error(DecodeReason::Custom(problem)))?;
            V::decode_ref(tag, from)
        })
    }
}
