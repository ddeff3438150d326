//! What has to change in a stored document, so that it holds what a model is now.

use super::node::{Fields, Node};
use crate::path::check_key;
use std::collections::BTreeSet;

/// Changes of a stored document, path by path.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Diff {
    pub(super) set: Vec<(String, Node)>,
    pub(super) unset: Vec<String>,
    /// What must not have changed meanwhile for the paths to mean the same.
    pub(super) guards: Vec<Guard>,
}

/// A condition on the stored document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Guard {
    /// The array still has so many elements: a position behind its end would fill it up with nulls.
    Size(String, usize),
    /// The embedded document is still there: otherwise one with nothing but the changed field would be made.
    Document(String),
}

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
    /// The changes of the fields of a document; none if a path cannot say what has changed.
    pub(super) fn fields(&self, path: &str, of: Versions<'_>) -> Option<Diff> {
        if of.stored.entries.iter().any(|(key, _)| self.outdated.contains(&below(path, key))) {
            return self.all_fields(path, of);
        }
        let mut diff = Diff::default();
        for (key, current) in &of.current.entries {
            let loaded = of.loaded.get(key);
            if loaded != Some(current) {
                check_key(key).ok()?;
                diff.extend(self.value(below(path, key), of.stored.get(key), loaded, current));
            }
        }
        for (key, _) in &of.loaded.entries {
            if !of.current.has(key) && of.stored.has(key) {
                check_key(key).ok()?;
                diff.unset.push(below(path, key));
            }
        }
        Some(diff)
    }

    /// The changes of a document that has another shape than the model writes: whatever is stored in another way.
    pub(super) fn all_fields(&self, path: &str, of: Versions<'_>) -> Option<Diff> {
        let mut diff = Diff::default();
        for (key, current) in &of.current.entries {
            let stored = of.stored.get(key);
            if !stored.is_some_and(|stored| holds(stored, current)) {
                check_key(key).ok()?;
                let path = below(path, key);
                let merged = self.merged(&path, stored, of.loaded.get(key), current);
                diff.set.push((path, merged));
            }
        }
        for (key, _) in &of.stored.entries {
            let path = below(path, key);
            if !of.current.has(key) && (of.loaded.has(key) || self.outdated.contains(&path)) {
                check_key(key).ok()?;
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
            Diff { set: vec![(path, merged)], ..Diff::default() }
        })
    }

    /// The changes inside an embedded document, if they leave its keys in their order: MongoDB compares documents with it.
    fn inside(&self, path: &str, of: Versions<'_>) -> Option<Diff> {
        let mut diff = self.fields(path, of)?;
        if !of.current.unordered {
            let keys = |fields: &Fields| fields.entries.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
            let mut result = keys(of.stored);
            // The server adds new fields in the order of their names.
            let mut added: Vec<_> = keys(of.current).into_iter().filter(|key| diff.sets(&below(path, key))).collect();
            added.retain(|key| !of.stored.has(key));
            added.sort_unstable();
            result.extend(added);
            result.retain(|key| of.current.has(key));
            let mut wanted = keys(of.current);
            wanted.retain(|key| result.contains(key));
            let mut before = keys(of.loaded);
            before.retain(|key| of.current.has(key));
            // What others stored in an order of theirs stays in it.
            let is_untouched = keys(of.current) == before;
            if result != wanted && !is_untouched {
                return None;
            }
        }
        diff.guards.insert(0, Guard::Document(path.to_owned()));
        Some(diff)
    }

    /// The changes of the elements of an array, if they are smaller than the array.
    fn items(&self, path: &str, stored: &[Node], loaded: &[Node], current: &[Node]) -> Option<Diff> {
        if loaded.len() != current.len() || !are_aligned(stored, loaded) {
            return None;
        }
        let mut diff = Diff::default();
        for (position, ((stored, loaded), current)) in stored.iter().zip(loaded).zip(current).enumerate() {
            if loaded != current {
                diff.extend(self.value(below(path, &position.to_string()), Some(stored), Some(loaded), current));
            }
        }
        // Elements are there as long as the array has its size.
        diff.guards.retain(|guard| matches!(guard, Guard::Size(..)));
        diff.guards.insert(0, Guard::Size(path.to_owned(), stored.len()));
        let whole: usize = current.iter().map(|item| 4 + item.size()).sum();
        (diff.size() < whole + path.len()).then_some(diff)
    }

    /// The whole document, with what the model does not know of the stored one.
    pub(super) fn whole(&self, of: Versions<'_>) -> Node {
        let [stored, loaded, current] = [of.stored, of.loaded, of.current].map(|fields| Node::Fields(fields.clone()));
        self.merged("", Some(&stored), Some(&loaded), &current)
    }

    /// A value with what the model does not know of the stored one.
    fn merged(&self, path: &str, stored: Option<&Node>, loaded: Option<&Node>, current: &Node) -> Node {
        match (stored, loaded, current) {
            (Some(Node::Fields(stored)), Some(Node::Fields(loaded)), Node::Fields(current)) => {
                let mut merged = current.clone();
                for (key, value) in &mut merged.entries {
                    *value = self.merged(&below(path, key), stored.get(key), loaded.get(key), value);
                }
                for (key, value) in &stored.entries {
                    let is_unknown = !loaded.has(key) && !self.outdated.contains(&below(path, key));
                    if is_unknown && !current.has(key) {
                        merged.entries.push((key.clone(), value.clone()));
                    }
                }
                Node::Fields(merged)
            }
            (Some(Node::Items(stored)), Some(Node::Items(loaded)), Node::Items(current))
                if are_aligned(stored, loaded) =>
            {
                let merge = |(position, item): (usize, &Node)| match counterpart(position, loaded, current) {
                    Some(old) => self.merged(&below(path, &old.to_string()), stored.get(old), loaded.get(old), item),
                    None => item.clone(),
                };
                Node::Items(current.iter().enumerate().map(merge).collect())
            }
            _ => current.clone(),
        }
    }
}

