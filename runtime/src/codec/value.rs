use bson::{Bson, DateTime, Document, oid::ObjectId};

/// A BSON value as filters hold it, in 32 bytes. A [`Bson`] takes 112, and the conditions of a filter are moved each time
/// that it is combined with another.
///
/// Nobody outside can name it: beside variants with these names, compilers would write `std::string::String` for `String`
/// in every message.
#[derive(Clone, Debug)]
pub enum Value {
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

macro_rules! from {
    ($($variant:ident: $($type:ty),*;)*) => {$($(
        impl From<$type> for Value {
            #[inline]
            fn from(value: $type) -> Self {
                Self::$variant(value.into())
            }
        }
    )*)*};
}

from! {
    Boolean: bool;
    Int32: i32;
    Int64: i64;
    Double: f64;
    String: String, &str;
    Array: Vec<Bson>;
    DateTime: DateTime;
    ObjectId: ObjectId;
}

impl From<Document> for Value {
    fn from(document: Document) -> Self {
        Self::Other(Box::new(document.into()))
    }
}

impl From<Bson> for Value {
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

impl Value {
    /// Puts it in a place of its own, which takes less time than to make a [`Bson`] and move that there.
    pub(crate) fn put_in(self, place: &mut Bson) {
        match self {
            Self::Null => *place = Bson::Null,
            Self::Boolean(value) => *place = Bson::Boolean(value),
            Self::Int32(value) => *place = Bson::Int32(value),
            Self::Int64(value) => *place = Bson::Int64(value),
            Self::Double(value) => *place = Bson::Double(value),
            Self::String(value) => *place = Bson::String(value),
            Self::Array(value) => *place = Bson::Array(value),
            Self::DateTime(value) => *place = Bson::DateTime(value),
            Self::ObjectId(value) => *place = Bson::ObjectId(value),
            Self::Other(value) => *place = *value,
        }
    }
}

impl From<Value> for Bson {
    fn from(value: Value) -> Self {
        let mut bson = Self::Null;
        value.put_in(&mut bson);
        bson
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bson::bson;

    #[test]
    fn values_are_small() {
        assert_eq!(size_of::<Value>(), 32);
    }

    #[test]
    fn values_of_all_types_come_back() {
        let values = [
            bson!(null),
            bson!(true),
            bson!(1),
            bson!(i64::MAX),
            bson!(-0.0),
            bson!("ø"),
            bson!([1, "x"]),
            bson!({ "x": 1 }),
            DateTime::MAX.into(),
            ObjectId::new().into(),
            Bson::MinKey,
        ];
        for value in values {
            assert_eq!(Bson::from(Value::from(value.clone())), value);
        }
    }
}
