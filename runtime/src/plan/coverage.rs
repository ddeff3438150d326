mod implied;

use self::implied::implies;
use super::UsableIndex;
use crate::{
    codec::Tag,
    filter::Condition,
    index::{Index, IndexKey},
    path::join,
};
use bson::{Bson, Document, Regex};
use std::{borrow::Cow, cmp::Reverse};

/// The declared indexes that can serve a plan.
#[derive(Clone, Debug)]
pub(crate) enum Usable {
    Indexes(Vec<UsableIndex>),
    /// The operation looks nothing up, or looks at everything on purpose.
    NotAsked,
}

/// Which of the declared indexes can find the documents of `condition`, or deliver them in the order of `sort`.
pub(crate) fn usable_indexes(declared: &[Index], condition: &Condition, sort: &Document) -> Usable {
    if matches_everything(condition) && sort.is_empty() {
        return Usable::NotAsked;
    }
    let mut usable = for_condition(declared, condition, sort);
    usable.sort_by_key(|index| Reverse(index.used));
    Usable::Indexes(usable)
}

fn for_condition(declared: &[Index], condition: &Condition, sort: &Document) -> Vec<UsableIndex> {
    // The server answers an `$or` from indexes only if each branch has one.
    if let Condition::Any(branches) = condition {
        let branches: Vec<_> = branches.iter().map(|branch| for_condition(declared, branch, sort)).collect();
        if branches.iter().any(Vec::is_empty) {
            return Vec::new();
        }
        let mut usable: Vec<UsableIndex> = Vec::new();
        for index in branches.into_iter().flatten() {
            if !usable.iter().any(|known| known.name == index.name) {
                usable.push(index);
            }
        }
        return usable;
    }
    let bounded = bounds(condition, &mut 0);
    std::iter::once(&Index::ID)
        .chain(declared)
        .filter(|index| index.condition().is_none_or(|needed| implies(condition, &needed)))
        .filter_map(|index| {
            let used = used_keys(index.keys(), &bounded, sort);
            (used > 0).then(|| UsableIndex { name: index.name(), keys: index.keys().len(), used })
        })
        .collect()
}

fn matches_everything(condition: &Condition) -> bool {
    matches!(condition, Condition::All(inner) if inner.is_empty())
}

/// A path that every matching document has within bounds that an index can search.
struct Bound<'a> {
    path: Cow<'a, str>,
    source: Source,
    /// One value, so that the index delivers the order of the keys after this one.
    is_point: bool,
}

/// What a bound is on. The bounds of two keys of an index hold together only for one value of each, or for one element
/// of the array that they share.
#[derive(Clone, Copy, PartialEq)]
enum Source {
    Value,
    AnyElement,
    /// The element that one `$elemMatch`, by its number, is about.
    Element(usize),
}

