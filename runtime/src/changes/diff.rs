//! What has to change in a stored document, path by path: [`Diff`].

use super::{
    guard::{Guard, count},
    node::{Fields, Node, items_size},
};
use bson::{Bson, Document, doc};

/// Changes of a stored document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Diff {
    pub(super) set: Vec<(String, Node)>,
    pub(super) push: Vec<(String, Push)>,
    pub(super) unset: Vec<String>,
    /// What must not have changed meanwhile.
    pub(super) guards: Vec<Guard>,
}

/// A [`$push`](https://www.mongodb.com/docs/manual/reference/operator/update/push/), with its modifiers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Push {
    pub(super) each: Vec<Node>,
    /// Where the elements are put in, if that is not the end.
    pub(super) position: Option<usize>,
    /// How many elements the array keeps then, if not all.
    pub(super) slice: Option<usize>,
}

impl Diff {
    pub(super) fn sets(&self, path: &str) -> bool {
        self.set.iter().any(|(set, _)| set == path)
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.set.extend(other.set);
        self.push.extend(other.push);
        self.unset.extend(other.unset);
        self.guards.extend(other.guards);
    }

    /// How many bytes its paths and its values take.
    pub(super) fn size(&self) -> usize {
        let set: usize = self.set.iter().map(|(path, value)| path.len() + 2 + value.size()).sum();
        let push: usize = self.push.iter().map(|(path, push)| path.len() + 2 + items_size(&push.each)).sum();
        let unset: usize = self.unset.iter().map(|path| path.len() + 2).sum();
        let guards: usize = self.guards.iter().map(Guard::size).sum();
        set + push + unset + guards
    }

    /// The update document; empty if nothing changes.
    pub(super) fn update(&self) -> Result<Document, bson::error::Error> {
        let set = self.set.iter().map(|(path, value)| Ok((path.clone(), value.to_bson()?)));
        let push = self.push.iter().map(|(path, push)| Ok((path.clone(), push.to_bson()?)));
        let unset = self.unset.iter().map(|path| (path.clone(), "".into()));
        let operators: [(&str, Document); 3] = [
            ("$set", set.collect::<Result<_, bson::error::Error>>()?),
            ("$push", push.collect::<Result<_, bson::error::Error>>()?),
            ("$unset", unset.collect()),
        ];
        let used = operators.into_iter().filter(|(_, paths)| !paths.is_empty());
        Ok(used.map(|(operator, paths)| (operator.to_owned(), Bson::Document(paths))).collect())
    }

    /// Does to a document what the server does with the changes.
    pub(super) fn apply(&self, document: &mut Fields) {
        let mut sets: Vec<_> = self.set.iter().collect();
        sets.sort_by(|(left, _), (right, _)| left.cmp(right));
        for (path, value) in sets {
            match parent(document, path) {
                Some((Parent::Fields(fields), key)) => fields.set(key, value.clone()),
                Some((Parent::Items(items), key)) => set_item(items, key, value),
                None => {}
            }
        }
        for (path, push) in &self.push {
            let array = match parent(document, path) {
                Some((Parent::Fields(fields), key)) => fields.get_mut(key),
                Some((Parent::Items(items), key)) => key.parse().ok().and_then(|at: usize| items.get_mut(at)),
                None => None,
            };
            if let Some(Node::Items(items)) = array {
                push.apply(items);
            }
        }
        for path in &self.unset {
            if let Some((Parent::Fields(fields), key)) = parent(document, path) {
                fields.remove(key);
            }
        }
    }
}

impl Push {
    fn to_bson(&self) -> Result<Bson, bson::error::Error> {
        let mut push = doc! { "$each": Node::Items(self.each.clone()).to_bson()? };
        if let Some(position) = self.position {
            push.insert("$position", count(position));
        }
        if let Some(slice) = self.slice {
            push.insert("$slice", count(slice));
        }
        Ok(push.into())
    }

    fn apply(&self, items: &mut Vec<Node>) {
        let position = self.position.map_or(items.len(), |position| position.min(items.len()));
        items.splice(position..position, self.each.iter().cloned());
        items.truncate(self.slice.unwrap_or(usize::MAX));
    }
}

/// Sets an element. Behind the end, it appends it: what is still between is null until it is set.
fn set_item(items: &mut Vec<Node>, key: &str, value: &Node) {
    let Ok(position) = key.parse::<usize>() else { return };
    while items.len() <= position {
        items.push(Node::null());
    }
    if let Some(item) = items.get_mut(position) {
        *item = value.clone();
    }
}

/// What the last part of a path is in.
enum Parent<'a> {
    Fields(&'a mut Fields),
    Items(&'a mut Vec<Node>),
}

fn parent<'a, 'p>(document: &'a mut Fields, path: &'p str) -> Option<(Parent<'a>, &'p str)> {
    match path.split_once('.') {
        Some((first, rest)) => parent_in(document.get_mut(first)?, rest),
        None => Some((Parent::Fields(document), path)),
    }
}

fn parent_in<'a, 'p>(value: &'a mut Node, path: &'p str) -> Option<(Parent<'a>, &'p str)> {
    match value {
        Node::Fields(fields) => parent(fields, path),
        Node::Items(items) => match path.split_once('.') {
            Some((position, rest)) => parent_in(items.get_mut(position.parse::<usize>().ok()?)?, rest),
            None => Some((Parent::Items(items), path)),
        },
        Node::Leaf(..) => None,
    }
}
