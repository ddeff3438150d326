//! Models whose insert breaks off: what each of them says of itself then.

use super::{assert_is_there, proxy::Proxy};
use docmodel::{
    Error, Snapshot,
    error::{InsertManyError, UnstoredModel},
    prelude::*,
    testing,
};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "parts", track_changes)]
struct Part {
    #[field(id)]
    id: ObjectId,
    position: i32,
    #[field(version)]
    revision: i64,
    snapshot: Snapshot,
}

fn parts(count: i32) -> Vec<Part> {
    let part =
        |position| Part { id: ObjectId::from_bytes([0; 12]), position, revision: 0, snapshot: Snapshot::default() };
    (0..count).map(part).collect()
}

fn position(part: &Part) -> usize {
    usize::try_from(part.position).expect("a position")
}

/// A model has the version and the snapshot of what is stored if the server said that it is, and not otherwise.
async fn assert_models_know(models: &[Part], report: &InsertManyError, direct: &Collection<Part>) {
    let there: BTreeSet<_> = direct.find(|_| Filter::everything()).await.expect("read").iter().map(position).collect();
    let said: BTreeSet<_> = report.stored().collect();
    let unknown: BTreeSet<_> = report.unknown.iter().map(UnstoredModel::position).collect();
    assert!(said.is_subset(&there), "said to be stored, and not there");
    assert!(there.is_subset(&said.union(&unknown).copied().collect()), "there, and not said");
    let ids: BTreeSet<_> = models.iter().map(|part| part.id).collect();
    assert_eq!(ids.len(), models.len(), "each has an id, stored or not");
    for part in models {
        let is_stored = said.contains(&position(part));
        assert_eq!(part.revision, i64::from(is_stored), "{part:?}");
        assert_eq!(part.snapshot.stored().is_some(), is_stored, "{part:?}");
    }
    for unstored in report.unknown.iter().chain(&report.not_tried) {
        assert_eq!(unstored.id(), models[unstored.position()].id.into());
    }
}

/// A batch in the middle is stored, and its reply is lost.
#[tokio::test(flavor = "multi_thread")]
async fn know_what_is_certain() {
    for (ordered, in_flight) in [(true, 1), (false, 1), (false, 3)] {
        let database = testing::database().await.expect("a server");
        let proxy = Proxy::losing(database.server(), "insert", 3, 1).await;
        let client = proxy.client("retryWrites=false").await;
        let parts = Part::collection(&client.database(database.name()));
        let direct = Part::collection(&database);
        let mut models = self::parts(1_000);
        let insert = parts.insert_many(&mut models).ordered(ordered).in_flight(in_flight).batch_size(100);
        let Err(Error::InsertMany(report)) = insert.await else { panic!("no reply") };
        assert_eq!((report.taken, report.failures.len()), (1_000, 0), "{report}");
        assert_eq!(report.unknown.len(), 100, "{report}");
        assert!(report.inserted >= 300 && !report.not_tried.is_empty(), "{report}");
        assert!(matches!(report.cause.as_deref(), Some(Error::Driver(_))), "{:?}", report.cause);
        if in_flight == 1 {
            assert_eq!((report.inserted, report.not_tried.len()), (300, 600), "{report}");
            assert_eq!(report.unknown[0].position(), 300, "{report}");
        }
        assert_models_know(&models, &report, &direct).await;

        // What a model says of itself is what a save goes by.
        let (unknown, not_tried) = (report.unknown[0].position(), report.not_tried[0].position());
        let stored = report.stored().next().expect("some are");
        models[stored].position += 10_000;
        parts.save(&mut models[stored]).await.expect("updated");
        assert_eq!(models[stored].revision, 2);
        parts.save(&mut models[not_tried]).await.expect("inserted");
        assert_is_there(parts.save(&mut models[unknown]).await.expect_err("it was stored, and is not known to be"));

        // Once more, those that are not known to be stored: the ones that are say so.
        let rest = report.remaining_of(&mut models).into_iter().filter(|part| part.revision == 0);
        let Err(Error::InsertMany(twice)) = parts.insert_many(rest).ordered(false).await else {
            panic!("100 are there")
        };
        assert_eq!(twice.failures.len(), 100, "{twice}");
        twice.failures.into_iter().for_each(|failure| assert_is_there(failure.error));
        assert_eq!(direct.count(|_| Filter::everything()).await.expect("counted"), 1_000);
        assert_eq!(models.iter().filter(|part| part.revision == 0).count(), 100);
    }
}

/// A reply that is lost once is asked for again, and the models are stored.
#[tokio::test(flavor = "multi_thread")]
async fn are_stored_once_by_a_repeated_request() {
    let database = testing::database().await.expect("a server");
    let proxy = Proxy::losing(database.server(), "insert", 2, 1).await;
    let client = proxy.client("retryWrites=true").await;
    let mut models = parts(500);
    let parts = Part::collection(&client.database(database.name()));
    assert_eq!(parts.insert_many(&mut models).batch_size(100).await.expect("stored"), 500);
    assert_eq!(proxy.seen(), 6);
    assert!(models.iter().all(|part| part.revision == 1 && part.snapshot.stored().is_some()));
    let mut stored = Part::collection(&database).find(|_| Filter::everything()).await.expect("read");
    stored.sort_by_key(position);
    assert_eq!(stored, models);
}
