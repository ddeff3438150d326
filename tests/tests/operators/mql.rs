//! What is sent for each operator that asks for more than a comparison.

use super::{F, Thing, point};
use bson::{Bson, Document, Regex, doc};
use docmodel::{
    codec::Tag,
    filter::Pattern,
    geo::{Polygon, Ring},
    prelude::*,
};

fn sent(filter: Filter<Thing>) -> Document {
    filter.to_document().expect("can be sent")
}

fn pattern(pattern: &str, options: &str) -> Bson {
    let pattern = pattern.try_into().expect("without NUL");
    let options = options.try_into().expect("without NUL");
    doc! { "$regex": Regex { pattern, options } }.into()
}

#[test]
fn patterns() {
    assert_eq!(sent(F.text.regex("^a.b")), doc! { "text": pattern("^a.b", "") });
    let all = Pattern::new("a b").ignore_case().multi_line().dot_all().extended();
    assert_eq!(sent(F.text.regex(all)), doc! { "text": pattern("a b", "imsx") });
    assert_eq!(sent(F.text.starts_with("a.b")), doc! { "text": pattern(r"^a\.b", "") });
    assert_eq!(sent(F.text.istarts_with("a.b")), doc! { "text": pattern(r"^a\.b", "i") });
    assert_eq!(sent(F.text.ends_with("a.b")), doc! { "text": pattern(r"a\.b$(?!\n)", "") });
    assert_eq!(sent(F.text.iends_with("Ærø")), doc! { "text": pattern(r"Ærø$(?!\n)", "i") });
    assert_eq!(sent(F.text.contains("a|b")), doc! { "text": pattern(r"a\|b", "") });
    assert_eq!(sent(F.text.icontains("")), doc! { "text": pattern("", "i") });
    assert_eq!(sent(F.text.iexact("a*")), doc! { "text": pattern(r"^a\*$(?!\n)", "i") });
}

#[test]
fn integers() {
    assert_eq!(sent(F.number.modulo(4, -1)), doc! { "number": { "$mod": [4_i64, -1_i64] } });
    assert_eq!(sent(F.number.bits_all_set([0, 63])), doc! { "number": { "$bitsAllSet": [0, 63] } });
    assert_eq!(sent(F.number.bits_any_set([1])), doc! { "number": { "$bitsAnySet": [1] } });
    assert_eq!(sent(F.number.bits_all_clear([1])), doc! { "number": { "$bitsAllClear": [1] } });
    assert_eq!(sent(F.number.bits_any_clear([1])), doc! { "number": { "$bitsAnyClear": [1] } });
}

#[test]
fn types() {
    assert_eq!(sent(F.number.type_is(Tag::INT64)), doc! { "number": { "$type": 18 } });
    assert_eq!(sent(F.number.exists(true)), doc! { "number": { "$exists": true } });
    assert_eq!(sent(F.number.exists(false)), doc! { "number": { "$exists": false } });
}

#[test]
fn two_fields() {
    let not_null = || doc! { "$ne": Bson::Null };
    let two = |operator: &str| doc! { "low": not_null(), "high": not_null(), "$expr": { operator: ["$low", "$high"] } };
    assert_eq!(sent(F.low.eq_field(F.high)), two("$eq"));
    assert_eq!(sent(F.low.ne_field(F.high)), two("$ne"));
    assert_eq!(sent(F.low.gt_field(F.high)), two("$gt"));
    assert_eq!(sent(F.low.gte_field(F.high)), two("$gte"));
    assert_eq!(sent(F.low.lt_field(F.high)), two("$lt"));
    assert_eq!(sent(F.low.lte_field(F.high)), two("$lte"));
}

