//! How many documents have each value of a field.

mod kinds;
mod missing;

use crate::commands::{listening, sent};
use bson::{Bson, Document, doc};
use docmodel::{Error, Presence, prelude::*, testing};
use mongodb::options::{Collation, CollationStrength};
use std::{collections::BTreeMap, time::Duration};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
#[document(rename_all = "camelCase")]
struct Address {
    city: String,
    zip_code: Option<String>,
}

#[derive(Debug, EmbeddedModel)]
struct Gift {
    card: String,
    #[field(default)]
    wrapped: bool,
    note: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, FieldType)]
enum Status {
    Open,
    Sent,
}

#[derive(Debug, Clone, PartialEq, FieldType)]
enum Payment {
    Cash,
    Card { last4: String },
}

fn web() -> String {
    "$web".into()
}

#[derive(Debug, DocumentModel)]
#[document(collection = "sales", rename_all = "camelCase")]
#[index(paid)]
struct Sale {
    #[field(id)]
    id: i32,
    ship_to: Address,
    gift: Option<Gift>,
    paid: bool,
    note: Option<String>,
    #[field(default = "web")]
    channel: String,
    tags: Vec<String>,
    span: (i32, i32),
    labels: BTreeMap<String, i32>,
    payment: Payment,
    status: Status,
    pieces: i32,
    #[field(lenient)]
    lines: i32,
    #[field(lenient)]
    code: String,
    weight: f64,
    total: i64,
    seen: Presence<i32>,
    any: Bson,
    #[field(flatten)]
    size: Size,
}

#[derive(Debug, EmbeddedModel)]
struct Size {
    height: i32,
}

/// The documents of a collection, whose ids are their positions. They have no more than what is counted by.
async fn sales(documents: impl IntoIterator<Item = Document>) -> (testing::TestDatabase, Collection<Sale>) {
    let database = testing::database().await.expect("a server");
    let documents = documents.into_iter().zip(0..).map(|(mut document, id)| {
        document.insert("_id", id);
        document
    });
    let sales = Sale::collection(&database);
    sales.driver().insert_many(documents).await.expect("stored");
    (database, sales)
}

fn to(city: &str, paid: bool) -> Document {
    doc! { "shipTo": { "city": city }, "paid": paid }
}

async fn cities() -> (testing::TestDatabase, Collection<Sale>) {
    let cities = [("Rom", true), ("Oslo", false), ("Århus", true), ("Oslo", true), ("", true), ("Århus", true)];
    sales(cities.map(|(city, paid)| to(city, paid))).await
}