/// Where an element of the array was when it was loaded: behind what is the same at the start, or before what is the same
/// at the end. Between these, elements are told by their positions if there are as many as before, and else by their
/// values.
fn counterpart(position: usize, loaded: &[Node], current: &[Node]) -> Option<usize> {
    let start = loaded.iter().zip(current).take_while(|(loaded, current)| loaded == current).count();
    let (loaded_rest, current_rest) = (loaded.get(start..)?, current.get(start..)?);
    let ends = loaded_rest.iter().rev().zip(current_rest.iter().rev());
    let end = ends.take_while(|(loaded, current)| loaded == current).count();
    if position < start || loaded.len() == current.len() {
        return Some(position);
    }
    if position >= current.len() - end {
        return Some(position + loaded.len() - current.len());
    }
    let middle = &loaded[start..loaded.len() - end];
    middle.iter().position(|item| *item == current[position]).map(|found| start + found)
}

/// Whether the elements that the model read are the stored ones, each at its position. Those of a set are in an order of
/// its own.
fn are_aligned(stored: &[Node], loaded: &[Node]) -> bool {
    stored.len() == loaded.len() && stored.iter().zip(loaded).all(|(stored, loaded)| holds_read(stored, loaded))
}

/// Whether a value was read from this one, which may have more or fewer fields.
fn holds_read(stored: &Node, loaded: &Node) -> bool {
    match (stored, loaded) {
        (Node::Fields(stored), Node::Fields(loaded)) => {
            loaded.entries.iter().all(|(key, loaded)| stored.get(key).is_none_or(|stored| holds_read(stored, loaded)))
        }
        (Node::Items(stored), Node::Items(loaded)) => are_aligned(stored, loaded),
        (stored, loaded) => stored == loaded,
    }
}

/// Whether all of a value is in this one, which may have more fields.
fn holds(stored: &Node, current: &Node) -> bool {
    match (stored, current) {
        (Node::Fields(stored), Node::Fields(current)) => {
            current.entries.iter().all(|(key, current)| stored.get(key).is_some_and(|stored| holds(stored, current)))
        }
        (Node::Items(stored), Node::Items(current)) => {
            stored.len() == current.len() && stored.iter().zip(current).all(|(stored, current)| holds(stored, current))
        }
        (stored, current) => stored == current,
    }
}

/// The paths of the elements of a stored document that the model did not write when it was loaded.
pub(super) fn unwritten(path: &str, stored: &Fields, loaded: &Fields, found: &mut Vec<String>) {
    for (key, stored) in &stored.entries {
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

impl Diff {
    fn sets(&self, path: &str) -> bool {
        self.set.iter().any(|(set, _)| set == path)
    }

    fn extend(&mut self, other: Self) {
        self.set.extend(other.set);
        self.unset.extend(other.unset);
        self.guards.extend(other.guards);
    }

    /// How many bytes it takes, more or less.
    fn size(&self) -> usize {
        let set: usize = self.set.iter().map(|(path, value)| path.len() + 2 + value.size()).sum();
        let unset: usize = self.unset.iter().map(|path| path.len() + 2).sum();
        set + unset
    }

    /// Does to a document what the server does with the changes.
    pub(super) fn apply(&self, document: &mut Fields) {
        let mut sets: Vec<_> = self.set.iter().collect();
        sets.sort_by(|(left, _), (right, _)| left.cmp(right));
        for (path, value) in sets {
            if let Some((fields, key)) = parent(document, path) {
                match fields {
                    Parent::Fields(fields) => fields.set(key, value.clone()),
                    Parent::Item(item) => *item = value.clone(),
                }
            }
        }
        for path in &self.unset {
            if let Some((Parent::Fields(fields), key)) = parent(document, path) {
                fields.remove(key);
            }
        }
    }
}

/// What the last part of a path is in.
enum Parent<'a> {
    Fields(&'a mut Fields),
    Item(&'a mut Node),
}

fn parent<'a, 'p>(document: &'a mut Fields, path: &'p str) -> Option<(Parent<'a>, &'p str)> {
    let Some((first, rest)) = path.split_once('.') else {
        return Some((Parent::Fields(document), path));
    };
    let (_, value) = document.entries.iter_mut().find(|(key, _)| key == first)?;
    parent_in(value, rest)
}

fn parent_in<'a, 'p>(value: &'a mut Node, path: &'p str) -> Option<(Parent<'a>, &'p str)> {
    match value {
        Node::Fields(fields) => parent(fields, path),
        Node::Items(items) => {
            let (position, rest) = path.split_once('.').unwrap_or((path, ""));
            let item = items.get_mut(position.parse::<usize>().ok()?)?;
            if rest.is_empty() { Some((Parent::Item(item), path)) } else { parent_in(item, rest) }
        }
        Node::Leaf(..) => None,
    }
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