#[test]
fn arrays_together() {
    assert_eq!(sent(F.tags.contains_any(["a", "b"])), doc! { "tags": { "$in": ["a", "b"] } });
    assert_eq!(
        sent(F.tags.contained_by(["a"])),
        doc! { "tags": { "$type": "array" }, "$nor": [{ "tags": { "$elemMatch": { "$nin": ["a"] } } }] }
    );
    assert_eq!(
        sent(F.parts.every(|part| part.qty.gte(1))),
        doc! { "parts": { "$type": "array" }, "$nor": [{ "parts": { "$elemMatch": { "qty": { "$not": { "$gte": 1 } } } } }] }
    );
    assert_eq!(
        sent(F.parts.all_elem_match(|part| [part.qty.gte(1), part.sku.eq("A1")])),
        doc! { "$and": [
            { "parts": { "$elemMatch": { "qty": { "$gte": 1 } } } },
            { "parts": { "$elemMatch": { "sku": "A1" } } },
        ] }
    );
}

#[test]
fn combinations() {
    let (low, high) = (doc! { "low": 1.5 }, doc! { "high": 2.5 });
    assert_eq!(sent(Filter::none([F.low.eq(1.5), F.high.eq(2.5)])), doc! { "$nor": [low, high] });
    assert_eq!(sent(Filter::raw(doc! { "a": { "$gt": 1 } })), doc! { "a": { "$gt": 1 } });
    assert_eq!(sent(Filter::text("tea -green")), doc! { "$text": { "$search": "tea -green" } });
    let schema = doc! { "required": ["text"] };
    assert_eq!(sent(Filter::json_schema(schema.clone())), doc! { "$jsonSchema": schema });
    assert_eq!(sent(F.low.eq(1.5).and_if(true, |f| f.high.eq(2.5))), doc! { "low": 1.5, "high": 2.5 });
    assert_eq!(sent(F.low.eq(1.5).and_if(false, |f| f.high.eq(2.5))), doc! { "low": 1.5 });
    assert_eq!(sent(F.low.eq(1.5).and_some(Some(2.5), |f, high| f.high.eq(high))), doc! { "low": 1.5, "high": 2.5 });
    assert_eq!(sent(F.low.eq(1.5).and_some(None::<f64>, |f, high| f.high.eq(high))), doc! { "low": 1.5 });
    assert_eq!(sent(Filter::everything()), doc! {});
}

#[test]
fn places() {
    let oslo = || doc! { "type": "Point", "coordinates": [10.75, 59.91] };
    let corners = [[10.0, 59.0], [11.0, 59.0], [11.0, 60.0], [10.0, 59.0]];
    let area = Polygon::new(
        Ring::new(corners.map(|[longitude, latitude]| point(longitude, latitude).position())).expect("a ring"),
        [],
    );
    let ring: Vec<Bson> = corners.iter().map(|corner| Bson::from(corner.to_vec())).collect();
    let stored = doc! { "type": "Polygon", "coordinates": [ring] };
    assert_eq!(sent(F.place.within(&area)), doc! { "place": { "$geoWithin": { "$geometry": stored.clone() } } });
    assert_eq!(sent(F.place.intersects(&area)), doc! { "place": { "$geoIntersects": { "$geometry": stored } } });
    assert_eq!(
        sent(F.place.near(point(10.75, 59.91), 10.0..=500.0)),
        doc! { "place": { "$near": { "$geometry": oslo(), "$minDistance": 10.0, "$maxDistance": 500.0 } } }
    );
    assert_eq!(
        sent(F.place.near_sphere(point(10.75, 59.91), ..)),
        doc! { "place": { "$nearSphere": { "$geometry": oslo() } } }
    );
    let circle = doc! { "$centerSphere": [[10.75, 59.91], 0.01] };
    assert_eq!(sent(F.place.dwithin(point(10.75, 59.91), 63_781.0)), doc! { "place": { "$geoWithin": circle } });
}

#[test]
fn text_score_orders() {
    assert_eq!(Sort::<Thing>::text_score().to_string(), r#"{ "text_score()": { $meta: "textScore" } }"#);
    assert_eq!(F.number.desc().to_string(), "{ number: -1 }");
}
