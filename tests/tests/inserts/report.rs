//! What became of each model.

use super::{Row, ids, row};
use bson::{Bson, doc};
use docmodel::{
    Error,
    error::{DuplicateValue, InsertFailure, InsertManyError, UnstoredModel},
    prelude::*,
    testing::{self, Capability, Server},
};
use mongodb::Client;

async fn rows() -> (testing::TestDatabase, Collection<Row>) {
    let database = testing::database().await.expect("a server");
    let rows = Row::collection(&database);
    rows.sync_indexes().await.expect("synced");
    (database, rows)
}

fn report(result: docmodel::Result<usize>) -> InsertManyError {
    match result {
        Err(Error::InsertMany(report)) => *report,
        other => panic!("{other:?}"),
    }
}

fn positions(models: &[UnstoredModel]) -> Vec<usize> {
    models.iter().map(UnstoredModel::position).collect()
}

fn refused(failures: &[InsertFailure]) -> Vec<usize> {
    failures.iter().map(|failure| failure.position).collect()
}

fn broken(id: i32) -> Row {
    Row { code: "x".repeat(11), ..row(id) }
}

#[tokio::test]
async fn in_order_the_first_refusal_ends_it() {
    let (_database, rows) = rows().await;
    let models = [row(0), row(1), row(2), Row { id: 9, ..row(1) }, row(3), row(4), row(5)];
    let report = report(rows.insert_each(models.clone()).batch_size(2).await);
    assert_eq!((report.taken, report.inserted), (report.not_tried.len() + 4, 3));
    assert_eq!(report.stored().collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(refused(&report.failures), [3]);
    assert_eq!(positions(&report.not_tried), (4..report.taken).collect::<Vec<_>>());
    assert!(report.unknown.is_empty() && report.cause.is_none());
    let failure = &report.failures[0];
    assert_eq!((&failure.id, failure.model::<Row>().expect("fits")), (&Bson::Int32(9), models[3].clone()));
    let Error::DuplicateKey { index, paths, value, .. } = &failure.error else { panic!("{report}") };
    assert_eq!((index.as_str(), paths.as_slice()), ("code_1", ["code"].as_slice()));
    assert_eq!(**value, DuplicateValue::Known(doc! { "code": "c1" }));
    assert_eq!(ids(&rows).await, [0, 1, 2]);

    let left: Vec<Row> = report.remaining_models().expect("fit");
    assert_eq!(left, models[4..report.taken]);
    assert_eq!(rows.insert_each(left).await.expect("stored"), report.taken - 4);
}

#[tokio::test]
async fn out_of_order_all_others_are_stored() {
    let (_database, rows) = rows().await;
    rows.insert_each([row(1), row(5), row(6)]).await.expect("stored");
    for in_flight in [1, 3] {
        rows.delete_many(|row| row.id.gte(10)).await.expect("deleted");
        let models: Vec<_> = (0..30)
            .map(|n| match n {
                5 | 21 => broken(n),
                11 => Row { code: "c1".into(), ..row(n + 10) },
                12 => Row { id: 6, ..row(n + 10) },
                n => row(n + 10),
            })
            .collect();
        let insert = rows.insert_each(models.clone()).ordered(false).batch_size(4).in_flight(in_flight);
        let report = report(insert.await);
        assert_eq!((report.taken, report.inserted), (30, 26));
        assert_eq!(refused(&report.failures), [5, 11, 12, 21]);
        assert_eq!(report.stored().count(), 26);
        assert!(report.unknown.is_empty() && report.not_tried.is_empty() && report.cause.is_none());
        for failure in &report.failures {
            assert_eq!(failure.model::<Row>().expect("fits"), models[failure.position]);
            assert_eq!(failure.id, Bson::Int32(models[failure.position].id));
        }
        assert!(
            matches!(&report.failures[0].error, Error::Validation(error) if error.violations()[0].path() == "code")
        );
        assert!(matches!(&report.failures[2].error, Error::DuplicateKey { index, .. } if index == "_id_"));
        assert_eq!(rows.count(|_| Filter::everything()).await.expect("counted"), 29);
    }
}

#[tokio::test]
async fn a_broken_rule_is_a_failure_of_one_model() {
    let (_database, rows) = rows().await;
    // In order, all before it are stored, though they share its batch, and nothing after it is taken.
    let mut models = vec![row(0), row(1), broken(2), row(3)].into_iter();
    let in_order = report(rows.insert_each(models.by_ref()).await);
    assert_eq!((in_order.taken, in_order.inserted, refused(&in_order.failures)), (3, 2, vec![2]));
    assert_eq!(models.next(), Some(row(3)));
    assert_eq!(ids(&rows).await, [0, 1]);
    assert_eq!(
        in_order.to_string(),
        "2 stored, 1 refused\n  [2] rows: the document breaks a rule\n    code: must have at most 10 characters, has 11"
    );

    // A refusal of the server comes to light later, and is of a model before it.
    let both = report(rows.insert_each([row(5), row(0), row(6), broken(7)]).await);
    assert_eq!((refused(&both.failures), positions(&both.not_tried)), (vec![1, 3], vec![2]));
    assert_eq!(ids(&rows).await, [0, 1, 5]);

    // In no order, it is left out of the batch, and those after it are still told apart.
    let apart = report(rows.insert_each([row(7), broken(8), row(0), row(10)]).ordered(false).await);
    assert_eq!((apart.inserted, refused(&apart.failures)), (2, vec![1, 2]));
    assert_eq!((&apart.failures[0].id, &apart.failures[1].id), (&Bson::Int32(8), &Bson::Int32(0)));
    assert_eq!(apart.stored().collect::<Vec<_>>(), [0, 3]);
    assert_eq!(ids(&rows).await, [0, 1, 5, 7, 10]);

    // Of many that are lent, none is stored.
    let error = rows.insert_many(&mut [row(8), broken(9)]).ordered(false).await.expect_err("breaks a rule");
    assert!(matches!(&error, Error::Validation(error) if error.violations()[0].path() == "[1].code"), "{error}");
    assert_eq!(ids(&rows).await, [0, 1, 5, 7, 10]);
}

#[tokio::test]
async fn models_that_cannot_be_documents_are_failures() {
    #[derive(Debug, PartialEq, DocumentModel)]
    #[document(collection = "rows")]
    struct Map {
        #[field(id)]
        id: i32,
        stock: std::collections::BTreeMap<String, String>,
    }
    let database = testing::database().await.expect("a server");
    let maps = Map::collection(&database);
    let map = |id, key: &str, value: String| Map { id, stock: [(key.to_owned(), value)].into() };
    let models = [
        map(0, "a", String::new()),
        map(1, "$a", String::new()),
        map(2, "größe", "x".repeat(16 * 1024 * 1024)),
        map(3, "b", String::new()),
    ];
    let report = report(maps.insert_each(models).ordered(false).await);
    assert_eq!((report.inserted, refused(&report.failures)), (2, vec![1, 2]));
    let [key, size] = report.failures.as_slice() else { panic!("{report}") };
    assert!(matches!(&key.error, Error::Validation(_)) && key.id == Bson::Int32(1), "{report}");
    assert!(key.model::<Map>().is_err(), "it has no document");
    assert!(matches!(&size.error, Error::DocumentTooLarge { id, .. } if id == "2"), "{report}");
    assert_eq!(size.model::<Map>().expect("is a document").stock["größe"].len(), 16 * 1024 * 1024);
}

#[tokio::test]
async fn thousands_of_failures_are_a_short_text() {
    let (_database, rows) = rows().await;
    rows.insert_each((0..10_000).map(row)).await.expect("stored");
    // Others, with the ids of these.
    let mut models: Vec<_> = (0..10_002).map(|id| Row { code: format!("d{id}"), ..row(id) }).collect();
    let report = report(rows.insert_many(&mut models).ordered(false).await);
    assert_eq!((report.inserted, report.failures.len()), (2, 10_000));
    let text = report.to_string();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 7, "{text}");
    assert_eq!(lines[0], "2 stored, 10000 refused");
    assert_eq!(lines[2], "  [1] rows: another document has { _id: 1 } in the unique index `_id_`");
    assert_eq!(lines[6], "  and 9995 more");
}

