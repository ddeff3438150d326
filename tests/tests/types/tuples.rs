//! Tuples, and the ends of BSON's order.

use bson::{Bson, Document, doc};
use docmodel::{EmbeddedModel, FieldType, MaxKey, MinKey, path_of, prelude::*, testing};
use proptest::{collection, prelude::*};
use serde::{Deserialize, Serialize};

/// Stored by serde as we store it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, EmbeddedModel)]
struct Tuples {
    two: (i32, String),
    #[expect(clippy::type_complexity, reason = "tuples in each other")]
    nested: Vec<((i64, bool), Option<(f64, char)>)>,
    eight: (u8, u8, u8, u8, u8, u8, u8, Vec<i8>),
    maybe: Option<(i32, Option<i32>, i32)>,
}

prop_compose! {
    fn tuples()(
        two in any::<(i32, String)>(),
        nested in collection::vec(any::<((i64, bool), Option<(i32, char)>)>(), 0..4),
        bytes in any::<[u8; 7]>(),
        list in collection::vec(any::<i8>(), 0..3),
        maybe in any::<Option<(i32, Option<i32>, i32)>>(),
    ) -> Tuples {
        let [a, b, c, d, e, f, g] = bytes;
        let nested = nested.into_iter().map(|(pair, other)| (pair, other.map(|(n, c)| (f64::from(n), c)))).collect();
        Tuples { two, nested, eight: (a, b, c, d, e, f, g, list), maybe }
    }
}

proptest! {
    #[test]
    fn stores_the_bytes_that_serde_stores(tuples in tuples()) {
        let ours = docmodel::to_vec(&tuples).expect("encodes");
        prop_assert_eq!(&ours, &bson::serialize_to_vec(&tuples).expect("serializes"));
        let read: Tuples = docmodel::from_slice(&ours).expect("decodes");
        prop_assert_eq!(read, tuples);
    }

    #[test]
    fn never_panics_on_damaged_documents(
        tuples in tuples(),
        damage in collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = docmodel::to_vec(&tuples).expect("encodes");
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = docmodel::from_slice::<Tuples>(&bytes);
    }
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Corner {
    #[field(min = 0)]
    x: i32,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "sheets")]