fn bounds<'a>(condition: &'a Condition, elements: &mut usize) -> Vec<Bound<'a>> {
    match condition {
        Condition::All(inner) => inner.iter().flat_map(|condition| bounds(condition, elements)).collect(),
        Condition::Test { path, operator, value } if gives_bounds(operator, &value.clone().into()) => {
            let source = if path.passes_array { Source::AnyElement } else { Source::Value };
            vec![Bound { path: Cow::Borrowed(&path.dotted), source, is_point: *operator == "$eq" }]
        }
        Condition::Element { path, condition } => {
            *elements += 1;
            let source = Source::Element(*elements);
            let inner = bounds(condition, elements).into_iter();
            let outer = |bound: Bound<'_>| Bound {
                path: join(&path.dotted, bound.path.into_owned()),
                source: if bound.source == Source::Value { source } else { bound.source },
                ..bound
            };
            inner.map(outer).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether an index narrows the search for documents that pass this operator. Those that are declared are in the order
/// of values, which says nothing of bits, remainders and places.
fn gives_bounds(operator: &str, value: &Bson) -> bool {
    match (operator, value) {
        ("$regex", Bson::RegularExpression(pattern)) => has_prefix(pattern),
        // The values of one type stand together. An array's elements are what is in the index, and not the array.
        ("$type", Bson::Array(types)) => types.iter().all(|one| gives_bounds(operator, one)),
        ("$type", one) => *one != "array".into() && *one != Tag::ARRAY.number().into(),
        ("$eq" | "$in" | "$gt" | "$gte" | "$lt" | "$lte" | "$all", _) => true,
        _ => false,
    }
}

/// Whether a text has to start with a certain one to match, so that the server looks at no other texts.
fn has_prefix(pattern: &Regex) -> bool {
    let text = pattern.pattern.as_str();
    let Some(prefix) = text.strip_prefix('^').filter(|_| pattern.options.as_str().is_empty()) else {
        return false;
    };
    let mut rest = prefix.chars();
    let is_literal = match rest.next() {
        Some('\\') => rest.next().is_some_and(|escaped| !escaped.is_ascii_alphanumeric()),
        Some(first) => !"^$.|?*+()[]{}".contains(first),
        None => false,
    };
    is_literal && !rest.as_str().starts_with(['?', '*', '{']) && !text.contains('|')
}

/// The leading keys that the filter bounds, or with those after them the keys that deliver the whole sort.
fn used_keys(keys: &[IndexKey], bounds: &[Bound<'_>], sort: &Document) -> usize {
    bounded_keys(keys, bounds).max(sorted_keys(keys, bounds, sort).unwrap_or(0))
}

fn bounded_keys(keys: &[IndexKey], bounds: &[Bound<'_>]) -> usize {
    let mut array = None;
    let mut is_bounded = |key: &IndexKey| {
        bounds.iter().filter(|bound| bound.path == key.path()).any(|bound| match (bound.source, array) {
            (Source::Value, _) => true,
            (source, None) => {
                array = Some(source);
                true
            }
            (source, Some(other)) => source == other && source != Source::AnyElement,
        })
    };
    keys.iter().take_while(|key| is_bounded(key)).count()
}

/// How many keys it takes to deliver the whole sort, forwards or backwards. Keys bound to one value are in any order.
fn sorted_keys(keys: &[IndexKey], bounds: &[Bound<'_>], sort: &Document) -> Option<usize> {
    let is_point =
        |path: &str| bounds.iter().any(|bound| bound.path == path && bound.is_point && bound.source == Source::Value);
    let mut sort = sort.iter().filter(|(path, _)| !is_point(path)).peekable();
    let mut backwards = None;
    for (position, key) in keys.iter().enumerate() {
        let Some((path, direction)) = sort.peek() else { return Some(position) };
        let opposite = direction.as_i32() != Some(key.direction());
        if path.as_str() == key.path() && *backwards.get_or_insert(opposite) == opposite {
            sort.next();
        } else if !is_point(key.path()) {
            return None;
        }
    }
    sort.peek().is_none().then_some(keys.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::doc;

    const KEYS: &[IndexKey] = &[IndexKey::ascending("city"), IndexKey::descending("total"), IndexKey::ascending("n")];

    fn bound(path: &'static str, source: Source, is_point: bool) -> Bound<'static> {
        Bound { path: Cow::Borrowed(path), source, is_point }
    }

    #[test]
    fn counts_the_keys_of_filter_and_sort() {
        let used = |points: &[&'static str], ranges: &[&'static str], sort: Document| {
            let points = points.iter().map(|path| bound(path, Source::Value, true));
            let ranges = ranges.iter().map(|path| bound(path, Source::Value, false));
            used_keys(KEYS, &points.chain(ranges).collect::<Vec<_>>(), &sort)
        };
        assert_eq!(used(&[], &[], doc! {}), 0);
        assert_eq!(used(&["total"], &[], doc! {}), 0, "not a leading key");
        assert_eq!(used(&["n", "city"], &[], doc! {}), 1);
        assert_eq!(used(&["city"], &["total"], doc! {}), 2);
        assert_eq!(used(&["city"], &[], doc! { "total": -1, "n": 1 }), 3);
        assert_eq!(used(&["city"], &[], doc! { "total": 1, "n": -1 }), 3, "an index is read backwards too");
        assert_eq!(used(&["city"], &[], doc! { "total": 1, "n": 1 }), 1, "but not both ways: the server sorts");
        assert_eq!(used(&["city"], &[], doc! { "city": 1, "total": -1 }), 2);
        assert_eq!(used(&["city", "total"], &[], doc! { "n": -1 }), 3);
        assert_eq!(used(&[], &["city"], doc! { "total": -1 }), 1, "a range does not keep the order of what follows");
        assert_eq!(used(&[], &["city"], doc! { "city": -1, "total": 1 }), 2);
        assert_eq!(used(&[], &[], doc! { "city": 1 }), 1);
        assert_eq!(used(&[], &[], doc! { "n": 1 }), 0);
    }

    #[test]
    fn gives_bounds_to_what_stands_together_in_an_index() {
        let gives = |pattern: &str, options: &str| {
            let (pattern, options) = (pattern.try_into().unwrap(), options.try_into().unwrap());
            gives_bounds("$regex", &Bson::RegularExpression(Regex { pattern, options }))
        };
        for pattern in ["^NO", r"^\.a", "^ö", "^a.*"] {
            assert!(gives(pattern, ""), "{pattern}");
            assert!(!gives(pattern, "i"), "{pattern}");
        }
        for pattern in ["", "^", "NO", "^.", "^a?b", r"^\d", "^a|b", "^(a)"] {
            assert!(!gives(pattern, ""), "{pattern}");
        }
        assert!(gives_bounds("$type", &"null".into()));
        assert!(gives_bounds("$type", &Tag::STRING.number().into()));
        assert!(gives_bounds("$type", &vec!["number", "string"].into()));
        assert!(!gives_bounds("$type", &"array".into()));
        assert!(!gives_bounds("$type", &vec!["number", "array"].into()));
        assert!(!gives_bounds("$type", &Tag::ARRAY.number().into()));
        for operator in ["$mod", "$bitsAllSet", "$geoWithin", "$near", "$ne", "$exists", "$size"] {
            assert!(!gives_bounds(operator, &Bson::Null), "{operator}");
        }
    }

    #[test]
    fn bounds_on_two_elements_do_not_hold_together() {
        let used = |sources: [Source; 3]| {
            let bounds = ["city", "total", "n"].into_iter().zip(sources);
            let bounds: Vec<_> = bounds.map(|(path, source)| bound(path, source, true)).collect();
            used_keys(KEYS, &bounds, &doc! {})
        };
        let (any, one, other) = (Source::AnyElement, Source::Element(1), Source::Element(2));
        assert_eq!(used([any, any, any]), 1);
        assert_eq!(used([one, one, one]), 3);
        assert_eq!(used([one, other, one]), 1);
        assert_eq!(used([Source::Value, any, Source::Value]), 3);
    }
}
