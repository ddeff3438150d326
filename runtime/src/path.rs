//! Paths into documents: zero-sized types whose dotted name is a constant.
//!
//! `o.ship_to.city` has the type `Field<Child<Child<Root<Order>, ship_to>, city>, String>`; all of it is known to the
//! compiler, so a typed path costs nothing at run time and can be used in `const` items. The names are the *stored*
//! ones.
//!
//! Most paths are one dotted name. A path through a [`Renamed`] field is several: filters ask for all of them, and
//! updates cannot go through it. A path [into a variant](OfVariant) of an enum has a condition that comes with it.

mod built;
#[doc(hidden)]
pub mod reach;
#[cfg(test)]
mod tests;

#[doc(hidden)]
pub use self::built::Way;
pub(crate) use self::built::{BuiltPath, DottedPath, Guard, join};

use self::reach::{Computation, EveryElement, Identity, OldName, OneVariant, Straight};
use crate::{codec::DecodeError, rule::Validator};
use bson::Bson;
use std::{any::Any as Anything, marker::PhantomData};

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
    /// Whether the value is itself an element of an array, where MongoDB does not look for it in the value's elements.
    #[doc(hidden)]
    const IS_ELEMENT: bool = false;
    /// What an update finds that goes through the path.
    #[doc(hidden)]
    type Reach: 'static;
    /// What an update finds that replaces all that is at the path.
    #[doc(hidden)]
    type Whole: 'static;
    /// Makes the dotted paths that the path stands for, if they are more than [`DOTTED`](Self::DOTTED).
    #[doc(hidden)]
    const WAYS: Option<fn() -> Vec<Way>> = None;
    /// Checks the rules of the field at the path, if it has any.
    #[doc(hidden)]
    const CHECK: Option<Check> = None;
}

/// Reads a stored value as the field's type, and checks the rules of the field. Those inside the value are the value's.
#[doc(hidden)]
pub type Check = fn(&Bson, &mut Validator) -> Result<(), DecodeError>;

/// The empty path: the model, or the array element, itself.
#[derive(Debug)]
pub struct Root<M>(PhantomData<fn() -> M>);

/// The path of a field below another.
#[derive(Debug)]
pub struct Child<P, S>(PhantomData<fn() -> (P, S)>);

/// The path of a field below another, in documents that may still have the field under an old name.
///
/// A document has it under one of its names. Filters match it under any; `set`, `unset` and `set_null` move it to the
/// new name, and other updates do not compile.
#[derive(Debug)]
pub struct Renamed<P, S>(PhantomData<fn() -> (P, S)>);

/// The path of the `_id` of a document, which is filtered and sorted, and which no update changes.
#[derive(Debug)]
pub struct Id<P, S>(PhantomData<fn() -> (P, S)>);

/// The path of a field below another that docmodel writes by itself, as it is computed or is the version of the document:
/// it is filtered and sorted, and no update changes it.
#[derive(Debug)]
pub struct Computed<P, S>(PhantomData<fn() -> (P, S)>);

/// The path of a part of a tuple, which is stored as an array.
#[derive(Debug)]
pub struct Part<P, const N: usize>(PhantomData<fn() -> P>);

/// The value at a path, where it is one variant of an enum: the same dotted path, with a condition that every filter
/// gets.
#[derive(Debug)]
pub struct OfVariant<P, V>(PhantomData<fn() -> (P, V)>);

/// The documents of the model `M`, which has schema versions, at a path: the same dotted path. A projection reads them as
/// wholes, for an upgrade changes the whole document.
#[derive(Debug)]
pub struct Upgraded<P, M>(PhantomData<fn() -> (P, M)>);

/// Some element of the array at a path: the same dotted path, but no longer one value.
#[derive(Debug)]
pub struct Any<P>(PhantomData<fn() -> P>);

/// What is in the `Option` at a path: the same dotted path, where there may be nothing.
#[derive(Debug)]
pub struct Unwrapped<P>(PhantomData<fn() -> P>);

/// The stored name of one field; the derives write one such type for each field.
pub trait Segment: 'static {
    /// The name in the document.
    const NAME: &'static str;
    /// Makes the default of a document without the field, a value of the field's type.
    #[doc(hidden)]
    const DEFAULT: Option<fn() -> Box<dyn Anything>> = None;
    /// Checks the rules of the field, if it has any.
    #[doc(hidden)]
    const CHECK: Option<Check> = None;
}

/// The stored names of a field that had other names before.
pub trait Aliases: Segment {
    /// The names under which documents may still have the field.
    const OLD: &'static [&'static str];
}

/// A variant whose values show that they are it. Those of untagged enums do not.
#[diagnostic::on_unimplemented(
    message = "a value of an untagged enum does not say which variant it is, so that a projection cannot read what is in one",
    label = "on a path into a variant of an untagged enum",
    note = "read the whole enum, and `match` on it"
)]
pub trait Marked: Variant {}

/// A variant of an enum.
pub trait Variant: 'static {
    /// How stored values show that they are this variant.
    const MARK: Mark;
}

