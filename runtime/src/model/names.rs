/// The stored names of a model's fields, and what becomes of other keys.
#[derive(Debug)]
pub struct Names {
    /// The names of the model's own fields, old names included.
    pub own: &'static [&'static str],
    /// Those of the flattened fields.
    pub flattened: &'static [&'static Names],
    /// What becomes of a key that is none of them.
    pub unknown: Unknown,
    /// Whether the documents have schema versions.
    pub versioned: bool,
}

/// What becomes of a key that a model does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// It is passed over.
    Skipped,
    /// It is an error.
    Denied,
    /// A field of the model holds it.
    Kept,
}

impl Names {
    /// No names: all keys are kept.
    pub const REST: Self = Self { own: &[], flattened: &[], unknown: Unknown::Kept, versioned: false };

    /// Whether a key is the name of a field.
    #[must_use]
    pub const fn contains(&self, key: &[u8]) -> bool {
        let mut at = 0;
        while at < self.own.len() {
            if equal(key, self.own[at].as_bytes()) {
                return true;
            }
            at += 1;
        }
        let mut at = 0;
        while at < self.flattened.len() {
            if self.flattened[at].contains(key) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether some name is a name of both.
    #[must_use]
    pub const fn meets(&self, other: &Self) -> bool {
        let mut at = 0;
        while at < self.own.len() {
            if other.contains(self.own[at].as_bytes()) {
                return true;
            }
            at += 1;
        }
        let mut at = 0;
        while at < self.flattened.len() {
            if self.flattened[at].meets(other) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Whether keys that the model does not have are passed over, so that other fields can stand among its own.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.unknown, Unknown::Skipped)
    }

    /// Whether the names are those of a map, which holds all other keys.
    #[must_use]
    pub const fn is_rest(&self) -> bool {
        matches!(self.unknown, Unknown::Kept) && self.own.is_empty() && self.flattened.is_empty()
    }

    /// All names.
    pub(crate) fn all(&self) -> Vec<&'static str> {
        let inside = self.flattened.iter().flat_map(|names| names.all());
        self.own.iter().copied().chain(inside).collect()
    }
}

const fn equal(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const INNER: Names =
        Names { own: &["street", "city"], flattened: &[], unknown: Unknown::Skipped, versioned: false };
    const OUTER: Names =
        Names { own: &["_id"], flattened: &[&INNER, &Names::REST], unknown: Unknown::Kept, versioned: false };

    #[test]
    fn names_of_flattened_fields_count() {
        const { assert!(OUTER.contains(b"city") && OUTER.contains(b"_id") && !OUTER.contains(b"zip")) }
        assert_eq!(OUTER.all(), ["_id", "street", "city"]);
    }

    #[test]
    fn finds_a_name_in_both() {
        assert!(INNER.meets(&OUTER));
        assert!(!Names::REST.meets(&OUTER));
        assert!(!INNER.meets(&Names { own: &["cit"], flattened: &[], unknown: Unknown::Skipped, versioned: false }));
    }

    #[test]
    fn knows_the_map_of_the_rest() {
        assert!(Names::REST.is_rest() && !OUTER.is_rest() && !INNER.is_rest());
        assert!(INNER.is_open() && !OUTER.is_open());
    }
}