#[tokio::test]
async fn without_a_server_nothing_is_tried() {
    let uri = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200&connectTimeoutMS=200";
    let client = Client::with_uri_str(uri).await.expect("parses");
    let rows = Row::collection(&client.database("shop"));
    let mut models = vec![row(0), row(1), row(2)];
    let report = report(rows.insert_many(&mut models).await);
    assert_eq!((report.inserted, positions(&report.not_tried)), (0, vec![0, 1, 2]));
    assert!(matches!(report.cause.as_deref(), Some(Error::Unreachable { .. })));
    let text = report.to_string();
    assert!(text.starts_with("0 stored, 3 not tried\n  no MongoDB server answers at 127.0.0.1:1: "), "{text}");
    assert_eq!(report.remaining_of(&mut models).len(), 3);
    assert!(std::error::Error::source(&report).is_some());
}

/// The server stores the batch, and then says that other members have not.
#[tokio::test]
async fn a_write_concern_that_is_not_met_leaves_it_open() {
    let server = Server::builder().test_commands(true).start().await.expect("a server");
    let name = "a_write_concern_that_is_not_met_leaves_it_open";
    if !server.require(Capability::FailPoints, name).await.expect("asked") {
        return;
    }
    let database = server.database().await.expect("a database");
    let rows = Row::collection(&database);
    let fail = doc! {
        "configureFailPoint": "failCommand",
        "mode": { "times": 1 },
        "data": { "failCommands": ["insert"], "writeConcernError": { "code": 100, "errmsg": "not enough members" } },
    };
    let admin = database.client().database("admin");
    admin.run_command(fail.clone()).await.expect("set");
    let result = rows.insert_each((0..5).map(row)).ordered(false).batch_size(2).await;
    let report = report(result);
    assert_eq!((report.inserted, positions(&report.unknown)), (0, vec![0, 1]), "{report}");
    assert!(matches!(report.cause.as_deref(), Some(Error::WriteConcern { code: 100, .. })), "{report}");
    assert_eq!(report.taken, 2 + report.not_tried.len());
    let again = rows.insert_each(report.remaining_models::<Row>().expect("fit")).ordered(false).await;
    let Err(Error::InsertMany(again)) = again else { panic!("the first batch is there: {again:?}") };
    assert!(
        again
            .failures
            .iter()
            .all(|failure| matches!(&failure.error, Error::DuplicateKey { index, .. } if index == "_id_"))
    );

    admin.run_command(fail).await.expect("set");
    let error = rows.insert_one(&mut row(9)).await.expect_err("the same");
    assert!(matches!(&error, Error::WriteConcern { code: 100, .. }), "{error:?}");
    assert_eq!(
        error.to_string(),
        "rows: the write was done, but is not as safe as was asked for: not enough members (code 100)"
    );
}
