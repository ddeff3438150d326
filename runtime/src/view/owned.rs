//! Types that are the same in a view.

use super::{Owned, ViewAs};
use crate::{
    FieldType,
    codec::{MaxKey, MinKey},
    geo,
    millis::{Millis, MillisTime},
};
use bson::{Bson, DateTime, Decimal128, JavaScriptCodeWithScope, Regex, Timestamp, binary::Vector, oid::ObjectId};

macro_rules! owned {
    ($($type:ty),* $(,)?) => {$(
        impl ViewAs for $type {
            type Form = Owned;
        }
    )*};
}

owned!(bool, char, i8, i16, i32, i64, u8, u16, u32, f32, f64);
owned!(ObjectId, DateTime, Decimal128, Timestamp, bson::Uuid, Vector, Regex, JavaScriptCodeWithScope, Bson);
owned!(MinKey, MaxKey);
owned!(geo::Point, geo::MultiPoint, geo::LineString, geo::MultiLineString, geo::Polygon, geo::MultiPolygon);
#[cfg(feature = "rust_decimal-1")]
owned!(rust_decimal::Decimal);
#[cfg(feature = "serde_json-1")]
owned!(serde_json::Value, serde_json::Map<String, serde_json::Value>);
#[cfg(feature = "url-2")]
owned!(url::Url);
#[cfg(feature = "uuid-1")]
owned!(uuid::Uuid);

impl<T: MillisTime> ViewAs for Millis<T> {
    type Form = Owned;
}

macro_rules! owned_tuples {
    ($(($($type:ident),+);)*) => {$(
        impl<$($type: FieldType),+> ViewAs for ($($type,)+) {
            type Form = Owned;
        }
    )*};
}

owned_tuples! {
    (A, B);
    (A, B, C);
    (A, B, C, D);
    (A, B, C, D, E);
    (A, B, C, D, E, F);
    (A, B, C, D, E, F, G);
    (A, B, C, D, E, F, G, H);
}
