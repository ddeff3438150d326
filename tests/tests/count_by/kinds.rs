//! The types that a value can have.

use super::*;

#[tokio::test]
async fn arrays_are_values_as_wholes() {
    let (_database, sales) = sales([
        doc! { "tags": ["a", "b"], "span": [1, 2] },
        doc! { "tags": ["b", "a"], "span": [1, 2] },
        doc! { "tags": [], "span": [2, 1] },
        doc! { "tags": ["a", "b"], "span": [2, 1] },
        doc! { "tags": [], "span": [1, 2] },
    ])
    .await;
    let tags: Vec<(Vec<String>, u64)> = sales.count_by(|s| s.tags).await.expect("counted");
    let list = |tags: &[&str]| tags.iter().map(|&tag| tag.to_owned()).collect::<Vec<_>>();
    assert_eq!(tags, [(list(&[]), 2), (list(&["a", "b"]), 2), (list(&["b", "a"]), 1)]);
    assert_eq!(sales.count_by(|s| s.span).await.expect("counted"), [((1, 2), 3), ((2, 1), 2)]);

    sales.driver().insert_one(doc! { "tags": ["a", 7], "span": [1, 2] }).await.expect("stored");
    let error = sales.count_by(|s| s.tags).await.expect_err("no text");
    assert_eq!(error.to_string(), "sales: tags[1]: expected string, found int32");
}

#[tokio::test]
async fn documents_are_values_as_wholes() {
    let (_database, sales) = sales([
        doc! { "shipTo": { "city": "Oslo", "zipCode": null }, "labels": { "b": 1, "a": 2 } },
        doc! { "shipTo": { "city": "Oslo", "zipCode": "1" }, "labels": {} },
        doc! { "shipTo": { "city": "Oslo", "zipCode": "1" }, "labels": { "b": 1, "a": 2 } },
    ])
    .await;
    let oslo = |zip: Option<&str>| Address { city: "Oslo".into(), zip_code: zip.map(Into::into) };
    let places = sales.count_by(|s| s.ship_to).await.expect("counted");
    assert_eq!(places, [(oslo(Some("1")), 2), (oslo(None), 1)]);
    let labels = sales.count_by(|s| s.labels).await.expect("counted");
    assert_eq!(labels, [([("b".into(), 1), ("a".into(), 2)].into(), 2), (BTreeMap::new(), 1)]);

    sales.driver().insert_one(doc! { "shipTo": { "city": 7 } }).await.expect("stored");
    let error = sales.count_by(|s| s.ship_to).await.expect_err("no city");
    assert_eq!(error.to_string(), "sales: shipTo.city: expected string, found int32");
    sales.driver().insert_one(doc! { "shipTo": [{ "city": "Rom" }] }).await.expect("stored");
    let error = sales.count_by(|s| s.ship_to.city).matching(|s| s.labels.exists(false)).await.expect_err("no text");
    assert!(error.to_string().starts_with("sales: shipTo.city: expected string, found"), "{error}");
}

/// As it does documents with their fields in another order, which SecantusDB holds for equal.
#[tokio::test]
async fn the_server_tells_apart_what_is_read_as_equal() {
    let (_database, sales) = sales([doc! { "code": 5 }, doc! { "code": "5" }, doc! { "code": "5" }]).await;
    assert_eq!(sales.count_by(|s| s.code).await.expect("counted"), [("5".into(), 2), ("5".into(), 1)]);
}

#[tokio::test]
async fn enums_and_flattened_fields() {
    let card = |last4: &str| Payment::Card { last4: last4.into() };
    let (_database, sales) = sales([
        doc! { "payment": { "type": "Cash" }, "status": "Open", "height": 1 },
        doc! { "payment": { "type": "Card", "last4": "4242" }, "status": "Sent", "height": 1 },
        doc! { "payment": { "type": "Card", "last4": "4242" }, "status": "Sent", "height": 2 },
    ])
    .await;
    assert_eq!(sales.count_by(|s| s.payment).await.expect("counted"), [(card("4242"), 2), (Payment::Cash, 1)]);
    assert_eq!(sales.count_by(|s| s.status).await.expect("counted"), [(Status::Sent, 2), (Status::Open, 1)]);
    assert_eq!(sales.count_by(|s| s.size.height).await.expect("counted"), [(1, 2), (2, 1)]);
    assert_eq!(sales.count_by(|s| s.id).by_value().limit(1).await.expect("counted"), [(0, 1)]);

    sales.driver().insert_one(doc! { "status": "Lost" }).await.expect("stored");
    let error = sales.count_by(|s| s.status).await.expect_err("no such variant");
    assert!(error.to_string().starts_with("sales: status: ") && error.to_string().contains("Lost"), "{error}");
}

