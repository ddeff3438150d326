//! Extended JSON to BSON: version 2, relaxed or canonical, and the forms of version 1 that `mongoexport` wrote.
//!
//! The `bson` crate reads version 2. What is added here is the path of a value that is wrong, and the older forms.

use crate::problem::Problem;
use bson::{Bson, Document};
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
        .map_err(|error| Problem::new("not UTF-8").detail(format!("after {} bytes", error.valid_up_to())))?;
    let value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    document(value)
}

pub(crate) fn document(value: Value) -> Result<Document, Problem> {
    match bson(value)? {
        Bson::Document(document) => Ok(document),
        other => Err(Problem::new("not a document").detail(format!("it is of type {:?}", other.element_type()))),
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
            let typed = Value::Object(as_version_2(fields));
            serde_json::from_value(typed).map_err(|error| Problem::new("not Extended JSON").detail(error.to_string()))
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
    let too_large = || Problem::new("a number that no BSON type holds").detail(number.to_string());
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
    Problem::new(reason).detail(format!("{message}, at column {}", error.column()))
}
