//! Which operators of MongoDB a filter uses, of those that not every operation takes.

use super::{Condition, Filter};
use crate::error::InvalidOperation;
use bson::{Bson, Document};

impl<M> Filter<M> {
    /// Whether there is a text search, which has a score.
    pub(crate) fn searches_text(&self) -> bool {
        self.condition().first_of(&["$text"]).is_some()
    }

    /// Refuses a filter that puts documents in an order, which the server does not count by.
    ///
    /// # Errors
    /// If there is `$near` or `$nearSphere`.
    pub(crate) fn check_countable(&self) -> Result<(), InvalidOperation> {
        match self.condition().first_of(&["$near", "$nearSphere"]) {
            None => Ok(()),
            Some(operator) => Err(InvalidOperation::new(format!(
                "the filter has `{operator}`, which puts documents in an order, and no count takes one that does; \
                 use `dwithin(..)` for a circle, or `within(..)` for an area"
            ))),
        }
    }
}

impl Condition {
    /// The first of the operators that is somewhere in it.
    fn first_of(&self, operators: &[&'static str]) -> Option<&'static str> {
        match self {
            Self::All(inner) | Self::Any(inner) | Self::NoneOf(inner) => {
                inner.iter().find_map(|condition| condition.first_of(operators))
            }
            Self::Test { operator, .. } => operators.iter().find(|known| *known == operator).copied(),
            Self::Element { condition, .. } => condition.first_of(operators),
            Self::Raw(conditions) => first_in(conditions, operators),
            Self::Expression(_) | Self::Invalid(_) => None,
        }
    }
}

/// The same in conditions that are MQL: below what combines them, and behind the names of fields. A value that is
/// compared with is none of them.
fn first_in(conditions: &Document, operators: &[&'static str]) -> Option<&'static str> {
    conditions.iter().find_map(|(key, value)| {
        if let Some(operator) = operators.iter().find(|operator| *operator == key) {
            return Some(*operator);
        }
        match (key.as_str(), value) {
            ("$and" | "$or" | "$nor", Bson::Array(inner)) => {
                inner.iter().filter_map(Bson::as_document).find_map(|inner| first_in(inner, operators))
            }
            ("$not" | "$elemMatch", Bson::Document(inner)) => first_in(inner, operators),
            (key, Bson::Document(inner)) if !key.starts_with('$') => first_in(inner, operators),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::doc;

    #[test]
    fn finds_operators_and_not_values() {
        let near = |conditions| Filter::<()>::raw(conditions).condition().first_of(&["$near", "$nearSphere"]);
        assert_eq!(near(doc! { "a": { "$near": [1, 2] } }), Some("$near"));
        assert_eq!(near(doc! { "$and": [{ "a": 1 }, { "b": { "$nearSphere": [1, 2] } }] }), Some("$nearSphere"));
        assert_eq!(near(doc! { "a": { "$not": { "$near": [1, 2] } } }), Some("$near"));
        assert_eq!(near(doc! { "a": { "$eq": { "$near": 1 } }, "b": "$near", "c": ["$near"] }), None);
        assert!((!Filter::<()>::raw(doc! { "$text": { "$search": "a" } })).searches_text());
        assert!(!Filter::<()>::raw(doc! { "a": { "$in": ["$text"] } }).searches_text());
    }
}
