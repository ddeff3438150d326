use super::UsableIndex;
use crate::{
    filter::Condition,
    index::{Index, IndexKey},
    path::join,
};
use bson::Document;
use std::{borrow::Cow, cmp::Reverse};

/// The declared indexes that can serve a plan.
#[derive(Clone, Debug)]
pub(crate) enum Usable {
    Indexes(Vec<UsableIndex>),
    /// The operation looks nothing up, or looks at everything on purpose.
    NotAsked,
}

/// The index on `_id` that every collection has.
const ID_INDEX: Index = Index::new(&[IndexKey::ascending("_id")]).named("_id_");

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
    let bounded = bounded_paths(condition);
    std::iter::once(&ID_INDEX)
        .chain(declared)
        .filter_map(|index| {
            let used = used_keys(index.keys(), &bounded, sort);
            (used > 0).then(|| UsableIndex { name: index.name(), keys: index.keys().len(), used })
        })
        .collect()
}

fn matches_everything(condition: &Condition) -> bool {
    matches!(condition, Condition::All(inner) if inner.is_empty())
}

/// The paths that every matching document has within bounds that an index can search.
fn bounded_paths(condition: &Condition) -> Vec<Cow<'_, str>> {
    match condition {
        Condition::All(inner) => inner.iter().flat_map(bounded_paths).collect(),
        Condition::Test { path, operator, .. } if gives_bounds(operator) => vec![Cow::Borrowed(path)],
        Condition::Element { path, condition } => {
            bounded_paths(condition).into_iter().map(|inner| join(path, inner.into_owned())).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether an index narrows the search for documents that pass this operator.
fn gives_bounds(operator: &str) -> bool {
    !matches!(operator, "$ne" | "$nin" | "$size" | "$exists" | "$type")
}

/// The leading keys that the filter bounds, and those after them in the order of the sort.
fn used_keys(keys: &[IndexKey], bounded: &[Cow<'_, str>], sort: &Document) -> usize {
    let by_filter = keys.iter().take_while(|key| bounded.iter().any(|path| path == key.path())).count();
    let mut sort = sort.iter().filter(|(path, _)| !keys[..by_filter].iter().any(|key| key.path() == path.as_str()));
    let mut backwards = None;
    let by_sort = keys[by_filter..]
        .iter()
        .take_while(|key| {
            sort.next().is_some_and(|(path, direction)| {
                let opposite = direction.as_i32() != Some(key.direction());
                path == key.path() && *backwards.get_or_insert(opposite) == opposite
            })
        })
        .count();
    by_filter + by_sort
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::doc;

    const KEYS: &[IndexKey] = &[IndexKey::ascending("city"), IndexKey::descending("total"), IndexKey::ascending("n")];

    #[test]
    fn counts_leading_keys() {
        let used = |bounded: &[&str], sort: Document| {
            used_keys(KEYS, &bounded.iter().map(|path| Cow::Borrowed(*path)).collect::<Vec<_>>(), &sort)
        };
        assert_eq!(used(&[], doc! {}), 0);
        assert_eq!(used(&["total"], doc! {}), 0, "not a leading key");
        assert_eq!(used(&["n", "city"], doc! {}), 1);
        assert_eq!(used(&["total", "city"], doc! {}), 2);
        assert_eq!(used(&["city"], doc! { "total": -1, "n": 1 }), 3);
        assert_eq!(used(&["city"], doc! { "total": 1, "n": -1 }), 3, "an index is read backwards too");
        assert_eq!(used(&["city"], doc! { "total": 1, "n": 1 }), 2, "but not both ways");
        assert_eq!(used(&["city"], doc! { "city": 1, "total": -1 }), 2);
        assert_eq!(used(&[], doc! { "n": 1 }), 0);
    }
}
