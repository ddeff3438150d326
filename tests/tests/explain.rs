//! What the server says of how it executes a query.

use docmodel::{
    plan::{Explain, Verbosity},
    prelude::*,
    testing,
};
use std::time::Duration;

#[derive(Debug, DocumentModel)]
#[document(collection = "rows")]
#[index(city, -n)]
struct Row {
    #[field(id)]
    id: i32,
    city: String,
    n: i32,
}

async fn rows() -> (testing::TestDatabase, Collection<Row>) {
    let database = testing::database().await.expect("a server");
    let rows = Row::collection(&database);
    rows.sync_indexes().await.expect("created");
    let row = |id| Row { id, city: if id < 4 { "Oslo" } else { "Rom" }.into(), n: id };
    rows.insert_many(&mut (0..10).map(row).collect::<Vec<_>>()).await.expect("stored");
    (database, rows)
}

fn names(explain: &Explain) -> Vec<&str> {
    explain.stages().map(|stage| stage.name.as_str()).collect()
}

#[tokio::test]
async fn which_index_is_used() {
    let (_database, rows) = rows().await;
    let explain = rows.find(|r| r.city.eq("Oslo")).explain().await.expect("explained");
    assert!(explain.uses_index("city_1_n_-1") && !explain.is_collection_scan(), "{explain}");
    assert_eq!(explain.indexes(), ["city_1_n_-1"]);
    let stats = explain.stats().expect("executed");
    assert_eq!((stats.returned, stats.keys_examined, stats.documents_examined), (4, 4, 4));
    assert!(explain.to_string().contains("IXSCAN city_1_n_-1 { city: 1, n: -1 }"), "{explain}");
    assert!(explain.to_string().contains("\n4 returned, 4 keys and 4 documents examined, "), "{explain}");
    assert!(explain.raw().contains_key("queryPlanner"));

    let explain = rows.find(|r| r.n.gt(5)).sort(|r| r.n.asc()).skip(1).limit(2).explain().await.expect("explained");
    assert!(explain.is_collection_scan() && explain.sorts(), "{explain}");
    assert_eq!(explain.indexes(), [""; 0]);

    let by_id = rows.find_by_id(&3).explain().await.expect("explained");
    assert!(by_id.uses_index("_id_"), "{by_id}");
    let one = rows.find_one(|r| r.city.eq("Rom")).explain().await.expect("explained");
    assert_eq!(one.stage().name, "LIMIT", "{one}");
}

#[tokio::test]
async fn the_plan_alone() {
    let (_database, rows) = rows().await;
    let explain = rows.find(|r| r.n.eq(5)).explain().verbosity(Verbosity::QueryPlanner).await.expect("explained");
    assert_eq!(explain.stats(), None);
    assert_eq!(names(&explain), ["COLLSCAN"]);
    let all = rows.find(|_| Filter::everything()).explain().verbosity(Verbosity::AllPlansExecution).await;
    assert_eq!(all.expect("explained").stats().map(|stats| stats.returned), Some(10));
}

#[tokio::test]
async fn options_are_sent_along() {
    let (_database, rows) = rows().await;
    let find = rows
        .find(|r| r.id.gte(0))
        .sort(|r| r.id.desc())
        .limit(3)
        .batch_size(1)
        .hint("_id_")
        .comment("why")
        .max_time(Duration::from_secs(5))
        .read_concern(mongodb::options::ReadConcern::local())
        .read_preference(mongodb::options::ReadPreference::Primary)
        .allow_disk_use(true);
    let explain = find.explain().await.expect("explained");
    assert!(explain.uses_index("_id_"), "{explain}");
    let command = explain.raw().get_document("command").expect("the query is in the reply").to_string();
    for part in [
        "\"hint\": \"_id_\"",
        "\"comment\": \"why\"",
        "\"sort\": { \"_id\": -1 }",
        "\"limit\": 3",
        "\"allowDiskUse\": true",
    ] {
        assert!(command.contains(part), "{part} in {command}");
    }
    let session = &mut rows.driver().client().start_session().await.expect("started");
    assert!(rows.find(|r| r.id.eq(1)).session(session).explain().await.is_ok());
}

#[tokio::test]
async fn counts() {
    let (_database, rows) = rows().await;
    let explain = rows.count(|r| r.city.eq("Rom")).explain().await.expect("explained");
    assert!(explain.uses_index("city_1_n_-1"), "{explain}");
}

#[tokio::test]
async fn pages() {
    let (_database, rows) = rows().await;
    let of_oslo = || rows.find(|r| r.city.eq("Oslo")).sort(|r| r.n.desc());
    let explain = of_oslo().page(2, 2).explain().await.expect("explained");
    assert!(explain.uses_index("city_1_n_-1") && names(&explain).contains(&"SKIP"), "{explain}");
    let token = of_oslo().keyset(2).await.expect("read").next.expect("more");
    let explain = of_oslo().keyset(2).after(&token).explain().await.expect("explained");
    // Which index serves it is the server's choice; MongoDB takes the one on the city.
    assert!(explain.to_string().contains("{ n: { $lt: 2 } }"), "{explain}");
    let error = of_oslo().keyset(0).explain().await.unwrap_err();
    assert!(matches!(error, docmodel::Error::InvalidOperation(_)), "{error}");
}

#[tokio::test]
async fn what_cannot_be_sent_is_not_explained() {
    let client = mongodb::Client::with_uri_str("mongodb://127.0.0.1:1").await.expect("parses");
    let rows = Row::collection(&client.database("shop"));
    let error = rows.find(|r| r.id.eq(1)).limit(0).explain().await.unwrap_err();
    assert_eq!(error.to_string(), "with a limit of 0 nothing is sent to the server, so it has nothing to explain");
    let error = rows.find(|r| r.id.eq(1)).hint("none").explain().await.unwrap_err();
    assert!(matches!(error, docmodel::Error::InvalidOperation(_)), "{error}");
}
