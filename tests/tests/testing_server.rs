//! The disposable server of `docmodel::testing`, on whatever server the environment has.

use std::collections::BTreeSet;
use std::error::Error;
use std::thread;

use bson::{Document, doc};
use docmodel::testing::{self, Capability, Server, ServerKind, TestDatabase};

type Result<T = (), E = Box<dyn Error>> = std::result::Result<T, E>;

async fn write_and_read(db: &TestDatabase) -> Result {
    let things = db.collection::<Document>("things");
    things.insert_one(doc! { "_id": 1, "name": "one" }).await?;
    let found = things.find_one(doc! { "name": "one" }).await?;
    assert_eq!(found, Some(doc! { "_id": 1, "name": "one" }));
    Ok(())
}

async fn exists(server: &Server, database: &str) -> Result<bool> {
    let names = server.client().await?.list_database_names().await?;
    Ok(names.iter().any(|name| name == database))
}

#[tokio::test]
async fn a_database_can_be_written_and_read() -> Result {
    let db = testing::database().await?;
    write_and_read(&db).await
}

/// As test harnesses do: threads, each with a runtime that is gone before the next thread asks.
#[test]
fn the_shared_server_outlives_the_runtime_that_started_it() {
    let test = || -> Result<String, String> {
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
        runtime.block_on(async {
            let db = testing::database().await.map_err(|error| error.to_string())?;
            write_and_read(&db).await.map_err(|error| error.to_string())?;
            Ok(db.server().host().to_owned())
        })
    };
    let mut hosts = BTreeSet::new();
    for _ in 0..3 {
        let threads: Vec<_> = (0..4).map(|_| thread::spawn(test)).collect();
        hosts.extend(threads.into_iter().map(|thread| thread.join().unwrap().unwrap()));
    }
    assert_eq!(hosts.len(), 1, "{hosts:?}");
}

#[tokio::test]
async fn each_test_has_a_database_of_its_own() -> Result {
    let one = testing::database().await?;
    let two = testing::database().await?;
    assert_ne!(one.name(), two.name());
    write_and_read(&one).await?;
    assert_eq!(two.collection::<Document>("things").count_documents(doc! {}).await?, 0);
    Ok(())
}

#[tokio::test]
async fn a_closed_database_is_gone() -> Result {
    let db = testing::database().await?;
    write_and_read(&db).await?;
    let (server, name) = (db.server().clone(), db.name().to_owned());
    assert!(exists(&server, &name).await?);
    db.close().await?;
    assert!(!exists(&server, &name).await?);
    Ok(())
}

#[tokio::test]
async fn a_dropped_database_is_gone() -> Result {
    let db = testing::database().await?;
    write_and_read(&db).await?;
    let (server, name) = (db.server().clone(), db.name().to_owned());
    drop(db);
    assert!(!exists(&server, &name).await?);
    Ok(())
}

#[tokio::test]
async fn the_database_of_a_test_that_panics_is_gone() -> Result {
    let server = Server::shared().await?;
    let db = server.database().await?;
    write_and_read(&db).await?;
    let name = db.name().to_owned();
    let test = tokio::spawn(async move {
        let _db = db;
        // Without the panic hook's message, which would look like a failure in the output.
        std::panic::resume_unwind(Box::new("a failing test"));
    });
    assert!(test.await.unwrap_err().is_panic());
    assert!(!exists(&server, &name).await?);
    Ok(())
}

#[tokio::test]
async fn an_own_server_ends_with_its_last_handle() -> Result {
    let server = Server::start().await?;
    if matches!(server.kind(), ServerKind::External { .. }) {
        return Ok(());
    }
    assert_ne!(server.host(), Server::shared().await?.host());
    let (host, db) = (server.host().to_owned(), server.database().await?);
    drop(server);
    write_and_read(&db).await?;
    drop(db);
    assert!(std::net::TcpStream::connect(host).is_err());
    Ok(())
}

#[tokio::test]
async fn capabilities_are_what_the_server_accepts() -> Result {
    let server = Server::shared().await?;
    let capabilities = server.capabilities().await?;
    println!("{} has {capabilities:?}", server.kind());
    if matches!(server.kind(), ServerKind::SecantusPython { .. }) {
        use Capability::{ChangeStreams, ClientBulkWrite, GeoIndex, Transactions};
        assert_eq!(capabilities, [GeoIndex, Transactions, ChangeStreams, ClientBulkWrite].into());
    }
    Ok(())
}

/// The pattern for what not every server has; here, text search must then really be there.
#[tokio::test]
async fn what_a_server_lacks_is_reported_as_skipped() -> Result {
    let db = testing::database().await?;
    if !db.server().require(Capability::TextIndex, "what_a_server_lacks_is_reported_as_skipped").await? {
        return Ok(());
    }
    let notes = db.collection::<Document>("notes");
    notes.create_index(mongodb::IndexModel::builder().keys(doc! { "body": "text" }).build()).await?;
    notes.insert_one(doc! { "body": "a bird in the hand" }).await?;
    assert!(notes.find_one(doc! { "$text": { "$search": "bird" } }).await?.is_some());
    Ok(())
}

#[tokio::test]
async fn test_commands_are_off_unless_asked_for() -> Result {
    let server = Server::builder().test_commands(true).start().await?;
    if !matches!(server.kind(), ServerKind::External { .. }) {
        assert!(server.supports(Capability::FailPoints).await?);
        assert!(!Server::shared().await?.supports(Capability::FailPoints).await?);
    }
    Ok(())
}

#[tokio::test]
async fn handles_print_without_the_connection_string() -> Result {
    let server = Server::shared().await?;
    let printed = format!("{server:?} {:?}", server.database().await?);
    assert!(printed.contains(server.host()), "{printed}");
    assert!(!printed.contains("mongodb://"), "{printed}");
    Ok(())
}
