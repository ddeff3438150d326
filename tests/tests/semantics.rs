//! Which documents a filter finds, on a real server: null, missing, empty, nested, and documents that others wrote.

use bson::{Bson, Document, doc};
use docmodel::{Update, prelude::*, testing};
use futures_util::TryStreamExt;
use std::collections::BTreeMap;

#[derive(Debug, EmbeddedModel)]
struct Part {
    sku: String,
    qty: i32,
    labels: Vec<String>,
}

#[derive(Debug, DocumentModel)]
#[document(collection = "things")]
struct Thing {
    #[field(id)]
    id: i32,
    n: Option<i32>,
    x: f64,
    text: Option<String>,
    part: Option<Part>,
    parts: Vec<Part>,
    tags: Option<Vec<String>>,
    numbers: Vec<i32>,
    holes: Vec<Option<i32>>,
    grid: Vec<Vec<i32>>,
    map: BTreeMap<String, i32>,
}

const F: <Thing as Model>::Fields<docmodel::path::Root<Thing>> = Thing::F;

/// A collection with these documents, whose ids are their positions.
struct Stored {
    database: testing::TestDatabase,
}

impl Stored {
    async fn new(documents: impl IntoIterator<Item = Document>) -> Self {
        let database = testing::database().await.expect("a server");
        let documents = documents.into_iter().enumerate().map(|(id, mut document)| {
            document.insert("_id", i32::try_from(id).expect("few"));
            document
        });
        database.collection("things").insert_many(documents).await.expect("stored");
        Self { database }
    }

    async fn found(&self, filter: Filter<Thing>) -> Vec<i32> {
        let filter = filter.to_document().expect("can be sent");
        let things = self.database.collection::<Document>("things");
        let cursor = things.find(filter.clone()).sort(doc! { "_id": 1 }).await;
        let found: Vec<Document> =
            cursor.expect("accepted").try_collect().await.unwrap_or_else(|e| panic!("{filter}: {e}"));
        found.iter().map(|document| document.get_i32("_id").expect("an id")).collect()
    }

    /// The document after an update.
    async fn updated(&self, id: i32, updates: impl IntoIterator<Item = Update<Thing>>) -> Document {
        let things = Thing::collection(&self.database);
        let updates: Vec<_> = updates.into_iter().collect();
        things.update_one(|t| t.id.eq(id)).apply(|_| updates).await.expect("updated");
        let mut stored = things.driver().find_one(doc! { "_id": id }).await.expect("read").expect("there");
        stored.remove("_id");
        stored
    }
}

#[tokio::test]
async fn null_missing_and_other_types() {
    let stored = Stored::new([
        doc! { "n": 5 },
        doc! { "n": null },
        doc! {},
        doc! { "n": 0 },
        doc! { "n": "five" },
        doc! { "n": 5_i64 },
        doc! { "n": 5.0 },
    ])
    .await;
    assert_eq!(stored.found(F.n.eq(5)).await, [0, 5, 6], "numbers compare by value");
    assert_eq!(stored.found(F.n.ne(5)).await, [1, 2, 3, 4]);
    assert_eq!(stored.found(F.n.lt(6)).await, [0, 3, 5, 6], "never null, missing, or another type");
    assert_eq!(stored.found(F.n.lte(0)).await, [3]);
    assert_eq!(stored.found(F.n.gt(0)).await, [0, 5, 6]);
    assert_eq!(stored.found(F.n.gte(i32::MAX)).await, [] as [i32; 0]);
    assert_eq!(stored.found(F.n.is_in([0, 5])).await, [0, 3, 5, 6]);
    assert_eq!(stored.found(F.n.is_in([0; 0])).await, [] as [i32; 0]);
    assert_eq!(stored.found(F.n.not_in([0, 5])).await, [1, 2, 4]);
    assert_eq!(stored.found(F.n.is_null()).await, [1]);
    assert_eq!(stored.found(F.n.is_missing()).await, [2]);
    assert_eq!(stored.found(F.n.is_none()).await, [1, 2]);
    assert_eq!(stored.found(F.n.is_some()).await, [0, 3, 4, 5, 6]);
    assert_eq!(stored.found(F.n.exists(true)).await, [0, 1, 3, 4, 5, 6]);
    assert_eq!(stored.found(!F.n.gt(0)).await, [1, 2, 3, 4], "all that the filter does not find");
    assert_eq!(stored.found(Filter::everything()).await.len(), 7);
    assert_eq!(stored.found(Filter::any([])).await, [] as [i32; 0]);
    assert_eq!(stored.found(!Filter::any([])).await.len(), 7);
}

