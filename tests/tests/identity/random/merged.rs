//! What two writers make of a document, if neither loses what the other has changed.
//!
//! Of an array, each element that is new is there then, and each that one of them has removed is not.

use bson::{Bson, Document};
use std::collections::BTreeSet;

/// Checks a document as it was before, as one of two writers has it, as the other has it, and as it is in the end.
pub(super) fn assert_merged(of: [&Document; 4], changes: &str) {
    let keys: BTreeSet<&String> = of.iter().flat_map(|document| document.keys()).collect();
    for key in keys {
        let values = of.map(|document| document.get(key));
        assert!(is_merged(values), "{key} is {values:#?} after {changes}");
    }
}

fn is_merged(values: [Option<&Bson>; 4]) -> bool {
    let [before, mine, theirs, end] = values;
    if let [Some(before), Some(mine), Some(theirs), Some(end)] = values.map(|value| value?.as_document()) {
        let of = [before, mine, theirs, end];
        let keys: BTreeSet<&String> = of.iter().flat_map(|document| document.keys()).collect();
        return keys.into_iter().all(|key| is_merged(of.map(|document| document.get(key))));
    }
    if let [Some(before), Some(mine), Some(theirs), Some(end)] = values.map(|value| value?.as_array()) {
        let of: BTreeSet<String> = [before, mine, theirs, end].into_iter().flatten().map(Bson::to_string).collect();
        let count = |items: &[Bson], item: &str| items.iter().filter(|other| other.to_string() == item).count();
        return of.iter().all(|item| count(end, item) + count(before, item) == count(mine, item) + count(theirs, item));
    }
    let has_parts =
        |value: Option<&Bson>| value.is_some_and(|value| matches!(value, Bson::Array(_) | Bson::Document(_)));
    match (before == mine, before == theirs) {
        (true, _) => end == theirs,
        (_, true) => end == mine,
        // The last one wins, if there are no parts to lose.
        _ => end == mine && !values.into_iter().any(has_parts),
    }
}
