//! Arrays: positions, parts, arrays in arrays, and arrays of embedded models.

use super::{F, NONE, Stored};
use bson::{Bson, Document, doc};

#[tokio::test(flavor = "multi_thread")]
async fn positions() {
    let stored = Stored::new([
        doc! { "grid": [[1, 2], [3]], "cube": [[[1], [2, 3]]] },
        doc! { "grid": [[2, 1]], "cube": [[[2, 3]]] },
        doc! { "grid": [[]], "cube": [] },
        doc! { "grid": [], "cube": null },
        doc! { "grid": null },
        doc! {},
    ])
    .await;
    let first_of_first = F.grid.at(0, |row| row.at(0, |cell| cell.eq(1)));
    assert_eq!(stored.found(first_of_first, r#"{ "grid.0.0": 1 }"#).await, [0]);
    let second_of_first = F.grid.at(0, |row| row.at(1, |cell| cell.gte(1)));
    assert_eq!(stored.found(second_of_first, r#"{ "grid.0.1": { $gte: 1 } }"#).await, [0, 1]);
    assert_eq!(stored.found(F.grid.at(1, |row| row.len().eq(1)), r#"{ "grid.1": { $size: Long("1") } }"#).await, [0]);
    assert_eq!(stored.found(F.grid.at(0, |row| row.len().eq(0)), r#"{ "grid.0": { $size: Long("0") } }"#).await, [2]);
    assert_eq!(stored.found(F.grid.at(0, |row| row.eq(vec![2, 1])), r#"{ "grid.0": [2, 1] }"#).await, [1]);
    assert_eq!(stored.found(F.grid.at(7, |row| row.exists(true)), r#"{ "grid.7": { $exists: true } }"#).await, NONE);
    let deep = F.cube.at(0, |plane| plane.at(1, |row| row.at(1, |cell| cell.eq(3))));
    assert_eq!(stored.found(deep, r#"{ "cube.0.1.1": 3 }"#).await, [0]);
    assert_eq!(
        stored.found(F.cube.at(0, |plane| plane.at(0, |row| row.eq(vec![2, 3]))), r#"{ "cube.0.0": [2, 3] }"#).await,
        [1]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn slices() {
    let stored = Stored::new([
        doc! { "tags": ["a", "b", "c"], "grid": [[1], [2], [3]], "pub": { "prizes": ["x", "y"] } },
        doc! { "tags": ["a", "b"], "grid": [[1]], "pub": { "prizes": ["x"] } },
        doc! { "tags": [], "grid": [], "pub": { "prizes": [] } },
        doc! { "tags": null, "grid": null, "pub": { "prizes": null } },
        doc! { "pub": null },
    ])
    .await;
    let mql = |path: &str, first: i32, count: i32, values: &str| {
        format!(
            r#"{{ $expr: {{ $cond: [{{ $isArray: "${path}" }}, {{ $eq: [{{ $slice: ["${path}", {first}, {count}] }}, {{ $literal: {values} }}] }}, false] }} }}"#
        )
    };
    // The end of a slice is a position, and MongoDB's third argument a count.
    assert_eq!(stored.found(F.tags.slice(1..3).eq(["b", "c"]), &mql("tags", 1, 2, r#"["b", "c"]"#)).await, [0]);
    assert_eq!(stored.found(F.tags.slice(0..2).eq(["a", "b"]), &mql("tags", 0, 2, r#"["a", "b"]"#)).await, [0, 1]);
    assert_eq!(stored.found(F.tags.slice(2..9).eq(["c"]), &mql("tags", 2, 7, r#"["c"]"#)).await, [0]);
    let none: [&str; 0] = [];
    assert_eq!(stored.found(F.tags.slice(2..9).eq(none), &mql("tags", 2, 7, "[]")).await, [1, 2]);
    assert_eq!(
        stored.found(F.publisher.awards.slice(0..1).eq(["x"]), &mql("pub.prizes", 0, 1, r#"["x"]"#)).await,
        [0, 1]
    );
    assert_eq!(stored.found(F.grid.slice(1..3).eq([vec![2], vec![3]]), &mql("grid", 1, 2, "[[2], [3]]")).await, [0]);
    assert_eq!(stored.found(F.grid.slice(0..1).eq([vec![1]]), &mql("grid", 0, 1, "[[1]]")).await, [0, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn arrays_of_nothing_but_null() {
    let stored = Stored::new([
        doc! { "holes": [[null], [null, null]] },
        doc! { "holes": [[1, null]] },
        doc! { "holes": [[]] },
        doc! { "holes": [null] },
        doc! { "holes": null },
        doc! {},
    ])
    .await;
    let contains = F.holes.contains(vec![None]);
    assert_eq!(stored.found(contains, "{ holes: { $elemMatch: { $eq: [null] } } }").await, [0]);
    let contains = F.holes.contains_all([vec![None], vec![None, None]]);
    let mql =
        "{ $and: [{ holes: { $elemMatch: { $eq: [null] } } }, { holes: { $elemMatch: { $eq: [null, null] } } }] }";
    assert_eq!(stored.found(contains, mql).await, [0]);
    assert_eq!(
        stored
            .found(
                F.holes.at(0, |row| row.at(0, docmodel::field::Optional::is_null)),
                r#"{ "holes.0.0": { $type: "null" } }"#
            )
            .await,
        [0]
    );
    let whole = F.holes.eq(vec![vec![Some(1), None]]);
    assert_eq!(stored.found(whole, "{ holes: [[1, null]] }").await, [1]);
    assert_eq!(stored.found(F.holes.at(0, |row| row.len().eq(0)), r#"{ "holes.0": { $size: Long("0") } }"#).await, [2]);
}

fn review(stars: i32, words: &[&str]) -> Document {
    doc! { "stars": stars, "words": words }
}

#[tokio::test(flavor = "multi_thread")]
async fn elements_that_are_embedded_models() {
    let stored = Stored::new([
        doc! { "reviews": [review(5, &["good", "long"]), review(1, &["bad"])] },
        doc! { "reviews": [review(1, &["good"]), review(5, &[])] },
        doc! { "reviews": [review(3, &["long", "good"])] },
        doc! { "reviews": [] },
        doc! { "reviews": null },
        doc! {},
    ])
    .await;
    let any = F.reviews.any();
    assert_eq!(stored.found(any.stars.eq(5), r#"{ "reviews.stars": 5 }"#).await, [0, 1]);
    assert_eq!(stored.found(F.reviews.at(0, |r| r.stars.eq(5)), r#"{ "reviews.0.stars": 5 }"#).await, [0]);
    assert_eq!(stored.found(F.reviews.at(1, |r| r.stars.eq(5)), r#"{ "reviews.1.stars": 5 }"#).await, [1]);
    // Two conditions on any elements, and on one element.
    let apart = any.stars.eq(5) & any.stars.eq(1);
    assert_eq!(stored.found(apart, r#"{ $and: [{ "reviews.stars": 5 }, { "reviews.stars": 1 }] }"#).await, [0, 1]);
    let one = F.reviews.elem_match(|r| r.stars.eq(5) & r.words.contains("good"));
    assert_eq!(stored.found(one, r#"{ reviews: { $elemMatch: { stars: 5, words: "good" } } }"#).await, [0]);
    // An array in each element.
    let word = F.reviews.at(0, |r| r.words.at(1, |w| w.eq("good")));
    assert_eq!(stored.found(word, r#"{ "reviews.0.words.1": "good" }"#).await, [2]);
    let word = F.reviews.elem_match(|r| r.words.at(0, |w| w.eq("good")));
    assert_eq!(stored.found(word, r#"{ reviews: { $elemMatch: { "words.0": "good" } } }"#).await, [0, 1]);
    let all = F.reviews.elem_match(|r| r.words.contains_all(["good", "long"]));
    assert_eq!(
        stored.found(all, r#"{ reviews: { $elemMatch: { words: { $all: ["good", "long"] } } } }"#).await,
        [0, 2]
    );
    assert_eq!(stored.found(F.reviews.len().eq(1), r#"{ reviews: { $size: Long("1") } }"#).await, [2]);
}

/// An array of strings on the right of everything that takes one; text that looks like a path or an operator is text.
#[tokio::test(flavor = "multi_thread")]
async fn arrays_of_strings_as_operands() {
    let stored = Stored::new([
        doc! { "tags": ["$a", "b"] },
        doc! { "tags": ["b", "$a"] },
        doc! { "tags": ["$a", "b", "c"] },
        doc! { "tags": ["c"] },
        doc! { "tags": [] },
        doc! { "tags": null },
        doc! {},
        // What others stored: an array of arrays, and no array.
        doc! { "tags": [["$a", "b"]] },
        doc! { "tags": "$a" },
    ])
    .await;
    let both = ["$a", "b"];
    let vec = || both.map(str::to_owned).to_vec();
    // Equal as a whole; MongoDB also finds an array that has this one as an element.
    assert_eq!(stored.found(F.tags.eq(vec()), r#"{ tags: ["$a", "b"] }"#).await, [0, 7]);
    assert_eq!(stored.found(F.tags.ne(vec()), r#"{ tags: { $ne: ["$a", "b"] } }"#).await, [1, 2, 3, 4, 5, 6, 8]);
    assert_eq!(stored.found(F.tags.contains_all(both), r#"{ tags: { $all: ["$a", "b"] } }"#).await, [0, 1, 2]);
    assert_eq!(stored.found(F.tags.contains_any(["c", "z"]), r#"{ tags: { $in: ["c", "z"] } }"#).await, [2, 3]);
    let by = r#"{ tags: { $type: "array" }, $nor: [{ tags: { $elemMatch: { $nin: ["$a", "b"] } } }] }"#;
    assert_eq!(stored.found(F.tags.contained_by(both), by).await, [0, 1, 4]);
    assert_eq!(stored.found(F.tags.any().is_in(["c"]), r#"{ tags: { $in: ["c"] } }"#).await, [2, 3]);
    assert_eq!(stored.found(F.tags.any().not_in(both), r#"{ tags: { $nin: ["$a", "b"] } }"#).await, [3, 4, 5, 6, 7]);
    let slice = |operator: &str| {
        format!(
            r#"{{ $expr: {{ $cond: [{{ $isArray: "$tags" }}, {{ {operator}: [{{ $slice: ["$tags", 0, 2] }}, {{ $literal: ["$a", "b"] }}] }}, false] }} }}"#
        )
    };
    assert_eq!(stored.found(F.tags.slice(0..2).eq(both), &slice("$eq")).await, [0, 2]);
    assert_eq!(stored.found(F.tags.slice(0..2).ne(both), &slice("$ne")).await, [1, 3, 4, 7]);
    let raw = stored.database.collection::<Document>("books").find_one(doc! { "_id": 0 }).await.expect("read");
    assert_eq!(raw.expect("there").get("tags"), Some(&Bson::from(both.to_vec())));
}