#[tokio::test]
async fn doubles_at_their_edges() {
    let stored =
        Stored::new([0.0, -0.0, f64::NAN, f64::INFINITY, f64::MIN_POSITIVE, -1.0].map(|x| doc! { "x": x })).await;
    assert_eq!(stored.found(F.x.eq(0.0)).await, [0, 1]);
    assert_eq!(stored.found(F.x.eq(-0.0)).await, [0, 1]);
    assert_eq!(stored.found(F.x.eq(f64::NAN)).await, [2]);
    assert_eq!(stored.found(F.x.gt(0.0)).await, [3, 4]);
    assert_eq!(stored.found(F.x.lt(f64::INFINITY)).await, [0, 1, 4, 5]);
}

#[tokio::test]
async fn text_is_data() {
    let texts = ["$where", "{ $gt: 1 }", "a.b", "straße", "STRASSE", "", "東京"];
    let stored = Stored::new(texts.map(|text| doc! { "text": text })).await;
    for (id, text) in (0..).zip(texts) {
        assert_eq!(stored.found(F.text.eq(text)).await, [id], "{text}");
    }
    assert_eq!(stored.updated(0, [F.text.set("$text")]).await, doc! { "text": "$text" });
}

fn part(sku: &str, qty: i32, labels: &[&str]) -> Document {
    doc! { "sku": sku, "qty": qty, "labels": labels }
}

#[tokio::test]
async fn embedded_documents() {
    let stored = Stored::new([
        doc! { "part": part("a", 1, &[]) },
        doc! { "part": { "qty": 1, "sku": "a", "labels": [] } },
        doc! { "part": null },
        doc! {},
        doc! { "part": { "sku": "b" } },
    ])
    .await;
    let exactly = Part { sku: "a".into(), qty: 1, labels: vec![] };
    assert_eq!(stored.found(F.part.sku.eq("a")).await, [0, 1]);
    assert_eq!(stored.found(F.part.eq(&exactly)).await, [0], "documents are compared in order");
    assert_eq!(stored.found(F.part.ne(&exactly)).await, [1, 2, 3, 4]);
    assert_eq!(stored.found(F.part.qty.lt(5)).await, [0, 1], "nothing below null or missing");
    assert_eq!(stored.found(F.part.is_null()).await, [2]);
    assert_eq!(stored.found(F.part.is_missing()).await, [3]);
    assert_eq!(stored.found(F.part.is_some()).await, [0, 1, 4]);
}

