//! Conditions as words of MQL.

use super::{
    Condition,
    condition::can_be_listed,
    shape,
    single::{single, single_with},
};
use crate::{codec::Value, error::InvalidOperation};
use bson::{Bson, Document, doc, document::Entry};
use std::borrow::Cow;

type Rendered = Result<Document, InvalidOperation>;

impl Condition {
    /// The words for a document, or an embedded document.
    #[inline]
    pub(crate) fn into_document(self) -> Rendered {
        match self {
            // Most filters are this, and it is little work: the rest would make its frame large.
            Self::Test { path, operator, value } if value.stands_alone(operator) => {
                Ok(at_with(path.dotted, |place| value.put_in(place)))
            }
            other => other.into_any_document(),
        }
    }

    #[inline(never)]
    fn into_any_document(self) -> Rendered {
        match self {
            Self::All(inner) => conjunction(inner, Self::into_document),
            // An `$or` without branches is an error of the server's; nothing matches "not everything".
            Self::Any(inner) if inner.is_empty() => Ok(doc! { "$nor": [{}] }),
            Self::Any(inner) => Ok(single("$or", documents(inner)?)),
            Self::NoneOf(inner) => Ok(single("$nor", documents(inner)?)),
            Self::Test { path, operator, value } => Ok(at(path.dotted, operand(operator, value))),
            Self::Element { path, condition } => {
                Ok(at(path.dotted, single("$elemMatch", condition.into_element_document()?)))
            }
            Self::Expression(expression) => Ok(single("$expr", *expression)),
            Self::Raw(conditions) => Ok(*conditions),
            Self::Invalid(error) => Err(error),
        }
    }

    /// The words for an array element: a query on an embedded document, or operators on the element itself.
    pub(crate) fn into_element_document(self) -> Rendered {
        match self {
            // `{}` would match documents and arrays only.
            Self::All(inner) if inner.is_empty() => Ok(doc! { "$exists": true }),
            Self::Any(inner) if inner.is_empty() => Ok(doc! { "$in": [] }),
            _ if self.is_on_element() => self.into_operators(),
            _ if self.tests_element() => Err(InvalidOperation::new(
                "one array element is compared as a whole and by its fields in the same condition; MongoDB cannot say \
                 that: compare it by its fields only",
            )),
            _ => self.into_fields_of_element(),
        }
    }

    /// Negations are written as `$not` behind each path: some servers that speak MongoDB's protocol have no `$nor` in
    /// `$elemMatch`.
    fn into_fields_of_element(self) -> Rendered {
        match self {
            Self::All(inner) => conjunction(inner, Self::into_fields_of_element),
            Self::NoneOf(inner) if inner.iter().all(Self::is_single) => {
                let negated = inner.into_iter().map(Self::into_negated_document);
                let negated: Result<_, _> =
                    negated.map(|negated| negated.map(|words| Self::Raw(words.into()))).collect();
                conjunction(negated?, Self::into_document)
            }
            _ => self.into_document(),
        }
    }

    fn is_single(&self) -> bool {
        matches!(self, Self::Test { .. } | Self::Element { .. })
    }

    /// `{ path: { $not: { operator: value } } }`
    fn into_negated_document(self) -> Rendered {
        match &self {
            Self::Test { path, .. } | Self::Element { path, .. } => {
                let path = path.dotted.clone();
                Ok(at(path, single("$not", self.into_operators()?)))
            }
            _ => Ok(doc! { "$nor": [self.into_document()?] }),
        }
    }

    /// Whether every test is on the element itself.
    pub(super) fn is_on_element(&self) -> bool {
        match self {
            Self::All(inner) | Self::Any(inner) | Self::NoneOf(inner) => {
                !inner.is_empty() && inner.iter().all(Self::is_on_element)
            }
            Self::Test { path, .. } | Self::Element { path, .. } => path.dotted.is_empty(),
            Self::Expression(_) | Self::Raw(_) => false,
            Self::Invalid(_) => true,
        }
    }

    /// Whether something in it is said by a negation.
    pub(crate) fn negates(&self) -> bool {
        match self {
            Self::All(inner) | Self::Any(inner) => inner.iter().any(Self::negates),
            Self::NoneOf(_) => true,
            _ => false,
        }
    }

    /// Whether it is about fields of an element.
    pub(crate) fn is_on_fields(&self) -> bool {
        !self.is_constant() && !self.is_on_element()
    }

