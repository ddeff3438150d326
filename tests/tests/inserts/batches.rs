//! What goes to the server at once.

use super::{Row, ids, row};
use docmodel::{Error, prelude::*, testing};
use futures_util::{StreamExt, stream};
use mongodb::{
    Client,
    event::{EventHandler, command::CommandEvent},
    options::ClientOptions,
};
use std::sync::{Arc, Mutex};

/// A collection, and how many documents each command that stores some of them has, with the bytes of all.
async fn watched() -> (testing::TestDatabase, Collection<Row>, Arc<Mutex<Vec<(usize, usize)>>>) {
    let database = testing::database().await.expect("a server");
    let mut options = ClientOptions::parse(database.server().uri()).await.expect("parses");
    let commands = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&commands);
    options.command_event_handler = Some(EventHandler::callback(move |event| {
        let CommandEvent::Started(event) = event else { return };
        if let Ok(documents) = event.command.get_array("documents") {
            let bytes =
                documents.iter().filter_map(|document| Some(document.as_document()?.to_vec().ok()?.len())).sum();
            seen.lock().expect("no panic").push((documents.len(), bytes));
        }
    }));
    let client = Client::with_options(options).expect("a client");
    let rows = Row::collection(&client.database(database.name()));
    (database, rows, commands)
}

fn sent(commands: &Mutex<Vec<(usize, usize)>>) -> Vec<usize> {
    commands.lock().expect("no panic").drain(..).map(|(documents, _)| documents).collect()
}

#[tokio::test]
async fn are_limited_by_count() {
    let (_database, rows, commands) = watched().await;
    assert_eq!(rows.insert_each((0..25).map(row)).batch_size(10).await.expect("stored"), 25);
    assert_eq!(sent(&commands), [10, 10, 5]);
    let mut exact: Vec<_> = (25..45).map(row).collect();
    assert_eq!(rows.insert_many(&mut exact).batch_size(10).ordered(false).await.expect("stored"), 20);
    assert_eq!(sent(&commands), [10, 10]);
    assert_eq!(rows.insert_each((45..47).map(row)).batch_size(0).await.expect("stored"), 2, "taken for 1");
    assert_eq!(sent(&commands), [1, 1]);
    assert_eq!(ids(&rows).await, (0..47).collect::<Vec<_>>());
    assert_eq!(rows.insert_each([]).await.expect("nothing to do"), 0);
    assert!(sent(&commands).is_empty());
}

#[tokio::test]
async fn are_limited_by_bytes() {
    let (_database, rows, commands) = watched().await;
    let one = docmodel::to_vec(&row(0)).expect("encodes").len();
    // Ids below 10, so that all are of one length.
    assert_eq!(rows.insert_each((0..9).map(row)).batch_bytes(4 * one).await.expect("stored"), 9);
    assert_eq!(*commands.lock().expect("no panic"), [(4, 4 * one), (4, 4 * one), (1, one)]);
    sent(&commands);
    let large = |id| Row { text: "x".repeat(10 * one), ..row(id) };
    let mixed = [row(10), large(11), row(12), row(13), large(14)];
    assert_eq!(rows.insert_each(mixed).batch_bytes(4 * one).await.expect("stored"), 5);
    assert_eq!(sent(&commands), [1, 1, 2, 1], "what is larger than a batch goes alone");
}

/// 12 MiB are more than one batch, and fewer than one message.
#[tokio::test]
async fn are_of_a_mebibyte() {
    let (_database, rows, commands) = watched().await;
    let large = |id| Row { text: "x".repeat(256 * 1024), ..row(id) };
    assert_eq!(rows.insert_each((0..48).map(large)).await.expect("stored"), 48);
    let commands = commands.lock().expect("no panic");
    // A fourth text would fit, but for the keys.
    assert!(commands.iter().all(|(documents, bytes)| *documents == 3 && *bytes < 1024 * 1024), "{commands:?}");
}

#[tokio::test]
async fn come_from_a_stream() {
    let (_database, rows, commands) = watched().await;
    let models = stream::iter(0..100).then(async |id| {
        if id % 7 == 0 {
            tokio::task::yield_now().await;
        }
        row(id)
    });
    assert_eq!(rows.insert_stream(models).batch_size(40).await.expect("stored"), 100);
    assert_eq!(sent(&commands), [40, 40, 20]);
    assert_eq!(ids(&rows).await, (0..100).collect::<Vec<_>>());
}

/// An iterator that is read as a whole would never end.
#[tokio::test]
async fn are_taken_as_they_are_sent() {
    let (_database, rows, commands) = watched().await;
    rows.sync_indexes().await.expect("synced");
    let mut endless = (0..).map(|id| if id < 95 { row(id) } else { Row { code: "c90".into(), ..row(id) } });
    let error = rows.insert_each(endless.by_ref()).batch_size(10).await.expect_err("twice the same code");
    let Error::InsertMany(report) = error else { panic!("{error}") };
    assert_eq!((report.inserted, report.failures[0].position), (95, 95));
    // At the most one batch was filled when the answer came, and the model that did not go into it.
    assert!((96..=111).contains(&report.taken), "{}", report.taken);
    assert_eq!(endless.next().map(|row| row.id), i32::try_from(report.taken).ok(), "the others are left");
    assert_eq!(sent(&commands), [10; 10]);
}