#[tokio::test]
async fn arrays_of_values() {
    let stored = Stored::new([
        doc! { "tags": ["a", "b"] },
        doc! { "tags": [] },
        doc! { "tags": null },
        doc! {},
        doc! { "tags": [null] },
        doc! { "tags": ["b", "c", "d"] },
    ])
    .await;
    let none: [i32; 0] = [];
    assert_eq!(stored.found(F.tags.contains("b")).await, [0, 5]);
    assert_eq!(stored.found(!F.tags.contains("b")).await, [1, 2, 3, 4], "no element is it");
    assert_eq!(stored.found(F.tags.contains_all(["a", "b"])).await, [0]);
    assert_eq!(stored.found(F.tags.contains_all::<&str>([])).await, [0, 1, 4, 5], "every array");
    assert_eq!(stored.found(F.tags.any().gt("c")).await, [5]);
    assert_eq!(stored.found(F.tags.at(1, |t| t.eq("b"))).await, [0]);
    assert_eq!(stored.found(F.tags.eq(vec!["a".into(), "b".into()])).await, [0]);
    assert_eq!(stored.found(F.tags.eq(vec![])).await, [1]);
    assert_eq!(stored.found(F.tags.is_null()).await, [2], "an array with a null is no null");
    assert_eq!(stored.found(F.tags.is_none()).await, [2, 3]);
    assert_eq!(stored.found(F.tags.is_some()).await, [0, 1, 4, 5]);
    assert_eq!(stored.found(F.tags.len().eq(2)).await, [0]);
    assert_eq!(stored.found(F.tags.len().eq(0)).await, [1]);
    assert_eq!(stored.found(F.tags.len().ne(2)).await, [1, 4, 5]);
    assert_eq!(stored.found(F.tags.len().is_in([0, 1])).await, [1, 4]);
    assert_eq!(stored.found(F.tags.len().gt(1)).await, [0, 5]);
    assert_eq!(stored.found(F.tags.len().gte(0)).await, [0, 1, 4, 5], "null and missing have no length");
    assert_eq!(stored.found(F.tags.len().lt(1)).await, [1]);
    assert_eq!(stored.found(F.tags.len().lte(usize::MAX)).await, [0, 1, 4, 5]);
    assert_eq!(stored.found(F.tags.elem_match(|t| t.gte("a") & t.lt("b"))).await, [0]);
    assert_eq!(stored.found(F.tags.elem_match(|t| t.gt("b") & t.lt("c"))).await, none, "one element for both");
    assert_eq!(stored.found(F.tags.elem_match(|t| !t.eq("b"))).await, [0, 4, 5]);
    assert_eq!(stored.found(F.tags.elem_match(|t| t.eq("a") | t.eq("d"))).await, [0, 5]);
}

#[tokio::test]
async fn arrays_of_documents() {
    let stored = Stored::new([
        doc! { "parts": [part("a", 1, &["x"]), part("b", 5, &[])] },
        doc! { "parts": [part("a", 5, &["x", "y"])] },
        doc! { "parts": [] },
        doc! {},
    ])
    .await;
    assert_eq!(
        stored.found(F.parts.any().sku.eq("a") & F.parts.any().qty.gte(5)).await,
        [0, 1],
        "any element for each"
    );
    assert_eq!(stored.found(F.parts.elem_match(|p| p.sku.eq("a") & p.qty.gte(5))).await, [1], "one element for both");
    assert_eq!(stored.found(F.parts.at(1, |p| p.qty.eq(5))).await, [0]);
    assert_eq!(stored.found(F.parts.at(0, |p| p.qty.eq(5))).await, [1]);
    assert_eq!(stored.found(F.parts.any().labels.contains("y")).await, [1]);
    assert_eq!(stored.found(F.parts.any().labels.len().eq(0)).await, [0]);
    assert_eq!(stored.found(F.parts.elem_match(|p| p.labels.elem_match(|l| l.gt("x")))).await, [1]);
    assert_eq!(stored.found(F.parts.contains(Part { sku: "b".into(), qty: 5, labels: vec![] })).await, [0]);
    assert_eq!(stored.found(!F.parts.any().sku.eq("b")).await, [1, 2, 3]);
    assert_eq!(stored.found(F.parts.any().sku.ne("b")).await, [1, 2, 3], "no element has it");
}

