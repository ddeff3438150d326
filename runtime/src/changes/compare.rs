//! What has to change in a stored document, so that it holds what a model is now.
//!
//! A change says what it relies on. Of one value without parts the last writer wins; an array or an embedded document is
//! replaced or removed only if it is as it was, for others may have changed a part of it.

use super::{
    diff::{Diff, Push},
    guard::Guard,
    node::{Fields, Node, items_size},
};
use crate::path::check_key;
use std::collections::BTreeSet;

/// A document that was loaded and changed.
#[derive(Clone, Copy)]
pub(super) struct Versions<'a> {
    /// As it is stored.
    pub(super) stored: &'a Fields,
    /// As the model wrote it when it was loaded: without what the model does not know.
    pub(super) loaded: &'a Fields,
    /// As the model writes it now.
    pub(super) current: &'a Fields,
}

/// Compares documents.
pub(super) struct Comparison<'a> {
    /// The paths of elements that are read and no longer written: fields under old names, and what upgrades read.
    pub(super) outdated: &'a BTreeSet<String>,
}

impl Comparison<'_> {
    fn is_outdated(&self, path: &str, key: &str) -> bool {
        // To `a.b`, a key `a.b` is no `b` in an `a`.
        check_key(key).is_ok() && self.outdated.contains(&below(path, key))
    }

    /// The changes of the fields of a document; none if a path cannot say what has changed.
    pub(super) fn fields(&self, path: &str, of: Versions<'_>) -> Option<Diff> {
        if of.stored.keys().any(|key| self.is_outdated(path, key)) {
            return self.all_fields(path, of);
        }
        let mut diff = Diff::default();
        for (key, current) in of.current.iter() {
            let loaded = of.loaded.get(key);
            if loaded != Some(current) {
                check_key(key).ok()?;
                diff.extend(self.value(below(path, key), of.stored.get(key), loaded, current));
            }
        }
        for key in of.loaded.keys().filter(|key| !of.current.has(key)) {
            if let Some(stored) = of.stored.get(key) {
                check_key(key).ok()?;
                let path = below(path, key);
                if stored.has_parts() {
                    diff.guards.push(Guard::Value(path.clone(), Some(stored.clone())));
                }
                diff.unset.push(path);
            }
        }
        Some(diff)
    }

    /// The changes of a document that has another shape than the model writes: whatever is stored in another way. Most of
    /// that is not the program's doing, and must not undo what others do.
    pub(super) fn all_fields(&self, path: &str, of: Versions<'_>) -> Option<Diff> {
        let mut diff = Diff::default();
        for (key, current) in of.current.iter() {
            let stored = of.stored.get(key);
            if !stored.is_some_and(|stored| holds(stored, current)) {
                check_key(key).ok()?;
                let path = below(path, key);
                let merged = self.merged(&path, stored, of.loaded.get(key), current);
                diff.guards.push(Guard::Value(path.clone(), stored.cloned()));
                diff.set.push((path, merged));
            }
        }
        for (key, stored) in of.stored.iter() {
            if !of.current.has(key) && (of.loaded.has(key) || self.is_outdated(path, key)) {
                check_key(key).ok()?;
                let path = below(path, key);
                diff.guards.push(Guard::Value(path.clone(), Some(stored.clone())));
                diff.unset.push(path);
            }
        }
        Some(diff)
    }

    /// The change of a value, of which as little as possible is replaced.
    fn value(&self, path: String, stored: Option<&Node>, loaded: Option<&Node>, current: &Node) -> Diff {
        let parts = match (stored, loaded, current) {
            (Some(Node::Fields(stored)), Some(Node::Fields(loaded)), Node::Fields(current)) => {
                self.inside(&path, Versions { stored, loaded, current })
            }
            (Some(Node::Items(stored)), Some(Node::Items(loaded)), Node::Items(current)) => {
                self.items(&path, stored, loaded, current)
            }
            _ => None,
        };
        parts.unwrap_or_else(|| {
            let merged = self.merged(&path, stored, loaded, current);
            let has_parts = current.has_parts() || stored.is_some_and(Node::has_parts);
            let guard = has_parts.then(|| Guard::Value(path.clone(), stored.cloned()));
            Diff { set: vec![(path, merged)], guards: guard.into_iter().collect(), ..Diff::default() }
        })
    }

    /// The changes inside an embedded document, if they leave its keys in their order: MongoDB compares documents with it.
    fn inside(&self, path: &str, of: Versions<'_>) -> Option<Diff> {
        let mut diff = self.fields(path, of)?;
        if !of.current.unordered && !keeps_order(path, of, &diff) {
            return None;
        }
        diff.guards.insert(0, Guard::Document(path.to_owned()));
        Some(diff)
    }

    /// The changes of an array, if they are not larger than its replacement.
    fn items(&self, path: &str, stored: &[Node], loaded: &[Node], current: &[Node]) -> Option<Diff> {
        if !are_aligned(stored, loaded) {
            return None;
        }
        let origins = Origins::of(loaded, current);
        let mut diff = if origins.are_kept() {
            inserted(path, &origins)
        } else if current.len() < loaded.len() {
            self.tail(path, stored, &origins)
        } else if origins.have_positions() {
            self.item_by_item(path, stored, &origins)
        } else {
            return None;
        };
        diff.guards.insert(0, Guard::Size(path.to_owned(), stored.len()));
        let replacement = 2 * path.len() + 2 + items_size(current) + items_size(stored);
        (diff.size() <= replacement).then_some(diff)
    }

    /// All elements behind those that are the same, instead of the ones that were there.
    fn tail(&self, path: &str, stored: &[Node], origins: &Origins<'_>) -> Diff {
        let Origins { loaded, current, start, .. } = *origins;
        let each: Vec<Node> = self.merged_items(path, stored, loaded, current).into_iter().skip(start).collect();
        let position = (!each.is_empty()).then_some(start);
        let guard = Guard::Items(path.to_owned(), start, stored.iter().skip(start).cloned().collect());
        let push = Push { each, position, slice: Some(current.len()) };
        Diff { push: vec![(path.to_owned(), push)], guards: vec![guard], ..Diff::default() }
    }

    /// The elements that have changed, and new ones at the end.
    fn item_by_item(&self, path: &str, stored: &[Node], origins: &Origins<'_>) -> Diff {
        let mut diff = Diff::default();
        for (position, current) in origins.current.iter().enumerate() {
            let item = below(path, &position.to_string());
            match (stored.get(position), origins.loaded.get(position)) {
                (Some(_), Some(loaded)) if loaded == current => {}
                (Some(stored), Some(loaded)) => {
                    // Others may have moved another element to the position. If all of it is as it was, so is what it holds.
                    let guards = vec![Guard::Items(path.to_owned(), position, vec![stored.clone()])];
                    diff.extend(Diff { guards, ..self.value(item, Some(stored), Some(loaded), current) });
                }
                // By its position, for MongoDB takes no `$push` beside changes of other elements.
                _ => diff.set.push((item, current.clone())),
            }
        }
        diff
    }

    /// The whole document, with what the model does not know of the stored one.
    pub(super) fn whole(&self, of: Versions<'_>) -> Fields {
        self.merged_fields("", of)
    }

    fn merged_fields(&self, path: &str, Versions { stored, loaded, current }: Versions<'_>) -> Fields {
        let mut merged = current.clone();
        for (key, value) in current.iter() {
            let value = self.merged(&below(path, key), stored.get(key), loaded.get(key), value);
            merged.set(key, value);
        }
        for (key, value) in stored.iter() {
            let is_unknown = !loaded.has(key) && !self.is_outdated(path, key);
            if is_unknown && !current.has(key) {
                merged.set(key, value.clone());
            }
        }
        merged
    }

    /// A value with what the model does not know of the stored one.
    fn merged(&self, path: &str, stored: Option<&Node>, loaded: Option<&Node>, current: &Node) -> Node {
        match (stored, loaded, current) {
            (Some(Node::Fields(stored)), Some(Node::Fields(loaded)), Node::Fields(current)) => {
                Node::Fields(self.merged_fields(path, Versions { stored, loaded, current }))
            }
            (Some(Node::Items(stored)), Some(Node::Items(loaded)), Node::Items(current))
                if are_aligned(stored, loaded) =>
            {
                Node::Items(self.merged_items(path, stored, loaded, current))
            }
            _ => current.clone(),
        }
    }

    fn merged_items(&self, path: &str, stored: &[Node], loaded: &[Node], current: &[Node]) -> Vec<Node> {
        let origins = Origins::of(loaded, current);
        let merge = |(position, item): (usize, &Node)| match origins.find(position) {
            Some(old) => self.merged(&below(path, &old.to_string()), stored.get(old), loaded.get(old), item),
            None => item.clone(),
        };
        current.iter().enumerate().map(merge).collect()
    }
}

