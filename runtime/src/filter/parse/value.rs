//! What JSON's few kinds of values can stand for.

use super::{Json, error::quoted};
use crate::{
    codec::{DecodeReason, FieldType},
    error::DecodeError,
};
use bson::{Bson, DateTime, Decimal128, Uuid, oid::ObjectId};

/// The value as the type stores it: of all that the JSON can stand for, the first that the type reads.
pub(super) fn operand<T: FieldType>(json: &Json) -> Result<Bson, String> {
    let mut reason = None;
    for candidate in candidates(json) {
        match T::from_bson(&candidate) {
            Ok(value) => return value.to_bson().map_err(|error| error.to_string()),
            Err(error) => reason = reason.or_else(|| own_words(&error)),
        }
    }
    Err(reason.unwrap_or_else(|| format!("expected {}, found {}", expected(T::BSON_TYPE), describe(json))))
}

fn candidates(json: &Json) -> Vec<Bson> {
    match json {
        Json::Null => vec![Bson::Null],
        Json::Bool(value) => vec![Bson::Boolean(*value)],
        Json::Integer(integer) => of_integer(*integer),
        // JSON's zero can have a sign, and integers have none.
        Json::Float(float) if *float == 0.0 => [vec![Bson::Double(*float)], of_integer(0)].concat(),
        Json::Float(float) => [Some(Bson::Double(*float)), decimal(&float.to_string())].into_iter().flatten().collect(),
        Json::String(text) => of_text(text),
        // Objects hold operators, and arrays stand behind `$in`: neither is a value.
        Json::Array(_) | Json::Object(_) => Vec::new(),
    }
}

fn of_integer(integer: i128) -> Vec<Bson> {
    let int32 = i32::try_from(integer).ok().map(Bson::Int32);
    let int64 = i64::try_from(integer).ok().map(Bson::Int64);
    [int32, int64, exact_double(integer), decimal(&integer.to_string())].into_iter().flatten().collect()
}

fn exact_double(integer: i128) -> Option<Bson> {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "checked by going there and back")]
    let (double, back) = (integer as f64, integer as f64 as i128);
    (back == integer).then_some(Bson::Double(double))
}

fn of_text(text: &str) -> Vec<Bson> {
    let string = Some(Bson::String(text.to_owned()));
    let id = ObjectId::parse_str(text).ok().map(Bson::ObjectId);
    let uuid = Uuid::parse_str(text).ok().map(Bson::from);
    [string, id, date(text), uuid, decimal(text)].into_iter().flatten().collect()
}

fn decimal(text: &str) -> Option<Bson> {
    let is_number = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    is_number.then(|| text.parse().ok()).flatten().map(|decimal: Decimal128| decimal.into())
}

/// A date that has no more digits than BSON's milliseconds.
fn date(text: &str) -> Option<Bson> {
    let digits_behind = |fraction: &str| fraction.bytes().take_while(u8::is_ascii_digit).skip(3).all(|b| b == b'0');
    let is_exact = text.split_once('.').is_none_or(|(_, fraction)| digits_behind(fraction));
    is_exact.then(|| DateTime::parse_rfc3339_str(text).ok()).flatten().map(Bson::DateTime)
}

/// What is wrong with a value of the right type.
fn own_words(error: &DecodeError) -> Option<String> {
    match error.reason() {
        DecodeReason::WrongType { .. } => None,
        reason => Some(reason.to_string()),
    }
}

fn expected(bson_type: &'static str) -> &'static str {
    match bson_type {
        "ObjectId" => "an ObjectId as 24 hexadecimal digits",
        "date" => "a date such as \"2026-01-31T12:00:00.000Z\", with at most 3 decimal places",
        "binary (UUID)" => "a UUID such as \"5f1e6d5c-0d4e-4b6f-9d3a-7c2b1a0f9e8d\"",
        other => other,
    }
}

pub(super) fn describe(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Integer(integer) => format!("the number {integer}"),
        Json::Float(float) => format!("the number {float:?}"),
        Json::String(text) => format!("the string {}", quoted(text)),
        Json::Array(_) => "an array".to_owned(),
        Json::Object(_) => "an object".to_owned(),
    }
}