    /// Whether some test is on the element itself.
    fn tests_element(&self) -> bool {
        match self {
            Self::All(inner) | Self::Any(inner) | Self::NoneOf(inner) => inner.iter().any(Self::tests_element),
            Self::Test { path, .. } | Self::Element { path, .. } => path.dotted.is_empty(),
            Self::Expression(_) | Self::Raw(_) | Self::Invalid(_) => false,
        }
    }

    /// Whether it says which values there can be, so that its opposite is an operator, too.
    fn is_of_values(&self) -> bool {
        match self {
            Self::Test { operator, value, .. } => *operator == "$in" || *operator == "$eq" && !value.is_pattern(),
            _ => false,
        }
    }

    /// `{ operator: value, … }`, on the element itself.
    fn into_operators(self) -> Rendered {
        match self {
            Self::All(inner) => operators(inner.into_iter().map(Self::into_operators)),
            Self::NoneOf(mut inner) if inner.len() == 1 => {
                inner.pop().map_or(Ok(Document::new()), |condition| Ok(single("$not", condition.into_operators()?)))
            }
            Self::NoneOf(inner) => none_of(inner),
            // "One of them" is "not none of them".
            Self::Any(inner) if inner.iter().filter(|condition| !condition.is_of_values()).count() <= 1 => {
                Ok(single("$not", none_of(inner)?))
            }
            Self::Any(_) => Err(InvalidOperation::new(
                "MongoDB has no `or` between conditions on an array element itself; use `is_in`, or combine two \
                 conditions on the array",
            )),
            Self::Test { operator, value, .. } => Ok(single(operator, value)),
            Self::Element { condition, .. } => Ok(single("$elemMatch", condition.into_element_document()?)),
            Self::Expression(_) => Err(InvalidOperation::new("MongoDB has no `$expr` inside `$elemMatch`")),
            Self::Raw(_) => Err(InvalidOperation::new(
                "raw conditions on the fields of an array element cannot be mixed with conditions on the element itself",
            )),
            Self::Invalid(error) => Err(error),
        }
    }
}

fn documents(conditions: Vec<Condition>) -> Result<Vec<Document>, InvalidOperation> {
    conditions.into_iter().map(Condition::into_document).collect()
}

/// One flat document if no two conditions need the same key, else one flat `$and`: a key is never overwritten.
fn conjunction(conditions: Vec<Condition>, render: fn(Condition) -> Rendered) -> Rendered {
    let mut conditions = match shape::render(conditions) {
        Ok(document) => return Ok(document),
        Err(conditions) => conditions.into_iter(),
    };
    let mut merged = Document::new();
    while let Some(condition) = conditions.next() {
        let left: Document = match condition {
            Condition::Test { path, operator, value } if !merged.contains_key(&path.dotted) => {
                merged.insert(path.dotted, operand(operator, value));
                continue;
            }
            other => render(other)?.into_iter().filter_map(|(key, value)| merge(&mut merged, key, value)).collect(),
        };
        if !left.is_empty() {
            let before = merged.into_iter().map(|(key, value)| Ok(doc! { key: value }));
            let all: Result<Vec<_>, _> = before.chain([Ok(left)]).chain(conditions.map(render)).collect();
            return Ok(single("$and", all?));
        }
    }
    Ok(merged)
}

/// Adds an entry, or gives it back if it cannot be added without losing another.
fn merge(merged: &mut Document, key: String, value: Bson) -> Option<(String, Bson)> {
    let entry = merged.entry(key);
    if let Entry::Vacant(_) = entry {
        entry.or_insert(value);
        return None;
    }
    let key = entry.key().to_owned();
    match (entry.or_insert(Bson::Null), value) {
        (Bson::String(present), Bson::String(added)) if *present == added => None,
        // `{ total: { $gte: 1 } }` and `{ total: { $lt: 5 } }` are `{ total: { $gte: 1, $lt: 5 } }`.
        (Bson::Document(present), Bson::Document(added))
            if !key.starts_with('$') && are_operators(&added) && added.keys().all(|key| has_room(present, key)) =>
        {
            present.extend(added);
            None
        }
        (_, value) => Some((key, value)),
    }
}

/// Whether an operator can stand beside what stands behind a path.
fn has_room(present: &Document, operator: &str) -> bool {
    are_operators(present) && !present.contains_key(operator)
}

/// Whether a document says how to compare. Else it is what is compared with: an empty document, or a reference.
fn are_operators(document: &Document) -> bool {
    !document.is_empty() && document.keys().all(|key| key.starts_with('$') && key != "$ref")
}

