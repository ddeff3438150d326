//! Extended JSON to BSON: version 2, relaxed or canonical, and the forms of version 1 that `mongoexport` wrote.
//!
//! The `bson` crate reads version 2. What is added here is the path of a value that is wrong, and the older forms. Of a
//! key that is there twice, the last value counts, as elsewhere in JSON.

use crate::problem::Problem;
use bson::{Bson, Document};
use serde::Deserialize;
use serde_json::{Map, Number, Value, json};

/// The keys that mark a value of a type which JSON does not have.
const TYPES: [&str; 17] = [
    "$oid",
    "$date",
    "$numberInt",
    "$numberLong",
    "$numberDouble",
    "$numberDecimal",
    "$binary",
    "$uuid",
    "$regularExpression",
    "$regex",
    "$timestamp",
    "$code",
    "$symbol",
    "$undefined",
    "$minKey",
    "$maxKey",
    "$dbPointer",
];

/// The document that a line holds.
pub(crate) fn parse(line: &[u8]) -> Result<Document, Problem> {
    let text = str::from_utf8(line)
        .map_err(|error| Problem::new("not UTF-8").detail(format_args!("after {} bytes", error.valid_up_to())))?;
    let value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    document(value)
}

pub(crate) fn document(value: Value) -> Result<Document, Problem> {
    match bson(value)? {
        Bson::Document(document) => Ok(document),
        other => Err(Problem::new("not a document").detail(format_args!("{:?}", other.element_type()))),
    }
}

fn bson(value: Value) -> Result<Bson, Problem> {
    match value {
        Value::Null => Ok(Bson::Null),
        Value::Bool(flag) => Ok(flag.into()),
        Value::String(text) => Ok(text.into()),
        Value::Number(number) => bson_number(&number),
        Value::Array(items) => {
            let items = items.into_iter().enumerate();
            items.map(|(i, item)| bson(item).map_err(|problem| problem.inside(&format!("[{i}]")))).collect()
        }
        Value::Object(fields) if TYPES.iter().any(|key| fields.contains_key(*key)) => {
            let value = Value::Object(as_version_2(fields));
            Bson::deserialize(&value).map_err(|_| Problem::new("not Extended JSON").detail(&value))
        }
        Value::Object(fields) => {
            let field = |(key, value): (String, Value)| match bson(value) {
                Ok(value) => Ok((key, value)),
                Err(problem) => Err(problem.inside(&key)),
            };
            fields.into_iter().map(field).collect::<Result<Document, _>>().map(Bson::from)
        }
    }
}

/// As `mongoimport` does it: an int32 if it fits, else an int64; with a decimal point, a double.
fn bson_number(number: &Number) -> Result<Bson, Problem> {
    let too_large = || Problem::new("a number that no BSON type holds").detail(number);
    match number.as_i64() {
        Some(long) => Ok(i32::try_from(long).map_or(Bson::Int64(long), Bson::Int32)),
        None => number.as_f64().filter(|_| number.is_f64()).map(Bson::Double).ok_or_else(too_large),
    }
}

/// A typed value of version 1 as one of version 2; others as they are.
fn as_version_2(mut fields: Map<String, Value>) -> Map<String, Value> {
    let text = |fields: &Map<String, Value>, key| fields.get(key).and_then(Value::as_str).map(str::to_owned);
    if let Some(date) = text(&fields, "$date") {
        fields.insert("$date".to_owned(), with_colon_in_offset(date).into());
    } else if let (Some(base64), Some(subtype)) = (text(&fields, "$binary"), text(&fields, "$type")) {
        fields = Map::from_iter([("$binary".to_owned(), json!({ "base64": base64, "subType": subtype }))]);
    } else if let (Some(pattern), Some(options)) = (text(&fields, "$regex"), text(&fields, "$options")) {
        let regex = json!({ "pattern": pattern, "options": options });
        fields = Map::from_iter([("$regularExpression".to_owned(), regex)]);
    }
    fields
}

/// `2009-04-01T00:00:00.000-0700` ends in `-07:00` by RFC 3339.
fn with_colon_in_offset(mut date: String) -> String {
    if let Some([b'+' | b'-', offset @ ..]) = date.as_bytes().last_chunk::<5>()
        && offset.iter().all(u8::is_ascii_digit)
    {
        date.insert(date.len() - 2, ':');
    }
    date
}

fn not_json(error: &serde_json::Error) -> Problem {
    let reason = if error.is_eof() { "JSON that ends too early" } else { "not JSON" };
    // Its "at line 1" would be taken for the line of the file.
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    Problem::new(reason).detail(format_args!("{message}, at column {}", error.column()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::{Binary, DateTime, doc, oid::ObjectId, spec::BinarySubtype};

    #[test]
    fn reads_both_versions() {
        let date = DateTime::from_millis(1_238_569_200_000);
        let id = ObjectId::from_bytes([0x53; 12]);
        for (line, expected) in [
            (r#"{ "d": { "$date": "2009-04-01T00:00:00.000-0700" } }"#, doc! { "d": date }),
            (r#"{ "d": { "$date": "2009-04-01T07:00:00Z" } }"#, doc! { "d": date }),
            (r#"{ "d": { "$date": 1238569200000 } }"#, doc! { "d": date }),
            (r#"{ "d": { "$date": { "$numberLong": "1238569200000" } } }"#, doc! { "d": date }),
            (r#"{ "i": { "$oid": "535353535353535353535353" } }"#, doc! { "i": id }),
            (r#"{ "n": [-1, 3000000000, 1.0] }"#, doc! { "n": [-1, 3_000_000_000_i64, 1.0] }),
            (r#"{ "b": { "$binary": "AAE=", "$type": "00" } }"#, {
                doc! { "b": Binary { subtype: BinarySubtype::Generic, bytes: vec![0, 1] } }
            }),
        ] {
            assert_eq!(parse(line.as_bytes()), Ok(expected), "{line}");
        }
    }

    #[test]
    fn says_where_a_value_is_wrong() {
        let problem = parse(br#"{ "a": { "b": [1, { "$date": "May" }] } }"#).unwrap_err();
        assert_eq!((&*problem.path, &*problem.general_path()), ("a.b[1]", "a.b[]"));
        assert_eq!(problem.message, r#"not Extended JSON: {"$date":"May"}"#);
        assert_eq!(parse(br#"{ "a": "#).unwrap_err().reason, "JSON that ends too early");
        assert_eq!(parse(b"[]").unwrap_err().reason, "not a document");
        assert_eq!(parse(b"{}\xff").unwrap_err().message, "not UTF-8: after 2 bytes");
    }
}
