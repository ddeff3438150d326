//! Whether a query asks only for documents that a partial index has.

use crate::{filter::Condition, path::DottedPath};
use bson::Bson;
use std::cmp::Ordering;

/// Whether every document that meets `query` meets `needed`, as far as the server sees it too: it compares conditions
/// on the same path, one by one.
pub(super) fn implies(query: &Condition, needed: &Condition) -> bool {
    match needed {
        Condition::All(needed) => needed.iter().all(|needed| implies(query, needed)),
        Condition::Any(needed) => {
            needed.iter().any(|needed| implies(query, needed))
                || each_branch(query, &|query| implies_any(query, needed))
        }
        Condition::Test { path, operator, value } => implies_test(query, path, operator, &value.clone().into()),
        _ => false,
    }
}

fn implies_any(query: &Condition, needed: &[Condition]) -> bool {
    needed.iter().any(|needed| implies(query, needed))
}

/// Whether `holds` for each way in which the query can be met.
fn each_branch(query: &Condition, holds: &dyn Fn(&Condition) -> bool) -> bool {
    match query {
        Condition::Any(branches) => !branches.is_empty() && branches.iter().all(|branch| each_branch(branch, holds)),
        Condition::All(inner) => holds(query) || inner.iter().any(|inner| each_branch(inner, holds)),
        other => holds(other),
    }
}

fn implies_test(query: &Condition, path: &DottedPath, operator: &str, value: &Bson) -> bool {
    each_branch(query, &|query| match query {
        Condition::Test { path: asked, operator: by, value: of } => {
            asked.dotted == path.dotted && narrower((by, &of.clone().into()), (operator, value))
        }
        _ => false,
    })
}

/// Whether values that pass the one test pass the other.
fn narrower((asked, value): (&str, &Bson), (needed, bound): (&str, &Bson)) -> bool {
    let compared = || compare(value, bound);
    match (asked, needed) {
        (asked, needed) if asked == needed && value == bound => true,
        ("$in", _) => {
            value.as_array().is_some_and(|values| values.iter().all(|value| narrower(("$eq", value), (needed, bound))))
        }
        ("$eq", "$in") => bound.as_array().is_some_and(|bounds| bounds.contains(value)),
        ("$eq" | "$gt" | "$gte" | "$lt" | "$lte", "$exists") => *value != Bson::Null,
        ("$eq" | "$gt" | "$gte", "$gte") | ("$gt", "$gt") => compared().is_some_and(Ordering::is_ge),
        ("$eq" | "$lt" | "$lte", "$lte") | ("$lt", "$lt") => compared().is_some_and(Ordering::is_le),
        ("$eq" | "$gte", "$gt") => compared().is_some_and(Ordering::is_gt),
        ("$eq" | "$lte", "$lt") => compared().is_some_and(Ordering::is_lt),
        _ => false,
    }
}

/// The order of two values of one type; of two numbers, if they are of one type.
fn compare(a: &Bson, b: &Bson) -> Option<Ordering> {
    match (a, b) {
        (Bson::Int32(a), Bson::Int32(b)) => Some(a.cmp(b)),
        (Bson::Int64(a), Bson::Int64(b)) => Some(a.cmp(b)),
        (Bson::Double(a), Bson::Double(b)) => a.partial_cmp(b),
        (Bson::String(a), Bson::String(b)) => Some(a.cmp(b)),
        (Bson::Boolean(a), Bson::Boolean(b)) => Some(a.cmp(b)),
        (Bson::DateTime(a), Bson::DateTime(b)) => Some(a.cmp(b)),
        (Bson::ObjectId(a), Bson::ObjectId(b)) => Some(a.cmp(b)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrower_tests_imply_wider_ones() {
        let ten = Bson::Int32(10);
        for (asked, value, needed) in [
            ("$eq", 10, "$eq"),
            ("$eq", 11, "$gt"),
            ("$eq", 10, "$gte"),
            ("$eq", 9, "$lt"),
            ("$gt", 10, "$gt"),
            ("$gt", 10, "$gte"),
            ("$gte", 11, "$gt"),
            ("$lt", 10, "$lte"),
            ("$lte", 9, "$lt"),
            ("$eq", 3, "$exists"),
        ] {
            assert!(narrower((asked, &value.into()), (needed, &ten)), "{asked} {value} is {needed} 10");
        }
        for (asked, value, needed) in [
            ("$eq", 9, "$eq"),
            ("$eq", 10, "$gt"),
            ("$gte", 10, "$gt"),
            ("$gt", 9, "$gte"),
            ("$lt", 11, "$lt"),
            ("$gt", 10, "$lt"),
            ("$ne", 10, "$exists"),
            ("$exists", 10, "$gt"),
        ] {
            assert!(!narrower((asked, &value.into()), (needed, &ten)), "{asked} {value} is not {needed} 10");
        }
        assert!(!narrower(("$eq", &Bson::Null), ("$exists", &true.into())), "a missing field is null to a query");
        assert!(!narrower(("$gt", &f64::NAN.into()), ("$gt", &1.0.into())));
        let both = Bson::Array(vec![10.into(), 11.into()]);
        assert!(narrower(("$in", &both), ("$gte", &ten)));
        assert!(!narrower(("$in", &both), ("$gt", &ten)));
        assert!(narrower(("$eq", &ten), ("$in", &both)));
    }
}