/// The operators of all, none of them twice.
fn operators(all: impl Iterator<Item = Rendered>) -> Rendered {
    let mut operators = Document::new();
    for added in all {
        for (operator, value) in added? {
            if operators.contains_key(&operator) {
                return Err(InvalidOperation::new(format!(
                    "the conditions on one array element use `{operator}` twice; MongoDB cannot say that: use `is_in` \
                     or `not_in`, or combine two conditions on the array",
                )));
            }
            operators.insert(operator, value);
        }
    }
    Ok(operators)
}

/// Operators on an array element that meets none of the conditions.
fn none_of(conditions: Vec<Condition>) -> Rendered {
    let (mut listed, mut alone, mut not) = (Vec::new(), Vec::new(), Vec::new());
    for condition in conditions {
        match condition {
            Condition::Test { operator: "$in", value: Value::Array(values), .. } => listed.extend(values),
            Condition::Test { operator: "$eq", value, .. } if !value.is_pattern() => match value.into() {
                value if can_be_listed(&value) => listed.push(value),
                value => alone.push(value),
            },
            condition => not.push(Ok(single("$not", condition.into_operators()?))),
        }
    }
    if alone.len() > MOST_ALONE {
        return Err(InvalidOperation::new(format!(
            "an array element is compared with {} documents that have a key with `$`; MongoDB can say that of up to \
             {MOST_ALONE}",
            alone.len()
        )));
    }
    let mut all = operators(not.into_iter())?;
    if !listed.is_empty() {
        all.insert("$nin", listed);
    }
    for value in alone {
        // An operator stands once in a document, and "not not" is a place for another document.
        if all.contains_key("$ne") {
            all = single("$not", single("$not", all));
        }
        all.insert("$ne", value);
    }
    Ok(all)
}

/// Each takes two levels of a document, of which the server allows a hundred.
const MOST_ALONE: usize = 40;

/// `{ path: value }`
fn at(path: Cow<'static, str>, value: impl Into<Bson>) -> Document {
    at_with(path, |place| *place = value.into())
}

/// `{ path: value }`, where the value is put in its place.
#[inline]
fn at_with(path: Cow<'static, str>, put: impl FnOnce(&mut Bson)) -> Document {
    match path {
        Cow::Borrowed(path) => single_with(path, put),
        Cow::Owned(path) => {
            let mut value = Bson::Null;
            put(&mut value);
            doc! { path: value }
        }
    }
}

/// What stands behind the path of a test.
fn operand(operator: &'static str, value: Value) -> Bson {
    if value.stands_alone(operator) { value.into() } else { single_with(operator, |place| value.put_in(place)).into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(path: &'static str, operator: &'static str, value: i32) -> Condition {
        Condition::test(path.into(), operator, Bson::from(value).into())
    }

    #[test]
    fn conditions_that_need_one_key_are_all_kept() {
        let raw = || Condition::Raw(Box::new(doc! { "c": 1, "b": 2 }));
        let all = |conditions: Vec<Condition>| Condition::all(conditions.into_iter()).into_document();
        let flat = all(vec![test("a", "$gte", 1), raw(), test("a", "$lt", 5)]);
        assert_eq!(flat, Ok(doc! { "a": { "$gte": 1, "$lt": 5 }, "c": 1, "b": 2 }));
        let range_and_conflict =
            all(vec![test("a", "$gte", 1), test("a", "$lt", 5), test("a", "$lt", 4), test("b", "$eq", 1)]);
        let expected = doc! { "$and": [{ "a": { "$gte": 1, "$lt": 5 } }, { "a": { "$lt": 4 } }, { "b": 1 }] };
        assert_eq!(range_and_conflict, Ok(expected));
        let partly = all(vec![test("b", "$eq", 1), raw(), test("d", "$eq", 3)]);
        assert_eq!(partly, Ok(doc! { "$and": [{ "b": 1 }, { "c": 1 }, { "b": 2 }, { "d": 3 }] }));
    }

    #[test]
    fn many_conditions_are_one_document() {
        const PATHS: [&str; 40] = {
            let mut paths = [""; 40];
            let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN";
            let mut n = 0;
            while n < paths.len() {
                paths[n] = letters.split_at(n).1.split_at(1).0;
                n += 1;
            }
            paths
        };
        for count in [0, 1, 3, 4, 7, 8, 14, 15, 40] {
            let conditions = PATHS[..count].iter().map(|path| test(path, "$eq", 1));
            let expected: Document = PATHS[..count].iter().map(|path| ((*path).to_owned(), Bson::Int32(1))).collect();
            assert_eq!(Condition::all(conditions).into_document(), Ok(expected));
        }
    }
}
