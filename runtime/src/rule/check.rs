use super::{Rule, Validator};
use regex::Regex;
use std::{
    borrow::Cow,
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    fmt,
    hash::BuildHasher,
    sync::{Arc, OnceLock},
};

/// Field types that `min` and `max` apply to.
#[diagnostic::on_unimplemented(
    message = "`min` and `max` apply to numbers, and `{Self}` is none",
    label = "this rule needs a number field, or an `Option` of one",
    note = "for text use `min_length` and `max_length`, for arrays and maps `min_items` and `max_items`"
)]
pub trait Number {
    /// The number's own type, which the bounds have too.
    type Bound: PartialOrd + fmt::Display;

    /// The number, if there is one.
    fn number(&self) -> Option<&Self::Bound>;
}

/// Field types that `min_length`, `max_length` and `pattern` apply to.
#[diagnostic::on_unimplemented(
    message = "`min_length`, `max_length` and `pattern` apply to text, and `{Self}` is none",
    label = "this rule needs a `String` field, or an `Option` of one",
    note = "for arrays and maps use `min_items` and `max_items`, for numbers `min` and `max`"
)]
pub trait Text {
    /// The text, if there is one.
    fn text(&self) -> Option<&str>;
}

/// Field types that `min_items` and `max_items` apply to.
#[diagnostic::on_unimplemented(
    message = "`min_items` and `max_items` apply to arrays and maps, and `{Self}` is none",
    label = "this rule needs a list, set or map field, or an `Option` of one",
    note = "for text use `min_length` and `max_length`, for numbers `min` and `max`"
)]
pub trait Items {
    /// The number of items, if there is an array or map.
    fn items(&self) -> Option<usize>;
}

macro_rules! numbers {
    ($($type:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Number for $type {
            type Bound = Self;

            fn number(&self) -> Option<&Self> {
                Some(self)
            }
        }
    )*};
}
numbers!(i8, i16, i32, i64, u8, u16, u32, f32, f64);

macro_rules! texts {
    ($($type:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl Text for $type {
            fn text(&self) -> Option<&str> {
                Some(self)
            }
        }
    )*};
}
texts!(String, Box<str>, Arc<str>, Cow<'static, str>);

macro_rules! items {
    ($($type:ty: [$($generics:tt)*];)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Items for $type {
            fn items(&self) -> Option<usize> {
                Some(self.len())
            }
        }
    )*};
}
items! {
    Vec<T>: [T];
    VecDeque<T>: [T];
    HashSet<T, S>: [T, S: BuildHasher];
    BTreeSet<T>: [T];
    HashMap<K, V, S>: [K, V, S: BuildHasher];
    BTreeMap<K, V>: [K, V];
}

// A rule says nothing about a value that is not there.
#[diagnostic::do_not_recommend]
impl<T: Number> Number for Option<T> {
    type Bound = T::Bound;

    fn number(&self) -> Option<&T::Bound> {
        self.as_ref()?.number()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Text> Text for Option<T> {
    fn text(&self) -> Option<&str> {
        self.as_ref()?.text()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Items> Items for Option<T> {
    fn items(&self) -> Option<usize> {
        self.as_ref()?.items()
    }
}

/// The number is at least `bound`.
pub fn min<B: PartialOrd + fmt::Display>(number: Option<&B>, bound: B, at: &mut Validator) {
    // NaN compares with nothing, and breaks the rule.
    if let Some(number) = number
        && number.partial_cmp(&bound).is_none_or(Ordering::is_lt)
    {
        at.violation(Rule::Min, format!("must be at least {bound}, is {number}"));
    }
}

/// The number is at most `bound`.
pub fn max<B: PartialOrd + fmt::Display>(number: Option<&B>, bound: B, at: &mut Validator) {
    if let Some(number) = number
        && number.partial_cmp(&bound).is_none_or(Ordering::is_gt)
    {
        at.violation(Rule::Max, format!("must be at most {bound}, is {number}"));
    }
}

/// The text has at least `bound` characters.
pub fn min_length<T: Text>(value: &T, bound: usize, at: &mut Validator) {
    if let Some(text) = value.text() {
        let length = text.chars().count();
        if length < bound {
            at.violation(Rule::MinLength, format!("must have at least {}, has {length}", characters(bound)));
        }
    }
}

/// The text has at most `bound` characters.
pub fn max_length<T: Text>(value: &T, bound: usize, at: &mut Validator) {
    if let Some(text) = value.text() {
        let length = text.chars().count();
        if length > bound {
            at.violation(Rule::MaxLength, format!("must have at most {}, has {length}", characters(bound)));
        }
    }
}

/// There are at least `bound` items.
pub fn min_items<T: Items>(value: &T, bound: usize, at: &mut Validator) {
    if let Some(items) = value.items()
        && items < bound
    {
        at.violation(Rule::MinItems, format!("must have at least {}, has {items}", items_of(bound)));
    }
}

/// There are at most `bound` items.
pub fn max_items<T: Items>(value: &T, bound: usize, at: &mut Validator) {
    if let Some(items) = value.items()
        && items > bound
    {
        at.violation(Rule::MaxItems, format!("must have at most {}, has {items}", items_of(bound)));
    }
}

/// Some part of the text matches the pattern.
pub fn pattern<T: Text>(value: &T, pattern: &'static Pattern, at: &mut Validator) {
    if let Some(text) = value.text()
        && !pattern.is_match(text)
    {
        at.violation(Rule::Pattern, format!("must match `{}`, is {:?}", pattern.source, shortened(text)));
    }
}

/// A regular expression that the derive has checked, compiled on first use.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    regex: OnceLock<Option<Regex>>,
}

impl Pattern {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self { source, regex: OnceLock::new() }
    }

    /// A pattern that is too large to compile matches nothing: the derive checks the syntax, not the size.
    fn is_match(&self, text: &str) -> bool {
        self.regex.get_or_init(|| Regex::new(self.source).ok()).as_ref().is_some_and(|regex| regex.is_match(text))
    }
}

fn characters(count: usize) -> String {
    format!("{count} character{}", if count == 1 { "" } else { "s" })
}

fn items_of(count: usize) -> String {
    format!("{count} item{}", if count == 1 { "" } else { "s" })
}

/// Enough of a text to recognise it.
fn shortened(text: &str) -> String {
    const ENOUGH: usize = 60;
    if text.chars().count() <= ENOUGH { text.to_owned() } else { text.chars().take(ENOUGH).chain(['…']).collect() }
}
