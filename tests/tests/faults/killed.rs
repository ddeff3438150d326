//! A server that is killed while it stores.

use super::{Row, assert_true, row, stored};
use docmodel::{
    Error,
    prelude::*,
    testing::{Server, ServerKind},
};
use mongodb::{Client, options::ClientOptions};
use std::{sync::mpsc, thread, time::Duration};

/// So many are stored before the server is killed, and as many after it has come back.
const MODELS: usize = 2_000;

/// A client whose writes are in the server's journal when they are acknowledged, and that does not wait for a dead
/// server.
async fn client(server: &Server, retries: bool) -> Client {
    let uri = format!("{}&w=1&journal=true&retryWrites={retries}", server.uri());
    let mut options = ClientOptions::parse(uri).await.expect("parses");
    options.server_selection_timeout = Some(Duration::from_millis(500));
    Client::with_options(options).expect("a client")
}

/// Kills the server as soon as `kill` says so.
fn killer(server: Server) -> (mpsc::Sender<()>, thread::JoinHandle<()>) {
    let (kill, killed) = mpsc::channel();
    let end = thread::spawn(move || {
        killed.recv().expect("somebody says so");
        drop(server);
    });
    (kill, end)
}

async fn keeps_its_word(ordered: bool, in_flight: usize, retries: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let start = || Server::builder().storage(folder.path());
    let server = start().start().await.expect("a server");
    if let ServerKind::External { product } = server.kind() {
        eprintln!("skipped: {product} was not started here, and so is not killed");
        return;
    }
    let port = server.port();
    let rows = Row::collection(&client(&server, retries).await.database("shop"));
    let (kill, killer) = killer(server);
    // Without an end, so that the server is killed in the middle.
    let mut models = (0..).map(row);
    let insert = rows.insert_each(models.by_ref()).ordered(ordered).in_flight(in_flight).batch_size(500);
    let insert = insert.progress(|done| {
        if done >= MODELS {
            // Once is enough, and afterwards nobody listens.
            let _ = kill.send(());
        }
    });
    let error = insert.await.expect_err("the server is gone");
    let Error::InsertMany(report) = error else { panic!("{error:?}") };
    assert!(report.inserted >= MODELS && report.cause.is_some(), "{report}");
    assert!(report.unknown.len() <= 500 * in_flight, "{report}");
    assert_eq!(report.failures.len(), 0, "{report}");
    killer.join().expect("no panic");

    let server = start().port(port).start().await.expect("the server, again");
    let again = Row::collection(&client(&server, retries).await.database("shop"));
    assert_true(&report, &again).await;

    // The old client finds the server by itself, and goes on where it stopped.
    let remaining = report.remaining_models::<Row>().expect("fit").into_iter().chain(models.take(MODELS));
    match rows.insert_each(remaining).ordered(false).await {
        Ok(_) => {}
        Err(Error::InsertMany(twice)) => {
            let is_there = |error: &Error| matches!(error, Error::DuplicateKey { index, .. } if index == "_id_");
            assert!(twice.failures.iter().all(|failure| is_there(&failure.error)), "{twice}");
            assert!(twice.cause.is_none() && twice.failures.len() <= report.unknown.len(), "{twice}");
        }
        Err(error) => panic!("{error}"),
    }
    assert_eq!(stored(&again).await, (0..report.taken + MODELS).collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn has_all_that_it_acknowledged() {
    keeps_its_word(true, 1, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn has_all_that_it_acknowledged_of_several_batches() {
    keeps_its_word(false, 3, true).await;
}
