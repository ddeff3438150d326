//! What comes after a value in MongoDB's sort order, in words of a query.
//!
//! A sort compares values of all types; `$gt` and `$lt` compare with values of one type only. What is beyond a value is
//! therefore said in parts: the values of its own type, null, and the other types by name.

use crate::{codec::Tag, error::DecodeError, filter::Filter};
use bson::{Bson, Document, RawBsonRef, RawDocument};

/// The types in the order in which MongoDB sorts them. Arrays are not among them: they sort by their elements. BSON's
/// deprecated types are left out.
const TYPES: [&str; 14] = [
    "minKey",
    "null",
    "number",
    "string",
    "object",
    "binData",
    "objectId",
    "bool",
    "date",
    "timestamp",
    "regex",
    "javascript",
    "javascriptWithScope",
    "maxKey",
];

/// The type of a value that a page can begin or end at: one that a query compares as it stands, and never takes for an
/// operator or a pattern.
pub(super) fn type_name(value: &Bson) -> Option<&'static str> {
    Some(match value {
        Bson::MinKey => "minKey",
        Bson::Null => "null",
        Bson::Int32(_) | Bson::Int64(_) | Bson::Double(_) | Bson::Decimal128(_) => "number",
        Bson::String(_) => "string",
        Bson::Binary(_) => "binData",
        Bson::ObjectId(_) => "objectId",
        Bson::Boolean(_) => "bool",
        Bson::DateTime(_) => "date",
        Bson::Timestamp(_) => "timestamp",
        Bson::MaxKey => "maxKey",
        _ => return None,
    })
}

/// The documents after the one with these values, in the order of `sort`: those beyond the first value, those with the
/// first value and beyond the second one, and so on.
pub(super) fn documents_after<M>(sort: &Document, values: &[Bson]) -> Filter<M> {
    let mut equal = Filter::everything();
    let mut branches = Vec::new();
    for ((path, direction), value) in sort.iter().zip(values) {
        let test = |operator, value: Bson| Filter::test(path.clone(), operator, Ok(value.into()));
        let beyond = tests_beyond(value, direction.as_i32() == Some(-1));
        branches.extend(beyond.into_iter().map(|(operator, value)| equal.clone() & test(operator, value)));
        equal = equal & test("$eq", value.clone());
    }
    Filter::any(branches)
}

/// The tests, each an operator and its operand, of which a value passes one if it comes after `value`.
fn tests_beyond(value: &Bson, descending: bool) -> Vec<(&'static str, Bson)> {
    let name = type_name(value);
    let position = TYPES.iter().position(|other| Some(*other) == name).unwrap_or_default();
    let types = if descending { &TYPES[..position] } else { &TYPES[position + 1..] };
    let mut tests = Vec::new();
    match (name, descending) {
        // There is one value of each of these types.
        (Some("minKey" | "null" | "maxKey"), _) => {}
        // NaN sorts before all numbers, and no comparison finds a number that is greater.
        (Some("number"), true) if is_nan(value) => {}
        (Some("number"), false) if is_nan(value) => tests.push(("$gte", Bson::Double(f64::NEG_INFINITY))),
        (_, true) => tests.push(("$lt", value.clone())),
        (_, false) => tests.push(("$gt", value.clone())),
    }
    // Missing is null to a sort and to `$eq`, and no type to `$type`.
    let has_null = types.contains(&"null");
    if has_null && descending && name == Some("number") && !is_nan(value) {
        tests.push(("$in", Bson::Array(vec![Bson::Null, Bson::Double(f64::NAN)])));
    } else if has_null {
        tests.push(("$eq", Bson::Null));
    }
    let types: Vec<Bson> = types.iter().filter(|name| **name != "null").map(|name| (*name).into()).collect();
    if !types.is_empty() {
        tests.push(("$type", types.into()));
    }
    tests
}

fn is_nan(value: &Bson) -> bool {
    match value {
        Bson::Double(number) => number.is_nan(),
        Bson::Decimal128(number) => number.to_string().ends_with("NaN"),
        _ => false,
    }
}

/// Leaves the documents at the end of a page to the next one, up to the last document at which that can begin. If there is
/// none, the pages cannot go on.
pub(super) fn cut_to_place(sort: &Document, documents: &mut Vec<&RawDocument>) -> Result<(), DecodeError> {
    let mut end = Ok(());
    while let Some(last) = documents.last() {
        end = sort_values(sort, last).map(drop);
        if end.is_ok() {
            break;
        }
        documents.pop();
    }
    end
}

