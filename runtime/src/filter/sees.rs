use crate::codec::Value;
use bson::Bson;

/// What a test makes of a field that a document does not have. It says how the test is put if the field can be under
/// several names, of which a document has one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sees {
    /// It matches only a field that is there: under one of the names.
    Value,
    /// It matches a missing field, and is one that MongoDB answers for no element of an array at all: under each name.
    Missing,
    /// It is about null, which is as good as missing. In an array, MongoDB looks for one such element.
    Null { matches: bool },
}

impl Sees {
    pub(super) fn of(operator: &str, value: &Value) -> Self {
        let has_null = match (operator, value) {
            ("$eq" | "$ne" | "$gte" | "$lte", Value::Null) => true,
            ("$in" | "$nin", Value::Array(values)) => values.contains(&Bson::Null),
            _ => false,
        };
        let is_negative = match operator {
            "$ne" | "$nin" => true,
            "$exists" => matches!(value, Value::Boolean(false)),
            _ => false,
        };
        match (has_null, is_negative) {
            (true, is_negative) => Self::Null { matches: !is_negative },
            (false, true) => Self::Missing,
            (false, false) => Self::Value,
        }
    }

    /// Whether it matches a field that is missing.
    pub(super) fn matches_missing(self) -> bool {
        matches!(self, Self::Missing | Self::Null { matches: true })
    }
}
