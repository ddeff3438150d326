//! The document that an upsert stores if it finds none: whether the model could read it.

use crate::{
    codec::{self, DecodeError, DecodeReason},
    error::InvalidOperation,
    model::DocumentModel,
};
use bson::{Bson, DateTime, Document, doc, oid::ObjectId};

/// So many missing fields are looked for.
const MOST_MISSING: usize = 50;

/// Refuses an upsert whose document the model could not read. The server makes it of the filter's equalities and of the
/// update, and gives it an `ObjectId` if these have no `_id`.
pub(super) fn check<M: DocumentModel>(filter: &Document, update: &Document) -> Result<(), InvalidOperation> {
    let mut document = Document::new();
    put_equalities(&mut document, filter);
    for (operator, fields) in update {
        let Bson::Document(fields) = fields else { return Ok(()) };
        for (path, operand) in fields {
            match made_by(operator, operand) {
                Made::Value(value) => put(&mut document, path, value),
                Made::Nothing => {}
                Made::Unknown => return Ok(()),
            }
        }
    }
    let has_id = document.contains_key("_id");
    if !has_id {
        document.insert("_id", ObjectId::new());
    }
    let missing = missing_fields::<M>(&mut document);
    match (missing.as_slice(), decode::<M>(&document)) {
        ([], Ok(())) => Ok(()),
        ([], Err(error)) if !has_id && error.path() == "_id" => Err(no_id(&error)),
        ([], Err(error)) => Err(InvalidOperation::new(format!(
            "if no document matches, the upsert stores one that the model cannot read: {error}"
        ))),
        (missing, _) => Err(InvalidOperation::new(format!(
            "if no document matches, the upsert stores one without `{}`, which the model requires: give it a value with \
             `set_on_insert`",
            missing.join("`, `")
        ))),
    }
}

fn no_id(error: &DecodeError) -> InvalidOperation {
    let expected = match error.reason() {
        DecodeReason::WrongType { expected, .. } => expected.as_ref(),
        _ => "of another type",
    };
    InvalidOperation::new(format!(
        "if no document matches, the upsert stores one with an ObjectId as `_id`, and the model's is {expected}: say in the \
         filter which it is, or give it with `set_on_insert`"
    ))
}

/// What the server takes from a filter: values, and no patterns or bounds.
fn put_equalities(document: &mut Document, filter: &Document) {
    for (path, operand) in filter {
        match operand {
            Bson::Array(all) if path == "$and" => {
                all.iter().filter_map(Bson::as_document).for_each(|filter| put_equalities(document, filter));
            }
            _ if path.starts_with('$') => {}
            Bson::RegularExpression(_) => {}
            Bson::Document(operators) if operators.keys().next().is_some_and(|first| first.starts_with('$')) => {
                if let Some(value) = operators.get("$eq") {
                    put(document, path, value.clone());
                }
            }
            value => put(document, path, value.clone()),
        }
    }
}

/// What an update operator makes of a missing field.
enum Made {
    Value(Bson),
    Nothing,
    Unknown,
}

fn made_by(operator: &str, operand: &Bson) -> Made {
    Made::Value(match (operator, operand) {
        ("$set" | "$setOnInsert" | "$inc" | "$min" | "$max", value) => value.clone(),
        ("$mul", Bson::Int32(_)) => Bson::Int32(0),
        ("$mul", Bson::Int64(_)) => Bson::Int64(0),
        ("$mul", Bson::Double(_)) => Bson::Double(0.0),
        ("$push" | "$addToSet", Bson::Document(each)) if each.contains_key("$each") => each["$each"].clone(),
        ("$push" | "$addToSet", value) => Bson::Array(vec![value.clone()]),
        ("$bit", Bson::Document(bits)) => match bits.values().next() {
            Some(bits) => bits.clone(),
            None => return Made::Unknown,
        },
        ("$currentDate", Bson::Boolean(_)) => DateTime::now().into(),
        ("$unset" | "$pull" | "$pullAll" | "$pop" | "$rename", _) => return Made::Nothing,
        _ => return Made::Unknown,
    })
}

/// A path through an array does not exist in a new document, and the server says so.
fn put(document: &mut Document, path: &str, value: Bson) {
    match path.split_once('.') {
        None if path.starts_with('$') => {}
        None => drop(document.insert(path, value)),
        Some((first, rest)) => {
            if let Bson::Document(inner) = document.entry(first.to_owned()).or_insert_with(|| doc! {}.into()) {
                put(inner, rest, value);
            }
        }
    }
}

/// The fields that the model requires and the document lacks. They get values in it, for only the first is an error of
/// the codec's.
fn missing_fields<M: DocumentModel>(document: &mut Document) -> Vec<String> {
    let mut missing: Vec<String> = Vec::new();
    for _ in 0..MOST_MISSING {
        let Err(error) = decode::<M>(document) else { break };
        let DecodeReason::Missing { expected } = error.reason() else { break };
        let path = error.path();
        let is_inside = |outer: &String| path.strip_prefix(outer.as_str()).is_some_and(|rest| rest.starts_with('.'));
        if !missing.iter().any(is_inside) {
            missing.push(path.to_owned());
        }
        match sample(expected) {
            Some(value) => put(document, path, value),
            None => break,
        }
    }
    missing
}

/// Some value of a type.
fn sample(bson_type: &str) -> Option<Bson> {
    Some(match bson_type {
        "array" => Bson::Array(Vec::new()),
        "bool" => Bson::Boolean(false),
        "date" => DateTime::from_millis(0).into(),
        "document" => doc! {}.into(),
        "double" => Bson::Double(0.0),
        "int32" => Bson::Int32(0),
        "int64" => Bson::Int64(0),
        "ObjectId" => ObjectId::from_bytes([0; 12]).into(),
        "string" => Bson::String(String::new()),
        _ => return None,
    })
}

fn decode<M: DocumentModel>(document: &Document) -> Result<(), DecodeError> {
    let bytes = document.to_vec().map_err(|error| DecodeError::custom(error.to_string()))?;
    codec::from_slice::<M>(&bytes).map(drop)
}

#[cfg(test)]
mod tests;