/// How a stored value shows which variant it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A document that has the variant's name under this key: `{ type: "Card", … }`.
    Tag {
        /// The key.
        key: &'static str,
        /// The name.
        name: &'static str,
    },
    /// A document with the variant's name as its key: `{ Card: … }`.
    Key(&'static str),
    /// The name of the variant is the value: `"Cash"`.
    Name(&'static str),
    /// No other than the value's BSON type.
    Type,
}

impl<M: 'static> Path for Root<M> {
    type Model = M;
    const DOTTED: &'static str = "";
    const IS_ELEMENT: bool = true;
    type Reach = Straight;
    type Whole = Straight;
}

impl<P: Path, S: Segment> Path for Child<P, S> {
    type Model = P::Model;
    const DOTTED: &'static str = Self::JOINED.as_str();
    const PASSES_ARRAY: bool = P::PASSES_ARRAY;
    type Reach = P::Reach;
    type Whole = P::Reach;
    const WAYS: Option<fn() -> Vec<Way>> = match P::WAYS {
        None => None,
        Some(_) => Some(built::below::<P, S>),
    };
    const CHECK: Option<Check> = S::CHECK;
}

impl<P: Path, S: Segment> Child<P, S> {
    const JOINED: &'static Joined = &Joined::new(P::DOTTED, S::NAME);
}

impl<P: Path, S: Aliases> Path for Renamed<P, S> {
    type Model = P::Model;
    const DOTTED: &'static str = Child::<P, S>::DOTTED;
    const PASSES_ARRAY: bool = P::PASSES_ARRAY;
    type Reach = OldName<P::Reach>;
    type Whole = P::Reach;
    const WAYS: Option<fn() -> Vec<Way>> = Some(built::below_any_name::<P, S>);
    const CHECK: Option<Check> = S::CHECK;
}

impl<P: Path, S: Segment> Path for Id<P, S> {
    type Model = P::Model;
    const DOTTED: &'static str = Child::<P, S>::DOTTED;
    const PASSES_ARRAY: bool = P::PASSES_ARRAY;
    type Reach = Identity<P::Reach>;
    type Whole = Identity<P::Reach>;
    const WAYS: Option<fn() -> Vec<Way>> = Child::<P, S>::WAYS;
    const CHECK: Option<Check> = S::CHECK;
}

impl<P: Path, S: Segment> Path for Computed<P, S> {
    type Model = P::Model;
    const DOTTED: &'static str = Child::<P, S>::DOTTED;
    const PASSES_ARRAY: bool = P::PASSES_ARRAY;
    type Reach = Computation<P::Reach>;
    type Whole = Computation<P::Reach>;
    const WAYS: Option<fn() -> Vec<Way>> = Child::<P, S>::WAYS;
}

impl<P: Path, const N: usize> Path for Part<P, N> {
    type Model = P::Model;
    const DOTTED: &'static str = Child::<P, Position<N>>::DOTTED;
    const PASSES_ARRAY: bool = P::PASSES_ARRAY;
    const IS_ELEMENT: bool = true;
    type Reach = P::Reach;
    type Whole = P::Reach;
    const WAYS: Option<fn() -> Vec<Way>> = Child::<P, Position<N>>::WAYS;
}

impl<P: Path, const N: usize> Part<P, N> {
    pub(crate) const NAME: &'static str = Position::<N>::NAME;
}

/// The name of a part of a tuple.
struct Position<const N: usize>;

impl<const N: usize> Segment for Position<N> {
    const NAME: &'static str = ["0", "1", "2", "3", "4", "5", "6", "7"][N];
}

impl<P: Path> Path for Any<P> {
    type Model = P::Model;
    const DOTTED: &'static str = P::DOTTED;
    const PASSES_ARRAY: bool = true;
    type Reach = EveryElement<P::Reach>;
    type Whole = EveryElement<P::Reach>;
    const WAYS: Option<fn() -> Vec<Way>> = P::WAYS;
}

impl<P: Path> Path for Unwrapped<P> {
    type Model = P::Model;
    const DOTTED: &'static str = P::DOTTED;
    const PASSES_ARRAY: bool = P::PASSES_ARRAY;
    const IS_ELEMENT: bool = P::IS_ELEMENT;
    type Reach = P::Reach;
    type Whole = P::Whole;
    const WAYS: Option<fn() -> Vec<Way>> = P::WAYS;
    const CHECK: Option<Check> = P::CHECK;
}

impl<P: Path, M: 'static> Path for Upgraded<P, M> {
    type Model = P::Model;
    const DOTTED: &'static str = P::DOTTED;
    const PASSES_ARRAY: bool = P::PASSES_ARRAY;
    const IS_ELEMENT: bool = P::IS_ELEMENT;
    type Reach = P::Reach;
    type Whole = P::Whole;
    const WAYS: Option<fn() -> Vec<Way>> = P::WAYS;
}

impl<P: Path, V: Variant> Path for OfVariant<P, V> {
    type Model = P::Model;
    const DOTTED: &'static str = P::DOTTED;
    const PASSES_ARRAY: bool = P::PASSES_ARRAY;
    type Reach = OneVariant<P::Reach>;
    type Whole = OneVariant<P::Reach>;
    const WAYS: Option<fn() -> Vec<Way>> = match V::MARK {
        Mark::Tag { .. } | Mark::Key(_) => Some(built::guarded::<P, V>),
        Mark::Name(_) | Mark::Type => P::WAYS,
    };
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
