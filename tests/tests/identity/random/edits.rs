//! Random changes of a document.

use super::{Part, Thing};
use proptest::{collection, prelude::*};

/// A change of one field.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    field: u8,
    how: u8,
    at: usize,
    value: i32,
}

pub(super) fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = (0..13_u8, 0..7_u8, 0..8_usize, 100..i32::MAX);
    collection::vec(edit.prop_map(|(field, how, at, value)| Edit { field, how, at, value }), 1..3)
}

impl Edit {
    pub(super) fn apply(&self, thing: &mut Thing) {
        let Self { field, how, at, value } = *self;
        let part = Part { b: Some(value), a: None, c: vec![] };
        let key = ["a", "b", "c", "d"][at % 4].to_owned();
        match field {
            0 => self.change(&mut thing.parts, part),
            1 => self.change(&mut thing.grid, vec![value]),
            2 => self.inside(&mut thing.grid, |row| self.change(row, value)),
            3 => self.inside(&mut thing.parts, |part| self.change(&mut part.c, value)),
            4 => self.inside(&mut thing.parts, |part| part.b = Some(value)),
            5 => self.change(&mut thing.part.c, value),
            6 => thing.part.b = Some(value),
            7 => thing.maybe = thing.maybe.is_none().then_some(part),
            8 => thing.maybe.iter_mut().for_each(|maybe| self.change(&mut maybe.c, value)),
            9 if how < 3 => drop(thing.map.remove(&key)),
            9 => thing.map.entry(key).or_insert(part).c.push(value),
            10 if how < 3 => drop(thing.sorted.remove(&key)),
            10 => drop(thing.sorted.insert(key, value)),
            11 => drop(thing.set.insert(value)),
            _ if how < 3 => drop(thing.any.remove(&key)),
            _ => drop(thing.any.insert(key, value)),
        }
    }

    fn change<T>(&self, items: &mut Vec<T>, new: T) {
        let len = items.len();
        match self.how {
            1 => items.insert(self.at % (len + 1), new),
            2 if len > 0 => drop(items.remove(self.at % len)),
            3 if len > 0 => items[self.at % len] = new,
            4 => items.truncate(self.at % (len + 1)),
            5 if len > 0 => items.rotate_left(self.at % len),
            _ => items.push(new),
        }
    }

    fn inside<T>(&self, items: &mut [T], change: impl FnOnce(&mut T)) {
        if !items.is_empty() {
            let at = usize::from(self.how) % items.len();
            change(&mut items[at]);
        }
    }
}