/// New elements between the others, or at the end.
fn inserted(path: &str, origins: &Origins<'_>) -> Diff {
    let Origins { loaded, current, start, .. } = *origins;
    let each = current.iter().skip(start).take(current.len() - loaded.len()).cloned().collect();
    let position = (start < loaded.len()).then_some(start);
    Diff { push: vec![(path.to_owned(), Push { each, position, slice: None })], ..Diff::default() }
}

/// Whether the keys of an embedded document are in their order once the changes are made.
fn keeps_order(path: &str, of: Versions<'_>, diff: &Diff) -> bool {
    // What others stored in an order of theirs stays in it.
    if of.current.keys().eq(of.loaded.keys()) {
        return true;
    }
    let is_added = |key: &&str| !of.stored.has(key) && diff.sets(&below(path, key));
    // The server adds new fields in the order of their names, unless these are numbers.
    let mut added: Vec<&str> = of.current.keys().filter(is_added).collect();
    if added.len() > 1 && added.iter().any(|key| key.bytes().all(|byte| byte.is_ascii_digit())) {
        return false;
    }
    added.sort_unstable();
    let result = of.stored.keys().filter(|key| of.current.has(key)).chain(added);
    result.eq(of.current.keys().filter(|key| of.stored.has(key) || is_added(key)))
}

