//! The score of a text search. SecantusDB has no text search, so that its part of the tests is the commands as sent.

use docmodel::{
    prelude::*,
    projection::text_score,
    testing::{self, Capability},
};

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "pages")]
struct Page {
    #[field(id)]
    id: i32,
    text: String,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Page)]
struct Hit {
    id: i32,
    #[from(text_score())]
    score: f64,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "pages", schema_version = 2, upgrade(1 = "unchanged"))]
struct Versioned {
    #[field(id)]
    id: i32,
}

fn unchanged(_: &mut bson::Document) {}

/// A collection on a server that is never asked.
async fn nowhere<M: DocumentModel + Send + Sync>() -> Collection<M> {
    let client = mongodb::Client::with_uri_str("mongodb://127.0.0.1:1").await.expect("parses");
    M::collection(&client.database("shop"))
}

fn first_line(plan: &QueryPlan) -> String {
    plan.to_string().lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn asks_for_the_score() {
    let pages = nowhere::<Page>().await;
    let searched = || pages.find(|_| Filter::text("coffee"));
    assert_eq!(
        first_line(&searched().sort(|_| Sort::text_score()).project::<Hit>().plan()),
        "db.pages.find({ $text: { $search: \"coffee\" } }, { _id: 1, \"text_score()\": { $meta: \"textScore\" } })\
         .sort({ \"text_score()\": { $meta: \"textScore\" } })"
    );
    // The score alone would be sent with all fields.
    assert_eq!(
        first_line(&searched().select(|_| text_score()).plan()),
        "db.pages.find({ $text: { $search: \"coffee\" } }, { _id: 1, \"text_score()\": { $meta: \"textScore\" } })"
    );
    assert_eq!(
        first_line(&searched().sort(|p| [Sort::text_score(), p.id.asc()]).select(|p| (p.text, text_score())).plan()),
        "db.pages.find({ $text: { $search: \"coffee\" } }, { text: 1, \"text_score()\": { $meta: \"textScore\" }, _id: 0 })\
         .sort({ \"text_score()\": { $meta: \"textScore\" }, _id: 1 })"
    );
    // With whole documents, for their upgrade.
    let versioned = nowhere::<Versioned>().await;
    assert_eq!(
        first_line(&versioned.find(|_| Filter::text("coffee")).select(|v| (v.id, text_score())).plan()),
        "db.pages.find({ $text: { $search: \"coffee\" } }, { \"text_score()\": { $meta: \"textScore\" } })"
    );
}

#[tokio::test]
async fn only_a_text_search_has_a_score() {
    let pages = nowhere::<Page>().await;
    let message = "the query has no text search, so that there is no text score; add `Filter::text(..)` to its filter";
    let all = || pages.find(|p| p.id.gt(1));
    assert_eq!(all().sort(|_| Sort::text_score()).plan().operation().unwrap_err().to_string(), message);
    assert_eq!(all().project::<Hit>().plan().operation().unwrap_err().to_string(), message);
    assert_eq!(all().select(|_| text_score()).one().await.unwrap_err().to_string(), message);
    let both = pages.find(|p| p.id.gt(1) & Filter::text("a")).select(|_| text_score()).plan();
    assert!(both.operation().is_ok(), "{both}");
    let sorted = || pages.find(|_| Filter::text("a")).sort(|_| Sort::text_score());
    assert!(sorted().page(1, 5).plan().operation().is_ok());
    assert_eq!(
        sorted().keyset(5).plan().operation().unwrap_err().to_string(),
        "a sort by the text score has no place that a comparison finds again, as no document holds its score; use `page`"
    );
    let twice = pages.find(|_| Filter::text("a")).sort(|_| [Sort::text_score(), Sort::text_score()]);
    assert_eq!(twice.plan().operation().unwrap_err().to_string(), "the sort order has `text_score()` twice");
}

#[test]
fn a_document_without_a_score_is_an_error() {
    let hit = Hit::from_document(&bson::doc! { "_id": 1, "text_score()": 1.5 }).unwrap();
    assert_eq!(hit, Hit { id: 1, score: 1.5 });
    let error = Hit::from_document(&bson::doc! { "_id": 1, "text": "coffee" }).unwrap_err();
    assert_eq!(error.to_string(), "text_score(): expected double, but the field is missing");
}

#[tokio::test]
async fn reads_the_score() {
    let database = testing::database().await.expect("a server");
    let server = database.server();
    if !server.require(Capability::TextIndex, "projections::text_score::reads_the_score").await.expect("asked") {
        return;
    }
    let pages = Page::collection(&database);
    let index = mongodb::IndexModel::builder().keys(bson::doc! { "text": "text" }).build();
    pages.driver().create_index(index).await.expect("created");
    let page = |id, text: &str| Page { id, text: text.into() };
    let mut stored = [page(1, "tea and coffee and milk"), page(2, "coffee coffee"), page(3, "tea")];
    pages.insert_many(&mut stored).await.expect("stored");
    let searched = || pages.find(|_| Filter::text("coffee")).sort(|_| Sort::text_score());
    let hits = searched().project::<Hit>().await.expect("read");
    assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), [2, 1]);
    assert!(hits[0].score > hits[1].score && hits[1].score > 0.0, "{hits:?}");
    assert_eq!(searched().select(|p| (p.id, text_score())).first().await.expect("read"), Some((2, hits[0].score)));
    assert_eq!(searched().select(|_| text_score()).await.expect("read").len(), 2);
}
