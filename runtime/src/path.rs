//! Paths into documents: zero-sized types whose dotted name is a constant.
//!
//! `o.ship_to.city` has the type `Field<Child<Child<Root<Order>, ship_to>, city>, String>`; all of it is known to the
//! compiler, so a typed path costs nothing at run time and can be used in `const` items. The names are the *stored*
//! ones.

use std::{borrow::Cow, marker::PhantomData};

/// The longest dotted path, in bytes.
const MAX_PATH: usize = 256;

/// A path from a model's root, or from an array element, to a field.
pub trait Path: 'static {
    /// What the path starts from: a model, or the type of an array's elements or a map's values.
    type Model: 'static;
    /// The dotted path in stored names; empty for the root itself.
    const DOTTED: &'static str;
    /// Whether the path passes through the elements of an array, so that it leads to many values.
    const PASSES_ARRAY: bool = false;
}

/// The empty path: the model, or the array element, itself.
#[derive(Debug)]
pub struct Root<M>(PhantomData<fn() -> M>);

/// The path of a field below another.
#[derive(Debug)]
pub struct Child<P, S>(PhantomData<fn() -> (P, S)>);

/// Some element of the array at a path: the same dotted path, but no longer one value.
#[derive(Debug)]
pub struct Any<P>(PhantomData<fn() -> P>);

/// The stored name of one field; the derives write one such type for each field.
pub trait Segment: 'static {
    /// The name in the document.
    const NAME: &'static str;
}

impl<M: 'static> Path for Root<M> {
    type Model = M;
    const DOTTED: &'static str = "";
}

impl<P: Path, S: Segment> Path for Child<P, S> {
    type Model = P::Model;
    const DOTTED: &'static str = Self::JOINED.as_str();
    const PASSES_ARRAY: bool = P::PASSES_ARRAY;
}

impl<P: Path, S: Segment> Child<P, S> {
    const JOINED: &'static Joined = &Joined::new(P::DOTTED, S::NAME);
}

impl<P: Path> Path for Any<P> {
    type Model = P::Model;
    const DOTTED: &'static str = P::DOTTED;
    const PASSES_ARRAY: bool = true;
}

/// A dotted path, joined at compile time.
struct Joined {
    bytes: [u8; MAX_PATH],
    length: usize,
}

impl Joined {
    const fn new(parent: &str, name: &str) -> Self {
        let mut joined = Self { bytes: [0; MAX_PATH], length: 0 };
        assert!(parent.len() + 1 + name.len() <= MAX_PATH, "a document path is longer than 256 bytes");
        joined.push(parent);
        if joined.length > 0 {
            joined.push(".");
        }
        joined.push(name);
        joined
    }

    const fn push(&mut self, text: &str) {
        let (_, rest) = self.bytes.split_at_mut(self.length);
        let (target, _) = rest.split_at_mut(text.len());
        target.copy_from_slice(text.as_bytes());
        self.length += text.len();
    }

    const fn as_str(&self) -> &str {
        match std::str::from_utf8(self.bytes.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => panic!("two strings joined are a string"),
        }
    }
}

/// A path in a filter or sort order that is being built.
#[derive(Clone, Debug)]
pub(crate) struct BuiltPath {
    pub(crate) dotted: Cow<'static, str>,
    #[cfg_attr(not(feature = "driver"), expect(dead_code, reason = "only plans ask"))]
    pub(crate) passes_array: bool,
}

impl BuiltPath {
    pub(crate) const fn of<P: Path>() -> Self {
        Self { dotted: Cow::Borrowed(P::DOTTED), passes_array: P::PASSES_ARRAY }
    }

    /// The path below another.
    pub(crate) fn below(self, parent: &str) -> Self {
        Self { dotted: join(parent, self.dotted), ..self }
    }
}

impl<T: Into<Cow<'static, str>>> From<T> for BuiltPath {
    fn from(dotted: T) -> Self {
        Self { dotted: dotted.into(), passes_array: false }
    }
}

/// A path with a part that is known only at run time.
pub(crate) fn join(parent: &str, name: impl Into<Cow<'static, str>>) -> Cow<'static, str> {
    let name = name.into();
    match (parent, &*name) {
        ("", _) => name,
        (_, "") => Cow::Owned(parent.to_owned()),
        _ => Cow::Owned(format!("{parent}.{name}")),
    }
}

/// Whether a map key can be stored and addressed: a dotted path could not tell it from an operator or two keys.
pub(crate) fn check_key(key: &str) -> Result<(), String> {
    let problem = if key.is_empty() {
        "is empty"
    } else if key.starts_with('$') {
        "starts with `$`"
    } else if key.contains('.') {
        "contains `.`"
    } else if key.contains('\0') {
        "contains NUL"
    } else {
        return Ok(());
    };
    Err(format!("the map key {key:?} {problem}, so MongoDB cannot address it; replace or escape it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct A;
    struct B;
    impl Segment for A {
        const NAME: &'static str = "straße";
    }
    impl Segment for B {
        const NAME: &'static str = "b";
    }

    #[test]
    fn joins_at_compile_time() {
        const DOTTED: &str = <Child<Child<Root<()>, A>, B>>::DOTTED;
        assert_eq!(DOTTED, "straße.b");
        assert_eq!(<Root<()>>::DOTTED, "");
    }

    #[test]
    fn joins_at_run_time() {
        assert_eq!(join("", "b"), "b");
        assert_eq!(join("a", ""), "a");
        assert_eq!(join("a", "b"), "a.b");
    }

    #[test]
    fn checks_keys() {
        assert_eq!(check_key("naïve key"), Ok(()));
        for bad in ["", "$set", "a.b", "a\0"] {
            assert!(check_key(bad).is_err(), "{bad:?}");
        }
    }
}