#[tokio::test(flavor = "multi_thread")]
async fn can_be_stored_at_once() {
    let (_database, rows, commands) = watched().await;
    let insert = rows.insert_each((0..1_000).map(row)).ordered(false).batch_size(100).in_flight(4);
    assert_eq!(insert.await.expect("stored"), 1_000);
    assert_eq!(sent(&commands), [100; 10]);
    assert_eq!(ids(&rows).await, (0..1_000).collect::<Vec<_>>());

    let error = rows.insert_each([row(0)]).in_flight(2).await.expect_err("in which order?");
    assert!(error.to_string().ends_with("with `.in_flight(..)`, say `.ordered(false)`, too"), "{error}");
    let mut session = rows.driver().client().start_session().await.expect("started");
    let error = rows.insert_many(&mut [row(0)]).ordered(false).in_flight(2).session(&mut session).await;
    let error = error.expect_err("one at a time").to_string();
    assert_eq!(error, "a session has one operation at a time: leave out `.in_flight(..)` or `.session(..)`");
    assert!(sent(&commands).is_empty());
}

#[tokio::test]
async fn belong_to_a_transaction() {
    let (database, rows, commands) = watched().await;
    database.create_collection("rows").await.expect("created");
    let mut session = rows.driver().client().start_session().await.expect("started");
    session.start_transaction().await.expect("started");
    assert_eq!(rows.insert_each((0..30).map(row)).batch_size(10).session(&mut session).await.expect("stored"), 30);
    assert_eq!(rows.insert_many(&mut [row(30)]).session(&mut session).await.expect("stored"), 1);
    assert!(ids(&rows).await.is_empty());
    session.abort_transaction().await.expect("aborted");
    assert!(ids(&rows).await.is_empty());
    session.start_transaction().await.expect("started");
    assert_eq!(rows.insert_each((0..30).map(row)).batch_size(10).session(&mut session).await.expect("stored"), 30);
    session.commit_transaction().await.expect("committed");
    assert_eq!(ids(&rows).await.len(), 30);
    assert_eq!(sent(&commands), [10, 10, 10, 1, 10, 10, 10]);
}

#[tokio::test]
async fn tell_their_progress() {
    let (_database, rows, _) = watched().await;
    rows.sync_indexes().await.expect("synced");
    let mut told = Vec::new();
    rows.insert_each((0..25).map(row)).batch_size(10).progress(|done| told.push(done)).await.expect("stored");
    assert_eq!(told, [10, 20, 25]);
    // Two are refused by the server, and one breaks a rule: these are done with, too.
    let broken = Row { code: "x".repeat(11), ..row(32) };
    let models = [row(30), row(0), row(31), broken, row(1)];
    let mut told = Vec::new();
    let insert = rows.insert_each(models).ordered(false).batch_size(10).progress(|done| told.push(done));
    insert.await.expect_err("three failures");
    assert_eq!(told, [5]);
}

#[tokio::test]
async fn fill_in_ids_that_are_not_set() {
    #[derive(Debug, DocumentModel)]
    #[document(collection = "rows")]
    struct Unset {
        #[field(id)]
        id: ObjectId,
        n: i32,
    }
    let database = testing::database().await.expect("a server");
    let rows = Unset::collection(&database);
    let nil = ObjectId::from_bytes([0; 12]);
    assert_eq!(rows.insert_each((0..3).map(|n| Unset { id: nil, n })).await.expect("stored"), 3);
    let read = rows.find(|_| Filter::everything()).sort(|row| row.n.asc()).await.expect("read");
    assert_eq!(read.iter().map(|row| row.n).collect::<Vec<_>>(), [0, 1, 2]);
    assert!(read.iter().all(|row| row.id != nil) && read[0].id != read[1].id);
}

#[test]
fn a_builder_shows_no_models() {
    fn assert_send<T: Send>(_: &T) {}
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let client = Client::with_uri_str("mongodb://127.0.0.1:1").await.expect("parses");
        let rows = Row::collection(&client.database("shop"));
        let insert = rows.insert_each((0..).map(row));
        assert_eq!(format!("{insert:?}"), "InsertEach(rows.insertMany(..))");
        assert_send(&insert.into_future());
        let plan = rows.insert_many(&mut [row(1), row(2)]).ordered(false).in_flight(3).plan().to_string();
        assert!(
            plan.starts_with("db.rows.insertMany([{ _id: 1, code: \"c1\"") && plan.contains("ordered: false"),
            "{plan}"
        );
    });
}