/// Where the elements of an array were when it was loaded.
struct Origins<'a> {
    loaded: &'a [Node],
    current: &'a [Node],
    /// How many elements are the same at the start, and behind these at the end.
    start: usize,
    end: usize,
}

impl<'a> Origins<'a> {
    fn of(loaded: &'a [Node], current: &'a [Node]) -> Self {
        let same = |(loaded, current): &(&Node, &Node)| loaded == current;
        let start = loaded.iter().zip(current).take_while(same).count();
        let ends = loaded.iter().skip(start).rev().zip(current.iter().skip(start).rev());
        Self { loaded, current, start, end: ends.take_while(same).count() }
    }

    /// Whether all elements are still there, one behind the other, so that others are new.
    fn are_kept(&self) -> bool {
        self.start + self.end == self.loaded.len()
    }

    /// Whether there are as many elements, or the last of them is where it was, so that others are new behind it.
    fn have_positions(&self) -> bool {
        let last = self.loaded.iter().zip(self.current).next_back();
        self.loaded.len() == self.current.len() || last.is_some_and(|(loaded, current)| loaded == current)
    }

    /// Between the start and the end, elements are told by their positions if there are as many as before, and else by
    /// their values.
    fn find(&self, position: usize) -> Option<usize> {
        let Self { loaded, current, start, end } = *self;
        if position < start || loaded.len() == current.len() {
            return Some(position);
        }
        if position >= current.len() - end {
            return Some(position + loaded.len() - current.len());
        }
        let item = current.get(position)?;
        (start..loaded.len() - end).find(|old| loaded.get(*old) == Some(item))
    }
}

/// Whether the elements that the model read are the stored ones, each at its position. Those of a set are in an order of
/// its own.
fn are_aligned(stored: &[Node], loaded: &[Node]) -> bool {
    stored.len() == loaded.len() && stored.iter().zip(loaded).all(|(stored, loaded)| is_read_from(stored, loaded))
}

/// Whether a value was read from this one, which may have more or fewer fields.
fn is_read_from(stored: &Node, loaded: &Node) -> bool {
    match (stored, loaded) {
        (Node::Fields(stored), Node::Fields(loaded)) => {
            loaded.iter().all(|(key, loaded)| stored.get(key).is_none_or(|stored| is_read_from(stored, loaded)))
        }
        (Node::Items(stored), Node::Items(loaded)) => are_aligned(stored, loaded),
        // Of another type, it is one that the model is lenient about: an int32 in the place of an int64.
        (Node::Leaf(stored_tag, _), Node::Leaf(loaded_tag, _)) if stored_tag != loaded_tag => true,
        (stored, loaded) => stored == loaded,
    }
}

/// Whether all of a value is in this one, which may have more fields.
fn holds(stored: &Node, current: &Node) -> bool {
    match (stored, current) {
        (Node::Fields(stored), Node::Fields(current)) => {
            current.iter().all(|(key, current)| stored.get(key).is_some_and(|stored| holds(stored, current)))
        }
        (Node::Items(stored), Node::Items(current)) => {
            stored.len() == current.len() && stored.iter().zip(current).all(|(stored, current)| holds(stored, current))
        }
        (stored, current) => stored == current,
    }
}

/// The paths of the elements of a stored document that the model did not write when it was loaded, as far as they have
/// one.
pub(super) fn unwritten(path: &str, stored: &Fields, loaded: &Fields, found: &mut Vec<String>) {
    for (key, stored) in stored.iter().filter(|(key, _)| check_key(key).is_ok()) {
        match loaded.get(key) {
            Some(loaded) => unwritten_in(&below(path, key), stored, loaded, found),
            None => found.push(below(path, key)),
        }
    }
}

fn unwritten_in(path: &str, stored: &Node, loaded: &Node, found: &mut Vec<String>) {
    match (stored, loaded) {
        (Node::Fields(stored), Node::Fields(loaded)) => unwritten(path, stored, loaded, found),
        (Node::Items(stored), Node::Items(loaded)) if stored.len() == loaded.len() => {
            for (position, (stored, loaded)) in stored.iter().zip(loaded).enumerate() {
                unwritten_in(&below(path, &position.to_string()), stored, loaded, found);
            }
        }
        _ => {}
    }
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
