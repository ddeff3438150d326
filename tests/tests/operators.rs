//! Which documents each query operator finds, on a real server, and what is sent for it.

mod mql;

use bson::{Bson, Document, doc};
use docmodel::{codec::Tag, filter::Pattern, geo, prelude::*, testing};

#[derive(Debug, EmbeddedModel)]
struct Part {
    sku: String,
    qty: i32,
}

#[derive(Debug, DocumentModel)]
#[document(collection = "things")]
struct Thing {
    #[field(id)]
    id: i32,
    text: Option<String>,
    number: i64,
    low: Option<f64>,
    high: Option<f64>,
    tags: Option<Vec<String>>,
    holes: Vec<Option<i32>>,
    grid: Vec<Vec<i32>>,
    parts: Vec<Part>,
    place: Option<geo::Point>,
    area: Option<geo::Polygon>,
}

const F: <Thing as Model>::Fields<docmodel::path::Root<Thing>> = Thing::F;

/// A collection with these documents, whose ids are their positions.
struct Stored {
    database: testing::TestDatabase,
}

impl Stored {
    async fn new(documents: impl IntoIterator<Item = Document>) -> Self {
        let database = testing::database().await.expect("a server");
        let documents = documents.into_iter().zip(0..).map(|(mut document, id)| {
            document.insert("_id", id);
            document
        });
        database.collection("things").insert_many(documents).await.expect("stored");
        Self { database }
    }

    /// The ids of what is found, without a look at the rest of the documents.
    async fn found(&self, filter: Filter<Thing>) -> Vec<i32> {
        let mut ids: Vec<i32> =
            Thing::collection(&self.database).distinct(|thing| thing.id).matching(|_| filter).await.expect("found");
        ids.sort_unstable();
        ids
    }
}

const NONE: [i32; 0] = [];

#[tokio::test(flavor = "multi_thread")]
async fn text() {
    let stored = Stored::new([
        doc! { "text": "NO-1" },
        doc! { "text": "no-12" },
        doc! { "text": "a.b (c) $x\n" },
        doc! { "text": "a.b (c) $x" },
        doc! { "text": "Ærø\nNO-" },
        doc! { "text": "a\0b" },
        doc! { "text": "" },
        doc! { "text": null },
        doc! {},
        doc! { "text": 12 },
        doc! { "text": ["NO-9", "x"] },
    ])
    .await;
    assert_eq!(stored.found(F.text.regex("^NO-[0-9]$")).await, [0, 10]);
    assert_eq!(stored.found(F.text.regex(Pattern::new("^no-").ignore_case())).await, [0, 1, 10]);
    assert_eq!(stored.found(F.text.regex(Pattern::new("^no-").ignore_case().multi_line())).await, [0, 1, 4, 10]);
    assert_eq!(stored.found(F.text.regex(Pattern::new("x.$").dot_all())).await, [2]);
    assert_eq!(stored.found(F.text.starts_with("NO-")).await, [0, 10]);
    assert_eq!(stored.found(F.text.istarts_with("no-")).await, [0, 1, 10]);
    // What looks like a pattern is text, and a line feed at the end counts.
    assert_eq!(stored.found(F.text.starts_with("a.b (")).await, [2, 3]);
    assert_eq!(stored.found(F.text.starts_with("a.")).await, [2, 3]);
    assert_eq!(stored.found(F.text.ends_with("$x")).await, [3]);
    assert_eq!(stored.found(F.text.contains("(c) $")).await, [2, 3]);
    assert_eq!(stored.found(F.text.contains("\0")).await, [5]);
    assert_eq!(stored.found(F.text.iexact("No-1")).await, [0]);
    assert_eq!(stored.found(F.text.iexact("A.B (C) $X")).await, [3]);
    assert_eq!(stored.found(F.text.icontains("ÆRØ")).await, [4]);
    assert_eq!(stored.found(F.text.iends_with("NO-12")).await, [1]);
    // Every text has the empty one in it; what is no text has not.
    assert_eq!(stored.found(F.text.contains("")).await, [0, 1, 2, 3, 4, 5, 6, 10]);
    assert_eq!(stored.found(!F.text.contains("")).await, [7, 8, 9]);
    assert_eq!(stored.found(F.tags.any().starts_with("x")).await, NONE);
}