/// What a document has under the keys of a sort order.
pub(super) fn sort_values(sort: &Document, document: &RawDocument) -> Result<Vec<Bson>, DecodeError> {
    let value = |path| sort_value(document, path).map_err(|error| error.locate(document.as_bytes()).under(path));
    sort.keys().map(|path| value(path)).collect()
}

fn sort_value(document: &RawDocument, path: &str) -> Result<Bson, DecodeError> {
    let malformed = |error: bson::error::Error| DecodeError::custom(error.to_string());
    let found = value_at(document, path).map_err(malformed)?;
    let value = Bson::try_from(found).map_err(malformed)?;
    if type_name(&value).is_none() {
        let found = Tag(found.element_type() as u8);
        return Err(DecodeError::custom(format!(
            "no page can begin or end at this document: its sort key is of type {found}, not a single value"
        )));
    }
    Ok(value)
}

/// The value at a dotted path; a missing one is null to a sort.
fn value_at<'a>(document: &'a RawDocument, path: &str) -> bson::error::Result<RawBsonRef<'a>> {
    let mut value = RawBsonRef::Document(document);
    for name in path.split('.') {
        let inner = match value {
            RawBsonRef::Document(document) => document.get(name)?,
            RawBsonRef::Array(array) => match name.parse() {
                Ok(position) => array.get(position)?,
                // The values of all its elements.
                Err(_) => return Ok(value),
            },
            _ => None,
        };
        value = inner.unwrap_or(RawBsonRef::Null);
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::{RawBson, doc, rawdoc};

    fn after(sort: Document, values: &[Bson]) -> String {
        documents_after::<()>(&sort, values).to_string()
    }

    #[test]
    fn what_is_beyond_a_value() {
        assert_eq!(
            after(doc! { "a": 1, "_id": 1 }, &[5.into(), 7.into()]),
            "{ $or: [{ a: { $gt: 5 } }, \
             { a: { $type: [\"string\", \"object\", \"binData\", \"objectId\", \"bool\", \"date\", \"timestamp\", \
             \"regex\", \"javascript\", \"javascriptWithScope\", \"maxKey\"] } }, { a: 5, _id: { $gt: 7 } }, \
             { a: 5, _id: { $type: [\"string\", \"object\", \"binData\", \"objectId\", \"bool\", \"date\", \"timestamp\", \
             \"regex\", \"javascript\", \"javascriptWithScope\", \"maxKey\"] } }] }"
        );
        let descending = |value: Bson| after(doc! { "a": -1 }, &[value]);
        assert_eq!(
            descending(5.into()),
            "{ $or: [{ a: { $lt: 5 } }, { a: { $in: [null, NaN] } }, { a: { $type: [\"minKey\"] } }] }"
        );
        assert_eq!(
            descending("x".into()),
            "{ $or: [{ a: { $lt: \"x\" } }, { a: null }, { a: { $type: [\"minKey\", \"number\"] } }] }"
        );
        assert_eq!(descending(Bson::Null), "{ a: { $type: [\"minKey\"] } }");
        assert_eq!(descending(f64::NAN.into()), "{ $or: [{ a: null }, { a: { $type: [\"minKey\"] } }] }");
        assert_eq!(descending(Bson::MinKey), "{ $nor: [{}] }");
        let ascending = |value: Bson| after(doc! { "a": 1 }, &[value]);
        assert!(
            ascending(f64::NAN.into()).starts_with("{ $or: [{ a: { $gte: -Infinity } }, { a: { $type: [\"string\"")
        );
        assert!(ascending(Bson::Null).starts_with("{ a: { $type: [\"number\", \"string\""));
        assert!(ascending(Bson::MinKey).starts_with("{ $or: [{ a: null }, { a: { $type: [\"number\""));
        assert_eq!(ascending(Bson::MaxKey), "{ $nor: [{}] }");
    }

    #[test]
    fn sort_values_of_a_document() {
        let document =
            rawdoc! { "_id": 1, "a": { "b": "x", "n": RawBson::Null }, "pair": [2, 3], "list": [{ "q": 1 }] };
        let values = |path: &str| sort_values(&doc! { path: 1 }, &document);
        assert_eq!(values("a.b").unwrap(), ["x".into()]);
        assert_eq!(values("pair.1").unwrap(), [3.into()]);
        for missing in ["a.n", "a.c", "a.b.c", "b.a", "pair.2"] {
            assert_eq!(values(missing).unwrap(), [Bson::Null], "{missing}");
        }
        for (path, found) in [("list", "array"), ("list.q", "array"), ("a", "document")] {
            assert_eq!(
                values(path).unwrap_err().to_string(),
                format!(
                    "{path}: no page can begin or end at this document: its sort key is of type {found}, not a single value"
                )
            );
        }
    }
}
