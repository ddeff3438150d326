//! Documents of one key, each a copy of one with that key: its key is not hashed, and the document does not grow.

use super::kept::Kept;
use bson::{Bson, Document, doc};
use std::{ptr, rc::Rc};

thread_local! {
    static SINGLES: Kept<Single> = const { Kept::new() };
}

/// `{ key: null }`
struct Single {
    /// The same bytes in memory each time.
    key: &'static str,
    document: Document,
}

impl Single {
    // As a call of its own, it writes to where the document is wanted.
    #[inline(never)]
    fn copy(&self) -> Document {
        self.document.clone()
    }

    #[cold]
    fn of(key: &'static str) -> Self {
        Self { key, document: doc! { key: null } }
    }
}

/// `{ key: value }`
pub(super) fn single(key: &'static str, value: impl Into<Bson>) -> Document {
    single_with(key, |place| *place = value.into())
}

/// `{ key: value }`, where the value is put in its place.
// Where it is called, this is put in: to move a document that was just written takes as long as to hash its key.
#[inline]
pub(super) fn single_with(key: &'static str, put: impl FnOnce(&mut Bson)) -> Document {
    let mut document = unfilled(key);
    if let Some((_, place)) = document.iter_mut().next() {
        put(place);
    }
    document
}

/// `{ key: null }`
fn unfilled(key: &'static str) -> Document {
    let address = key.as_ptr().addr();
    let kept = Kept::get(&SINGLES, address ^ (address >> 7), |kept| ptr::eq(kept.key, key), || Some(Single::of(key)));
    let kept = kept.unwrap_or_else(|| Rc::new(Single::of(key)));
    kept.copy()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_own_key_and_value() {
        // More than are kept, so that some take the place of others; some start at the same byte.
        let text: &'static str = "abcdefghijklmnopqrstuvwxyz$ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let keys = (0..text.len()).flat_map(|start| (start..=text.len()).map(move |end| &text[start..end]));
        for (number, key) in (0_i32..).zip(keys.clone().chain(keys)) {
            assert_eq!(single(key, number), Document::from_iter([(key.to_owned(), number.into())]));
        }
        assert_eq!(single("a", single("b", "c")), doc! { "a": { "b": "c" } });
    }

    #[test]
    fn a_thread_that_ends_keeps_none() {
        struct AtEnd;
        impl Drop for AtEnd {
            fn drop(&mut self) {
                assert_eq!(single("a", 1), doc! { "a": 1 });
            }
        }
        thread_local! {
            static AT_END: AtEnd = const { AtEnd };
        }
        let ended = std::thread::spawn(|| {
            AT_END.with(|_| ());
            single("a", 1)
        });
        assert_eq!(ended.join().ok(), Some(doc! { "a": 1 }));
    }
}