#[tokio::test(flavor = "multi_thread")]
async fn pattern_options() {
    let stored = Stored::new([doc! { "text": "ab" }, doc! { "text": "a b" }, doc! { "text": "x\nA\nB" }]).await;
    let plain = Pattern::new("a b");
    assert_eq!(stored.found(F.text.regex(plain.clone())).await, [1]);
    assert_eq!(stored.found(F.text.regex(plain.extended())).await, [0]);
    assert_eq!(stored.found(F.text.regex(Pattern::new("^A").multi_line())).await, [2]);
    assert_eq!(stored.found(F.text.regex(Pattern::new("^a.?b").ignore_case())).await, [0, 1]);
    assert_eq!(stored.found(F.text.regex(Pattern::new("a.b").ignore_case().dot_all())).await, [1, 2]);
}

#[test]
fn a_pattern_with_nul_is_refused() {
    let error = F.text.regex("a\0b").to_document().unwrap_err().to_string();
    assert!(error.starts_with("the value compared with `text` cannot be encoded"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn integers() {
    let stored = Stored::new([
        doc! { "number": 5_i64 },
        doc! { "number": -5_i64 },
        doc! { "number": 0_i64 },
        doc! { "number": i64::MAX },
        doc! { "number": 5.0 },
        doc! { "number": "5" },
        doc! { "number": null },
        doc! {},
    ])
    .await;
    assert_eq!(stored.found(F.number.modulo(4, 1)).await, [0, 4]);
    assert_eq!(stored.found(F.number.modulo(4, -1)).await, [1]);
    assert_eq!(stored.found(F.number.bits_all_set([0, 2])).await, [0, 3, 4]);
    assert_eq!(stored.found(F.number.bits_any_set([1, 2])).await, [0, 1, 3, 4]);
    assert_eq!(stored.found(F.number.bits_all_clear([1])).await, [0, 2, 4]);
    assert_eq!(stored.found(F.number.bits_any_clear([0, 62])).await, [0, 2, 4]);
    assert!(F.number.modulo(0, 0).to_document().unwrap_err().to_string().contains("cannot be divided by 0"));
}

#[tokio::test(flavor = "multi_thread")]
async fn json_schemas() {
    let stored = Stored::new([
        doc! { "number": 5_i64, "text": "Ærø" },
        doc! { "number": -1_i64, "text": "x" },
        doc! { "number": "5", "text": "x" },
        doc! { "number": null, "text": null },
        doc! { "number": i64::MAX },
        doc! {},
        doc! { "number": 5_i64, "parts": [{ "sku": "A", "qty": 1 }, { "sku": "B" }] },
    ])
    .await;
    let number = |schema: Document| Filter::json_schema(doc! { "properties": { "number": schema } });
    let required =
        Filter::json_schema(doc! { "required": ["number"], "properties": { "number": { "bsonType": "long" } } });
    assert_eq!(
        required.to_string(),
        r#"{ $jsonSchema: { required: ["number"], properties: { number: { bsonType: "long" } } } }"#
    );
    assert_eq!(stored.found(required.clone()).await, [0, 1, 4, 6]);
    assert_eq!(stored.found(!required.clone()).await, [2, 3, 5]);
    assert_eq!(stored.found(required.clone() & F.text.is_missing()).await, [4, 6]);
    assert_eq!((required & F.id.lt(2)).to_string().matches("$jsonSchema").count(), 1);
    // A property that is missing is valid, unless it is required.
    assert_eq!(stored.found(number(doc! { "minimum": 0, "bsonType": "long" })).await, [0, 4, 5, 6]);
    assert_eq!(stored.found(number(doc! { "bsonType": ["string", "null"] })).await, [2, 3, 5]);
    let parts = doc! { "bsonType": "array", "items": { "required": ["qty"] } };
    assert_eq!(stored.found(!Filter::json_schema(doc! { "properties": { "parts": parts } })).await, [6]);
    let text = doc! { "properties": { "text": { "bsonType": "string", "pattern": "^Æ", "maxLength": 3 } } };
    assert_eq!(stored.found(Filter::json_schema(text)).await, [0, 4, 5, 6]);
    assert_eq!(stored.found(Filter::json_schema(doc! {})).await.len(), 7);
    // What is no schema, the server says.
    let things = Thing::collection(&stored.database);
    assert!(things.count(|_| Filter::json_schema(doc! { "required": 5 })).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn types() {
    let stored = Stored::new([
        doc! { "number": 5 },
        doc! { "number": 5_i64 },
        doc! { "number": [5, "x"] },
        doc! { "number": null },
        doc! {},
        doc! { "number": bson::Bson::MinKey },
    ])
    .await;
    assert_eq!(stored.found(F.number.type_is(Tag::INT32)).await, [0, 2]);
    assert_eq!(stored.found(F.number.type_is(Tag::STRING)).await, [2]);
    assert_eq!(stored.found(F.number.type_is(Tag::ARRAY)).await, [2]);
    assert_eq!(stored.found(F.number.type_is(Tag::NULL)).await, [3]);
    assert_eq!(stored.found(F.number.type_is(Tag::MIN_KEY)).await, [5]);
    assert_eq!(F.number.type_is(Tag::MIN_KEY).to_string(), "{ number: { $type: -1 } }");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_fields() {
    let stored = Stored::new([
        doc! { "low": 1.0, "high": 2.0 },
        doc! { "low": 2.0, "high": 2.0 },
        doc! { "low": 3.0, "high": 2.0 },
        doc! { "low": null, "high": 2.0 },
        doc! { "high": 2.0 },
        doc! { "low": 1.0 },
        doc! { "low": null, "high": null },
        doc! {},
        doc! { "low": -0.0, "high": 0.0 },
        doc! { "low": f64::NAN, "high": f64::NAN },
    ])
    .await;
    assert_eq!(stored.found(F.low.lt_field(F.high)).await, [0]);
    assert_eq!(stored.found(F.low.lte_field(F.high)).await, [0, 1, 8, 9]);
    assert_eq!(stored.found(F.low.gt_field(F.high)).await, [2]);
    assert_eq!(stored.found(F.low.gte_field(F.high)).await, [1, 2, 8, 9]);
    assert_eq!(stored.found(F.low.eq_field(F.high)).await, [1, 8, 9]);
    assert_eq!(stored.found(F.low.ne_field(F.high)).await, [0, 2]);
}

fn part(sku: &str, qty: i32) -> Document {
    doc! { "sku": sku, "qty": qty }
}

#[tokio::test(flavor = "multi_thread")]
async fn arrays_together() {
    let stored = Stored::new([
        doc! { "tags": ["a", "b"], "parts": [part("A", 1), part("B", 5)] },
        doc! { "tags": ["a", "a"], "parts": [part("A", 5)] },
        doc! { "tags": ["c"], "parts": [part("A", 1), part("B", 1)] },
        doc! { "tags": [], "parts": [] },
        doc! { "tags": null, "parts": null },
        doc! {},
        doc! { "tags": "a" },
    ])
    .await;
    assert_eq!(stored.found(F.tags.contains_any(["b", "c"])).await, [0, 2]);
    assert_eq!(stored.found(F.tags.contains_any(Vec::<String>::new())).await, NONE);
    assert_eq!(stored.found(F.tags.contained_by(["a", "b", "z"])).await, [0, 1, 3]);
    assert_eq!(stored.found(F.tags.contained_by(Vec::<String>::new())).await, [3]);
    assert_eq!(stored.found(F.parts.every(|p| p.qty.gte(5))).await, [1, 3]);
    assert_eq!(stored.found(!F.parts.every(|p| p.qty.gte(5))).await, [0, 2, 4, 5, 6]);
    assert_eq!(stored.found(F.parts.all_elem_match(|p| [p.sku.eq("A") & p.qty.lt(3), p.sku.eq("B")])).await, [0, 2]);
    assert_eq!(stored.found(F.parts.all_elem_match(|_| [])).await, [0, 1, 2, 3]);
    assert_eq!(stored.found(F.tags.slice(0..1).eq(["a"])).await, [0, 1]);
    assert_eq!(stored.found(F.tags.slice(1..3).eq(["b"])).await, [0]);
    assert_eq!(stored.found(F.tags.slice(1..9).eq(Vec::<String>::new())).await, [2, 3]);
    assert_eq!(stored.found(F.tags.slice(2..2).eq(Vec::<String>::new())).await, [0, 1, 2, 3]);
    assert_eq!(stored.found(F.tags.slice(0..1).ne(["a"])).await, [2, 3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn arrays_with_null_and_arrays_in_them() {
    let stored = Stored::new([
        doc! { "holes": [1, null], "grid": [[1, 2], [3]] },
        doc! { "holes": [1], "grid": [[1]] },
        doc! { "holes": null, "grid": [1, 2] },
        doc! {},
    ])
    .await;
    assert_eq!(stored.found(F.holes.contains_any([None, Some(7)])).await, [0]);
    assert_eq!(stored.found(F.holes.contained_by([Some(1)])).await, [1]);
    assert_eq!(stored.found(F.holes.contained_by([Some(1), None])).await, [0, 1]);
    assert_eq!(stored.found(F.grid.contains_any([vec![3], vec![9]])).await, [0]);
    assert_eq!(stored.found(F.grid.contains_any([vec![1, 2]])).await, [0]);
    assert_eq!(stored.found(F.grid.contained_by([vec![1], vec![3]])).await, [1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn values_are_data() {
    let stored =
        Stored::new([doc! { "text": "$number", "tags": ["$$ROOT"] }, doc! { "text": "x", "number": "x" }]).await;
    assert_eq!(stored.found(F.text.eq("$number")).await, [0]);
    assert_eq!(stored.found(F.text.contains("$number")).await, [0]);
    assert_eq!(stored.found(F.tags.slice(0..1).eq(["$$ROOT"])).await, [0]);
    assert_eq!(stored.found(F.tags.contains_any(["$$ROOT"])).await, [0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn combined_and_raw() {
    let stored = Stored::new([
        doc! { "text": "a", "number": 1_i64 },
        doc! { "text": "b", "number": 2_i64 },
        doc! { "text": "c", "number": 3_i64 },
    ])
    .await;
    assert_eq!(stored.found(Filter::none([F.text.eq("a"), F.number.eq(3)])).await, [1]);
    assert_eq!(stored.found(Filter::none([])).await, [0, 1, 2]);
    assert_eq!(stored.found(F.number.gte(2) & Filter::raw(doc! { "text": { "$lt": "c" } })).await, [1]);
    // Two conditions on one field: neither overwrites the other.
    let both = F.text.gte("b") & Filter::raw(doc! { "text": "b" });
    assert_eq!(both.to_string(), r#"{ $and: [{ text: { $gte: "b" } }, { text: "b" }] }"#);
    assert_eq!(stored.found(both).await, [1]);
    let document = F.text.gte("b") & Filter::raw(doc! { "text": { "de": "b" } });
    assert_eq!(document.to_string(), r#"{ $and: [{ text: { $gte: "b" } }, { text: { de: "b" } }] }"#);
    assert_eq!(stored.found(Filter::raw(doc! { "$or": [{ "number": 1 }, { "number": 3 }] })).await, [0, 2]);
    let least = Some(2_i64);
    let filter = Filter::<Thing>::everything()
        .and_some(least, |thing, least| thing.number.gte(least))
        .and_some(None::<&str>, |thing, text| thing.text.eq(text))
        .and_if(true, |thing| thing.text.ne("c"))
        .and_if(false, |thing| thing.text.eq("x"));
    assert_eq!(filter.to_string(), r#"{ number: { $gte: Long("2") }, text: { $ne: "c" } }"#);
    assert_eq!(stored.found(filter).await, [1]);
}

#[test]
fn raw_conditions_stay_where_they_stand() {
    let inside = F.parts.elem_match(|_| Filter::raw(doc! { "qty": { "$mod": [2, 0] } }));
    assert_eq!(inside.to_string(), "{ parts: { $elemMatch: { qty: { $mod: [2, 0] } } } }");
    let moved = F.parts.at(0, |_| Filter::raw(doc! { "qty": 1 }));
    assert!(moved.to_document().unwrap_err().to_string().starts_with("raw conditions hold where they stand"));
}

fn point(longitude: f64, latitude: f64) -> geo::Point {
    geo::Point::new(longitude, latitude).expect("on earth")
}

#[tokio::test(flavor = "multi_thread")]
async fn places() {
    let geo_json = |longitude: f64, latitude: f64| doc! { "type": "Point", "coordinates": [longitude, latitude] };
    let square = doc! {
        "type": "Polygon",
        "coordinates": [[[10.0, 59.0], [11.0, 59.0], [11.0, 60.0], [10.0, 60.0], [10.0, 59.0]]],
    };
    let stored = Stored::new([
        doc! { "place": geo_json(10.75, 59.91), "area": square },
        doc! { "place": geo_json(10.8, 59.95) },
        doc! { "place": geo_json(5.33, 60.39) },
        doc! { "place": null },
        doc! {},
    ])
    .await;
    let corners = [point(10.0, 59.0), point(11.0, 59.0), point(11.0, 60.0), point(10.0, 60.0)];
    let area = geo::Polygon::new(geo::Ring::closing(corners).expect("a ring"), []);
    assert_eq!(stored.found(F.place.within(&area)).await, [0, 1]);
    assert_eq!(stored.found(!F.place.within(&area)).await, [2, 3, 4]);
    assert_eq!(stored.found(F.place.dwithin(point(10.75, 59.91), 1_000.0)).await, [0]);
    assert_eq!(stored.found(F.place.dwithin(point(10.75, 59.91), 10_000.0)).await, [0, 1]);
    assert_eq!(stored.found(F.area.intersects(&point(10.5, 59.5))).await, [0]);
    assert_eq!(stored.found(F.area.intersects(&point(9.5, 59.5))).await, NONE);

    let index = mongodb::IndexModel::builder().keys(doc! { "place": "2dsphere" }).build();
    let things = Thing::collection(&stored.database);
    things.driver().create_index(index).await.expect("a 2dsphere index");
    let raw = things.driver();
    let near = async |filter: Filter<Thing>| {
        let mut ids = Vec::new();
        let mut found = raw.find(filter.to_document().expect("valid")).await.expect("found");
        while found.advance().await.expect("a document") {
            ids.push(found.current().get_i32("_id").expect("an id"));
        }
        // SecantusDB does not sort by distance, as MongoDB does.
        ids.sort_unstable();
        ids
    };
    assert_eq!(near(F.place.near(point(10.75, 59.91), ..10_000.0)).await, [0, 1]);
    assert_eq!(near(F.place.near(point(10.75, 59.91), 1_000.0..10_000.0)).await, [1]);
    assert_eq!(near(F.place.near_sphere(point(10.75, 59.91), ..)).await, [0, 1, 2]);
    for distance in [-1.0, f64::NAN, f64::INFINITY] {
        let error = F.place.near(point(0.0, 0.0), ..distance).to_document().unwrap_err().to_string();
        assert!(error.starts_with("a distance is a number of meters from 0, and not "), "{error}");
        assert!(F.place.dwithin(point(0.0, 0.0), distance).to_document().is_err());
    }
}

#[derive(DocumentModel)]
#[document(collection = "boxes")]
struct Boxed {
    #[field(id)]
    id: i32,
    parts: Vec<Option<Part>>,
}

#[tokio::test]
async fn an_element_that_is_null_meets_no_condition_on_fields() {
    let database = testing::database().await.expect("a server");
    let boxes = Boxed::collection(&database);
    let documents = [
        doc! { "_id": 1, "parts": [Bson::Null, { "qty": 5 }] },
        doc! { "_id": 2, "parts": [{ "qty": 5 }] },
        doc! { "_id": 3, "parts": [{ "qty": 1 }] },
        doc! { "_id": 4, "parts": [] },
        doc! { "_id": 5, "parts": [Bson::Null] },
    ];
    boxes.driver().insert_many(documents).await.expect("stored");
    let found = async |filter| boxes.find_with(filter).sort(|b| b.id.asc()).select(|b| b.id).await.expect("read");
    assert_eq!(found(Boxed::F.parts.every(|p| p.qty.gte(2))).await, [2, 4]);
    assert_eq!(found(Boxed::F.parts.every(docmodel::field::Optional::is_some)).await, [2, 3, 4]);
}

#[test]
fn what_cannot_be_sent_is_an_error_beside_anything() {
    let invalid = || Boxed::F.id.modulo(0, 1);
    for filter in [invalid() & Filter::any([]), Filter::any([]) & invalid(), invalid() | Filter::everything()] {
        assert!(filter.to_document().is_err(), "{filter}");
    }
}
