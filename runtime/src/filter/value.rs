use bson::{Bson, DateTime, oid::ObjectId};

/// A value of a test. A [`Bson`] is large for what is most often in it, and the conditions of a filter are moved each
/// time that it is combined with another.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Null,
    Boolean(bool),
    Int32(i32),
    Int64(i64),
    Double(f64),
    String(String),
    Array(Vec<Bson>),
    DateTime(DateTime),
    ObjectId(ObjectId),
    Other(Box<Bson>),
}

impl Value {
    /// Whether it is written without the operator. MongoDB takes documents and patterns for operators unless `$eq`
    /// stands before them.
    #[inline]
    pub(super) fn stands_alone(&self, operator: &str) -> bool {
        operator == "$eq" && !self.is_pattern() && !matches!(self, Self::Other(value) if value.as_document().is_some())
    }

    pub(super) fn is_pattern(&self) -> bool {
        matches!(self, Self::Other(value) if matches!(**value, Bson::RegularExpression(_)))
    }
}

impl From<Bson> for Value {
    #[inline]
    fn from(value: Bson) -> Self {
        match value {
            Bson::Null => Self::Null,
            Bson::Boolean(value) => Self::Boolean(value),
            Bson::Int32(value) => Self::Int32(value),
            Bson::Int64(value) => Self::Int64(value),
            Bson::Double(value) => Self::Double(value),
            Bson::String(value) => Self::String(value),
            Bson::Array(value) => Self::Array(value),
            Bson::DateTime(value) => Self::DateTime(value),
            Bson::ObjectId(value) => Self::ObjectId(value),
            other => Self::Other(Box::new(other)),
        }
    }
}

impl From<Value> for Bson {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Boolean(value) => Self::Boolean(value),
            Value::Int32(value) => Self::Int32(value),
            Value::Int64(value) => Self::Int64(value),
            Value::Double(value) => Self::Double(value),
            Value::String(value) => Self::String(value),
            Value::Array(value) => Self::Array(value),
            Value::DateTime(value) => Self::DateTime(value),
            Value::ObjectId(value) => Self::ObjectId(value),
            Value::Other(value) => *value,
        }
    }
}