/// The first line of a plan.
fn mql(plan: &docmodel::plan::QueryPlan) -> String {
    plan.to_string().lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn the_most_frequent_value_is_first() {
    let (_database, sales) = cities().await;
    let by_city = || sales.count_by(|s| s.ship_to.city);
    let counts: Vec<(String, u64)> = by_city().await.expect("counted");
    assert_eq!(counts, [("Oslo".into(), 2), ("Århus".into(), 2), (String::new(), 1), ("Rom".into(), 1)]);
    let plan = r#"db.sales.aggregate([{ $group: { _id: "$shipTo.city", count: { $sum: 1 } } }, { $sort: { count: -1, _id: 1 } }])"#;
    assert_eq!(mql(&by_city().plan()), plan);
    assert_eq!(by_city().limit(2).await.expect("counted"), counts[..2]);
    assert_eq!(by_city().limit(u32::MAX).await.expect("counted"), counts);

    let paid = || by_city().matching(|s| s.paid.eq(true));
    assert_eq!(paid().limit(1).await.expect("counted"), [("Århus".into(), 2)]);
    let both = paid().matching(|s| s.id.lt(5));
    assert_eq!(
        both.plan().to_string(),
        "db.sales.aggregate([{ $match: { paid: true, _id: { $lt: 5 } } }, { $group: { _id: \"$shipTo.city\", count: { $sum: 1 } } }, \
         { $sort: { count: -1, _id: 1 } }])\n// index: _id_ (1 of 1 key), paid_1 (1 of 1 key)"
    );
    assert_eq!(both.await.expect("counted").len(), 4);
    assert_eq!(by_city().matching(|s| s.id.gt(9)).await.expect("counted"), []);
}

#[tokio::test]
async fn or_the_smallest_value() {
    let (_database, sales) = cities().await;
    let by_value = || sales.count_by(|s| s.ship_to.city).by_value();
    let plan = r#"db.sales.aggregate([{ $group: { _id: "$shipTo.city", count: { $sum: 1 } } }, { $sort: { _id: 1 } }, { $limit: 3 }])"#;
    assert_eq!(mql(&by_value().limit(3).plan()), plan);
    let counts = by_value().limit(3).await.expect("counted");
    assert_eq!(counts, [(String::new(), 1), ("Oslo".into(), 2), ("Rom".into(), 1)]);
}

#[tokio::test]
async fn no_values_are_not_asked_for() {
    let (database, _) = cities().await;
    let (client, commands) = listening(database.server().uri(), "count_by", None).await;
    let sales = Sale::collection(&client.database(database.name()));
    let none = || sales.count_by(|s| s.paid).limit(0);
    assert_eq!(none().await.expect("nothing is sent"), []);
    assert!(mql(&none().plan()).ends_with("{ $limit: 0 }] /* nothing is read */)"), "{}", none().plan());
    assert!(none().explain().await.expect_err("nothing to explain").to_string().contains("with a limit of 0"));
    assert!(sent(&commands, "aggregate").is_empty() && sent(&commands, "explain").is_empty());
}

#[tokio::test]
async fn more_values_than_one_reply_holds() {
    let (database, sales) = sales((0..450).map(|n| doc! { "total": i64::from(n % 300) })).await;
    let spawned = sales.clone();
    let spawned = tokio::spawn(async move { spawned.count_by(|s| s.total).await });
    let counts = spawned.await.expect("joined").expect("counted");
    let expected: Vec<_> = (0..300).map(|n| (n, if n < 150 { 2 } else { 1 })).collect();
    assert_eq!(counts, expected);
    let mut session = database.client().start_session().await.expect("a session");
    assert_eq!(sales.count_by(|s| s.total).session(&mut session).await.expect("counted"), expected);
}

#[tokio::test]
async fn how_it_is_read() {
    let (database, sales) = cities().await;
    sales.sync_indexes().await.expect("created");
    let (client, commands) = listening(database.server().uri(), "options", None).await;
    let listened = Sale::collection(&client.database(database.name()));
    let count = listened
        .count_by(|s| s.paid)
        .matching(|s| s.paid.eq(true))
        .hint("paid_1")
        .max_time(Duration::from_secs(60))
        .comment("nightly")
        .allow_disk_use(true);
    assert_eq!(
        mql(&count.plan()),
        "db.sales.aggregate([{ $match: { paid: true } }, { $group: { _id: \"$paid\", count: { $sum: 1 } } }, \
         { $sort: { count: -1, _id: 1 } }], { hint: \"paid_1\", maxTimeMS: 60000, comment: \"nightly\", allowDiskUse: true })"
    );
    assert_eq!(count.await.expect("counted"), [(true, 5)]);
    let [command] = &sent(&commands, "aggregate")[..] else { panic!("one command") };
    let option = |name| command.get(name).cloned().unwrap_or(Bson::Null);
    assert_eq!(
        [option("hint"), option("comment"), option("allowDiskUse")],
        ["paid_1".into(), "nightly".into(), true.into()]
    );
    assert!(command.contains_key("maxTimeMS"));

    let error = sales.count_by(|s| s.paid).hint("by_city").await.expect_err("no such index");
    assert!(error.to_string().contains("declares no index `by_city`"), "{error}");
}

#[tokio::test]
async fn strings_that_a_collation_holds_for_equal() {
    let (_database, sales) = sales(["a", "B", "A", "b", "a"].map(|note| doc! { "note": note })).await;
    let collation = Collation::builder().locale("en").strength(CollationStrength::Secondary).build();
    let count = sales.count_by(|s| s.note).collation(collation);
    assert!(mql(&count.plan()).ends_with(r#", { collation: { locale: "en", strength: 2 } })"#), "{}", count.plan());
    let counts = count.await.expect("counted");
    let counts: Vec<_> = counts.iter().map(|(note, count)| (note.as_deref().map(str::to_lowercase), *count)).collect();
    assert_eq!(counts, [(Some("a".into()), 3), (Some("b".into()), 2)]);
}

#[tokio::test]
async fn explain() {
    let (_database, sales) = cities().await;
    sales.sync_indexes().await.expect("created");
    let explain = sales.count_by(|s| s.ship_to.city).matching(|s| s.paid.eq(false)).explain().await.expect("explained");
    assert!(explain.uses_index("paid_1"), "{explain}");
}

#[tokio::test]
async fn some_filters_are_not_for_counting() {
    let (_database, sales) = cities().await;
    let near = Filter::raw(doc! { "place": { "$near": [1, 2] } });
    let error = sales.count_by(|s| s.paid).matching(|_| near).await.expect_err("refused");
    assert!(matches!(&error, Error::InvalidOperation(_)), "{error}");
    assert!(error.to_string().contains("`$near`"), "{error}");
}