struct Sheet {
    #[field(id)]
    id: i32,
    range: (i32, i32),
    named: Option<(String, Option<i32>)>,
    corners: (Corner, Vec<i32>),
    pairs: Vec<(String, i32)>,
    spans: Vec<Span>,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Span {
    ends: (i32, Option<Vec<i32>>),
}

fn sheet(id: i32, range: (i32, i32)) -> Sheet {
    let corners = (Corner { x: id }, vec![id, 10]);
    let pairs = vec![("a".into(), id), ("b".into(), 1)];
    Sheet {
        id,
        range,
        named: None,
        corners,
        pairs,
        spans: vec![Span { ends: (id, None) }, Span { ends: (9, Some(vec![id])) }],
    }
}

#[test]
fn errors_have_their_path() {
    let error = |change: Document| {
        let mut stored = docmodel::to_document(&sheet(1, (1, 2))).expect("encodes");
        stored.extend(change);
        docmodel::from_document::<Sheet>(&stored).expect_err("does not fit").to_string()
    };
    assert_eq!(error(doc! { "range": [1] }), "range: expected an array of 2 elements, found 1");
    assert_eq!(error(doc! { "range": [1, 2, 3, 4] }), "range: expected an array of 2 elements, found 4");
    assert_eq!(error(doc! { "range": [] }), "range: expected an array of 2 elements, found 0");
    assert_eq!(error(doc! { "range": { "0": 1, "1": 2 } }), "range: expected array, found document");
    assert_eq!(error(doc! { "range": [1, "2"] }), "range[1]: expected int32, found string");
    assert_eq!(error(doc! { "corners": [{ "x": 1.5 }, []] }), "corners[0].x: expected int32, found double");
    assert_eq!(error(doc! { "pairs": [["a", 1], ["a", null]] }), "pairs[1][1]: expected int32, found null");
}

#[test]
fn rules_inside_are_checked() {
    let violations = sheet(-1, (1, 2)).validate().expect_err("negative");
    assert_eq!(violations[0].to_string(), "corners[0].x: must be at least 0, is -1");
}

#[test]
fn parts_have_paths() {
    const SECOND: &str = path_of::<Sheet, _>(|s| s.range.1);
    assert_eq!(SECOND, "range.1");
    let f = Sheet::F;
    assert_eq!(format!("{:?}", f.range), "TupleField(range)");
    assert_eq!(f.range.0.gte(5).to_string(), r#"{ "range.0": { $gte: 5 } }"#);
    assert_eq!(f.range.eq((1, 2)).to_string(), "{ range: [1, 2] }");
    assert_eq!(f.range.ne((1, 2)).to_string(), "{ range: { $ne: [1, 2] } }");
    assert_eq!(f.corners.0.x.lt(5).to_string(), r#"{ "corners.0.x": { $lt: 5 } }"#);
    assert_eq!(f.corners.1.contains(5).to_string(), r#"{ "corners.1": { $elemMatch: { $eq: 5 } } }"#);
    assert_eq!(f.named.0.eq("a").to_string(), r#"{ "named.0": "a" }"#);
    assert_eq!(f.named.1.is_null().to_string(), r#"{ "named.1": { $type: "null" } }"#);
    assert_eq!(f.named.set(("a".to_owned(), None)).to_string(), r#"{ $set: { named: ["a", null] } }"#);
    assert_eq!(f.pairs.elem_match(|pair| pair.0.eq("a") & pair.1.gt(1)).to_string(), {
        r#"{ pairs: { $elemMatch: { "0": "a", "1": { $gt: 1 } } } }"#
    });
    assert_eq!(f.pairs.pull_all([("a".to_owned(), 1)]).to_string(), r#"{ $pullAll: { pairs: [["a", 1]] } }"#);
    let refused = f.pairs.pull(|pair| pair.1.eq(1)).to_documents().expect_err("never matches").to_string();
    assert!(refused.starts_with("`$pull` finds no element that is itself an array, or a tuple"), "{refused}");
    assert_eq!(f.range.1.desc().to_string(), r#"{ "range.1": -1 }"#);
}

#[tokio::test]
async fn found_and_changed_by_their_parts() {
    let database = testing::database().await.expect("a server");
    let sheets = Sheet::collection(&database);
    let named = Sheet { named: Some(("æ".into(), None)), ..sheet(2, (7, 8)) };
    let mut stored = [sheet(0, (1, 2)), sheet(1, (5, 9)), named];
    sheets.insert_many(&mut stored).await.expect("stored");
    let found = async |filter: Filter<Sheet>| {
        let found = sheets.find_with(filter).sort(|s| s.id.asc()).await.expect("read");
        found.into_iter().map(|sheet| sheet.id).collect::<Vec<_>>()
    };
    let f = Sheet::F;
    assert_eq!(found(f.range.0.gte(5) & f.range.1.lt(9)).await, [2]);
    // Each part on its own, not some element of the array.
    assert_eq!(found(f.range.0.eq(2)).await, [0; 0]);
    assert_eq!(found(f.range.eq((5, 9))).await, [1]);
    assert_eq!(found(f.range.ne((5, 9))).await, [0, 2]);
    assert_eq!(found(f.corners.0.x.eq(1)).await, [1]);
    assert_eq!(found(f.corners.1.contains(2)).await, [2]);
    assert_eq!(found(f.corners.1.contains_all([2, 10])).await, [2]);
    assert_eq!(found(f.corners.1.contains_all([2; 0])).await, [0, 1, 2]);
    assert_eq!(found(f.corners.1.elem_match(|n| n.gt(0) & n.lt(10))).await, [1, 2]);
    assert_eq!(found(f.corners.1.len().eq(2)).await, [0, 1, 2]);
    assert_eq!(found(f.corners.1.eq(vec![1, 10])).await, [1]);
    assert_eq!(found(f.corners.1.at(0, |n| n.eq(2))).await, [2]);
    assert_eq!(found(f.named.is_some()).await, [2]);
    assert_eq!(found(f.named.is_null()).await, [0, 1]);
    assert_eq!(found(f.named.0.eq("æ") & f.named.1.is_null()).await, [2]);
    let by_position = sheets.driver().count_documents(doc! { "pairs": { "$elemMatch": { "0": "a" } } });
    if by_position.await.expect("counted") > 0 {
        assert_eq!(found(f.pairs.elem_match(|pair| pair.0.eq("a") & pair.1.eq(2))).await, [2]);
        assert_eq!(found(f.pairs.elem_match(|pair| pair.0.eq("b") & pair.1.eq(2))).await, [0; 0]);
    } else {
        eprintln!("skipped: {} matches no positions in arrays of arrays", database.server().kind());
    }
    assert_eq!(found(f.pairs.contains(("a".to_owned(), 1))).await, [1]);
    assert_eq!(found(f.spans.any().ends.0.eq(1)).await, [1]);
    assert_eq!(found(f.spans.any().ends.1.is_some()).await, [0, 1, 2]);
    assert_eq!(found(f.spans.elem_match(|span| span.ends.1.is_null() & span.ends.0.eq(2))).await, [2]);
    assert_eq!(found(f.spans.elem_match(|span| span.ends.1.contains(2))).await, [2]);
    assert_eq!(found(f.pairs.at(1, |pair| pair.1.eq(1))).await, [0, 1, 2]);

    let updates = [
        f.range.0.inc(10),
        f.range.1.set(0),
        f.corners.0.x.set(3),
        f.corners.1.push(11),
        f.named.1.set(4),
        f.pairs.filtered(|pair| pair.0.eq("a"), |pair| pair.1.inc(5)),
    ];
    sheets.update_one(|s| s.id.eq(2)).apply(|_| updates).await.expect("updated");
    let read = sheets.find_by_id(&2).await.expect("read").expect("there");
    let expected = Sheet {
        id: 2,
        range: (17, 0),
        named: Some(("æ".into(), Some(4))),
        corners: (Corner { x: 3 }, vec![2, 10, 11]),
        pairs: vec![("a".into(), 7), ("b".into(), 1)],
        ..sheet(2, (0, 0))
    };
    assert_eq!(read, expected);
    sheets.update_one(|s| s.id.eq(2)).apply(|s| s.named.1.unset()).await.expect("updated");
    let read = sheets.find_by_id(&2).await.expect("read").expect("there");
    assert_eq!(read.named, Some(("æ".into(), None)));
    let by_range = sheets.find(|s| s.id.gte(0)).sort(|s| s.range.1.desc()).await.expect("read");
    assert_eq!(by_range.into_iter().map(|sheet| sheet.id).collect::<Vec<_>>(), [1, 0, 2]);
}

#[test]
fn the_ends_of_the_order_are_values() {
    assert_eq!(MinKey.to_bson().expect("encodes"), Bson::MinKey);
    assert_eq!(MaxKey.to_bson().expect("encodes"), Bson::MaxKey);
    assert_eq!(MinKey::from_bson(&Bson::MinKey).expect("decodes"), MinKey);
    let error = MaxKey::from_bson(&Bson::MinKey).expect_err("the other end").to_string();
    assert_eq!(error, "expected MaxKey, found MinKey");
}