#[tokio::test]
async fn equal_numbers_are_one_value() {
    let numbers = [Bson::Int32(1), Bson::Double(1.0), Bson::Int64(1), Bson::Int32(2)];
    let (_database, sales) = sales(numbers.map(|number| doc! { "pieces": &number, "lines": number })).await;
    // It is of the first one's type.
    assert_eq!(sales.count_by(|s| s.lines).await.expect("counted"), [(1, 3), (2, 1)]);
    assert_eq!(sales.count_by(|s| s.pieces).await.expect("counted"), [(1, 3), (2, 1)]);
    let error = sales.count_by(|s| s.pieces).matching(|s| s.pieces.type_is(docmodel::codec::Tag::DOUBLE)).await;
    assert_eq!(error.expect_err("no integer").to_string(), "sales: pieces: expected int32, found double");
    let lenient = sales.count_by(|s| s.lines).matching(|s| s.lines.type_is(docmodel::codec::Tag::DOUBLE));
    assert_eq!(lenient.await.expect("counted"), [(1, 1)]);
}

#[tokio::test]
async fn odd_numbers() {
    let weights = [f64::NAN, -0.0, 0.0, f64::NAN, f64::INFINITY];
    let (_database, sales) = sales(weights.map(|weight| doc! { "weight": weight, "total": i64::MAX })).await;
    let counts = sales.count_by(|s| s.weight).by_value().await.expect("counted");
    let [(nan, 2), (zero, 2), (infinity, 1)] = counts[..] else { panic!("three values: {counts:?}") };
    assert!(nan.is_nan() && zero.abs() < f64::MIN_POSITIVE && infinity.is_infinite(), "{counts:?}");
    assert_eq!(sales.count_by(|s| s.total).await.expect("counted"), [(i64::MAX, 5)]);
}

#[tokio::test]
async fn any_values() {
    let (_database, sales) =
        sales([doc! { "any": 1 }, doc! { "any": "1" }, doc! { "any": "1" }, doc! { "any": null }, doc! {}, doc! {}])
            .await;
    let counts = sales.count_by(|s| s.any).await.expect("counted");
    assert_eq!(counts, [(Bson::Null, 3), ("1".into(), 2), (1.into(), 1)]);
}

#[tokio::test]
async fn documents_of_older_versions_are_counted_as_they_are_stored() {
    #[derive(Debug, DocumentModel)]
    #[document(collection = "people", schema_version = 2, upgrade(1 = "split"))]
    struct Person {
        #[field(id)]
        id: i32,
        first: String,
    }

    #[expect(clippy::unnecessary_wraps, reason = "what an upgrade returns")]
    fn split(document: &mut Document) -> Result<(), String> {
        document.insert("first", "Ida");
        Ok(())
    }

    let database = testing::database().await.expect("a server");
    let people = Person::collection(&database);
    let stored = [doc! { "_id": 1, "name": "Ida N" }, doc! { "_id": 2, "schema_version": 2, "first": "Bo" }];
    people.driver().insert_many(stored).await.expect("stored");
    assert_eq!(people.count_by(|p| p.first).matching(|p| p.id.eq(2)).await.expect("counted"), [("Bo".into(), 1)]);
    let error = people.count_by(|p| p.first).await.expect_err("no such field before");
    assert!(error.to_string().contains("no such field in 1 document;"), "{error}");
    assert_eq!(people.find_by_id(&1).await.expect("read").map(|person| person.first), Some("Ida".into()));
}