#[tokio::test]
async fn nested_arrays_and_holes() {
    let stored = Stored::new([
        doc! { "grid": [[1, 2], [3]], "holes": [1, null] },
        doc! { "grid": [[2]], "holes": [1] },
        doc! { "grid": [[]], "holes": [] },
        doc! { "grid": [], "holes": null },
        doc! {},
    ])
    .await;
    assert_eq!(stored.found(F.grid.elem_match(|row| row.contains(3))).await, [0]);
    assert_eq!(stored.found(F.grid.contains(vec![1, 2])).await, [0]);
    assert_eq!(stored.found(F.grid.contains(vec![])).await, [2]);
    assert_eq!(stored.found(F.grid.elem_match(|row| row.len().eq(1))).await, [0, 1]);
    assert_eq!(stored.found(F.grid.at(0, |row| row.at(1, |n| n.eq(2)))).await, [0]);
    assert_eq!(stored.found(F.grid.eq(vec![vec![2]])).await, [1]);
    assert_eq!(stored.found(F.holes.contains(None)).await, [0], "a null element, not a missing array");
    assert_eq!(stored.found(F.holes.contains(Some(1))).await, [0, 1]);
    assert_eq!(stored.found(F.holes.elem_match(|h| h.is_none() & h.exists(true))).await, [0]);
}

#[tokio::test]
async fn map_keys() {
    let stored = Stored::new([doc! { "map": { "são": 1, "b": 2 } }, doc! { "map": {} }, doc! {}]).await;
    assert_eq!(stored.found(F.map.key("são", |n| n.gte(1))).await, [0]);
    assert_eq!(stored.found(F.map.has_key("b")).await, [0]);
    assert_eq!(stored.found(!F.map.has_key("b")).await, [1, 2]);
    let map =
        stored.updated(0, [F.map.key("são", |n| n.inc(1)), F.map.remove("b"), F.map.key("c", |n| n.set(9))]).await;
    assert_eq!(map, doc! { "map": { "são": 2, "c": 9 } });
}

#[tokio::test]
async fn updates_of_arrays() {
    let parts = || vec![part("a", 1, &["x"]), part("b", 5, &[]), part("a", 9, &["y"])];
    let stored = Stored::new([
        doc! { "parts": parts(), "numbers": [1, 5, 9], "grid": [[1], [2, 3]] },
        doc! { "numbers": [1, 5, 1, 9], "tags": null },
        doc! { "parts": parts() },
        doc! { "parts": parts() },
    ])
    .await;
    let filtered = stored
        .updated(
            0,
            [
                F.parts.filtered(|p| p.sku.eq("a") & p.labels.contains("x"), |p| [p.qty.inc(10), p.sku.set("c")]),
                F.numbers.filtered(|n| n.gte(5), |n| n.set(0)),
                F.grid.each(|row| row.push(7)),
            ],
        )
        .await;
    assert_eq!(
        filtered,
        doc! {
            "parts": [part("c", 11, &["x"]), part("b", 5, &[]), part("a", 9, &["y"])],
            "numbers": [1, 0, 0],
            "grid": [[1, 7], [2, 3, 7]],
        }
    );
    assert_eq!(stored.updated(1, [F.numbers.pull(|n| n.lt(2))]).await, doc! { "numbers": [5, 9], "tags": null });
    assert_eq!(stored.updated(1, [F.numbers.pull_all([9, 4])]).await, doc! { "numbers": [5], "tags": null });
    assert_eq!(stored.updated(1, [F.numbers.push_all([1, 2]), F.tags.unset()]).await, doc! { "numbers": [5, 1, 2] });
    assert_eq!(stored.updated(1, [F.tags.push("$each")]).await["tags"], Bson::from(vec!["$each"]));
    let pulled = stored.updated(2, [F.parts.pull(|p| p.qty.gt(4) & p.sku.is_in(["a", "b"]))]).await;
    assert_eq!(pulled, doc! { "parts": [part("a", 1, &["x"])] });
    let nested = F.parts.filtered(|p| p.sku.eq("a"), |p| p.labels.filtered(|l| l.eq("y"), |l| l.set("z")));
    assert_eq!(
        stored.updated(3, nested).await,
        doc! {
            "parts": [part("a", 1, &["x"]), part("b", 5, &[]), part("a", 9, &["z"])],
        }
    );
    let exact = F.parts.pull(|p| p.eq(Part { sku: "b".into(), qty: 5, labels: vec![] }));
    assert_eq!(stored.updated(3, exact).await, doc! { "parts": [part("a", 1, &["x"]), part("a", 9, &["z"])] });
}
