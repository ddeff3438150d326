//! What a model is in memory when its write has failed: as it was, unless the server has stored it nevertheless.

use bson::doc;
use docmodel::{
    Error, Millis, Snapshot, Tracked as _,
    prelude::*,
    testing::{self, Capability, Server},
};
use std::time::SystemTime;

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "products", timestamps)]
#[index(name, unique)]
struct Product {
    #[field(id)]
    id: i32,
    #[field(min_length = 1)]
    name: String,
    created_at: Millis<SystemTime>,
    updated_at: Option<DateTime>,
    #[field(version)]
    revision: i64,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "tracked", timestamps, track_changes)]
#[index(name, unique)]
struct Tracked {
    #[field(id)]
    id: i32,
    #[field(min_length = 1)]
    name: String,
    created_at: Option<Millis<SystemTime>>,
    updated_at: DateTime,
    #[field(version)]
    revision: i32,
    snapshot: Snapshot,
}

const UNSET: DateTime = DateTime::from_millis(0);
const LONG_AGO: DateTime = DateTime::from_millis(1_000);

fn product(id: i32) -> Product {
    let created_at = Millis::new(SystemTime::UNIX_EPOCH);
    Product { id, name: format!("no {id}"), created_at, updated_at: None, revision: 0 }
}

fn tracked(id: i32) -> Tracked {
    let (name, snapshot) = (format!("no {id}"), Snapshot::default());
    Tracked { id, name, created_at: None, updated_at: UNSET, revision: 0, snapshot }
}

#[tokio::test]
async fn an_insert_that_fails_leaves_the_times() {
    let database = testing::database().await.expect("a server");
    let products = Product::collection(&database);
    products.sync_indexes().await.expect("synced");
    products.insert_one(&mut product(1)).await.expect("stored");

    let nameless = Product { name: String::new(), ..product(2) };
    for before in [nameless, product(1), Product { updated_at: Some(LONG_AGO), ..product(1) }] {
        let mut new = before.clone();
        products.insert_one(&mut new).await.expect_err("a rule, or a duplicate");
        assert_eq!(new, before);
        products.save(&mut new).await.expect_err("a rule, or a conflict");
        assert_eq!(new, before);
        products.bulk().insert(&mut new).await.expect_err("a rule, or a duplicate");
        assert_eq!(new, before);
    }
}

#[tokio::test]
async fn of_several_those_that_are_not_stored_are_left() {
    let database = testing::database().await.expect("a server");
    let products = Product::collection(&database);
    let states = |models: &[Product]| {
        let is_stamped = |model: &Product| {
            assert_eq!(model.updated_at.is_some(), model.created_at > product(0).created_at);
            (model.updated_at.is_some(), model.revision)
        };
        models.iter().map(is_stamped).collect::<Vec<_>>()
    };
    let mut models = [product(1), product(2), product(1), product(3)];
    products.insert_many(&mut models).await.expect_err("a duplicate");
    assert_eq!(states(&models), [(true, 1), (true, 1), (false, 0), (false, 0)]);

    let mut models = [product(4), product(1), product(5)];
    let [first, second, third] = &mut models;
    let bulk = products.bulk().insert(first).insert(second).insert(third).ordered(false);
    bulk.await.expect_err("a duplicate");
    assert_eq!(states(&models), [(true, 1), (false, 0), (true, 1)]);

    let mut models = [product(6), Product { name: String::new(), ..product(7) }];
    products.insert_many(&mut models).await.expect_err("a rule");
    assert_eq!(states(&models), [(false, 0); 2]);
}

#[tokio::test]
async fn a_save_that_fails_leaves_the_times() {
    let database = testing::database().await.expect("a server");
    let all = Tracked::collection(&database);
    all.sync_indexes().await.expect("synced");
    all.insert_many(&mut [tracked(1), tracked(2)]).await.expect("stored");
    all.driver().update_many(doc! {}, doc! { "$set": { "updated_at": LONG_AGO } }).await.expect("updated");
    let load = async || all.find_by_id(&1).await.expect("read").expect("there");

    for name in ["", "no 2"] {
        let mut model = load().await;
        name.clone_into(&mut model.name);
        let before = model.clone();
        all.save(&mut model).await.expect_err("a rule, or a duplicate");
        assert_eq!(model, before);
        assert!(model.is_changed().expect("compared"), "what was not saved still is to be");
        all.replace(&mut model).await.expect_err("a rule, or a duplicate");
        assert_eq!(model, before);
    }

    let mut model = load().await;
    all.update_one(|t| t.id.eq(1)).apply(|t| t.name.set("theirs")).await.expect("updated");
    model.name = "mine".into();
    let before = model.clone();
    for refused in [all.save(&mut model).await, all.replace(&mut model).await] {
        assert!(matches!(refused, Err(Error::Conflict { expected: Some(1), found: Some(2), .. })), "{refused:?}");
    }
    assert_eq!(model, before);
    all.reload(&mut model).await.expect("read");
    model.name = "mine".into();
    all.save(&mut model).await.expect("saved");
    assert!(model.updated_at > LONG_AGO && model.revision == 3);
}

/// The server does a write, and then says that other members have not.
struct Unconfirming {
    database: testing::TestDatabase,
}

impl Unconfirming {
    /// None if the server has no fail points.
    async fn new(test: &str) -> Option<Self> {
        let server = Server::builder().test_commands(true).start().await.expect("a server");
        if !server.require(Capability::FailPoints, test).await.expect("asked") {
            return None;
        }
        Some(Self { database: server.database().await.expect("a database") })
    }

    /// The next command of this name is answered so.
    async fn next(&self, command: &str) {
        let fail = doc! {
            "configureFailPoint": "failCommand",
            "mode": { "times": 1 },
            "data": { "failCommands": [command], "writeConcernError": { "code": 100, "errmsg": "not enough members" } },
        };
        self.database.client().database("admin").run_command(fail).await.expect("set");
    }
}

fn assert_unconfirmed<T: std::fmt::Debug>(result: docmodel::Result<T>) {
    assert!(matches!(result, Err(Error::WriteConcern { code: 100, .. })), "{result:?}");
}

#[tokio::test]
async fn what_is_stored_without_enough_members_is_known_to_be() {
    let Some(server) = Unconfirming::new("what_is_stored_without_enough_members_is_known_to_be").await else { return };
    let products = Product::collection(&server.database);
    let stored = async || products.find_by_id(&1).await.expect("read").expect("there");

    let mut model = product(1);
    server.next("insert").await;
    assert_unconfirmed(products.insert_one(&mut model).await);
    assert_eq!((model.revision, stored().await), (1, model.clone()));
    model.name = "replaced".into();
    server.next("update").await;
    assert_unconfirmed(products.replace(&mut model).await);
    assert_eq!((model.revision, stored().await), (2, model.clone()));
    model.name = "saved".into();
    server.next("update").await;
    assert_unconfirmed(products.save(&mut model).await);
    assert_eq!((model.revision, stored().await), (3, model.clone()));
    model.name = "again".into();
    products.save(&mut model).await.expect("no conflict");

    let mut upserted = product(2);
    server.next("update").await;
    assert_unconfirmed(products.save(&mut upserted).await);
    assert_eq!(upserted.revision, 1);
    let mut many = [product(3), product(4)];
    server.next("insert").await;
    products.insert_many(&mut many).await.expect_err("unconfirmed");
    for model in &mut many {
        assert_eq!(model.revision, 1);
        products.save(model).await.expect("no conflict");
    }
    let mut one_of_bulk = product(5);
    server.next("insert").await;
    let bulk = products.bulk().insert(&mut one_of_bulk).await;
    let Err(Error::BulkWrite(report)) = bulk else { panic!("{bulk:?}") };
    assert!(
        report.succeeded().eq([0]) && matches!(report.cause.as_deref(), Some(Error::WriteConcern { .. })),
        "{report}"
    );
    assert_eq!(one_of_bulk.revision, 1);

    server.next("delete").await;
    assert_unconfirmed(products.delete(&model).await);
    assert_eq!(products.find_by_id(&1).await.expect("read"), None);
}

#[tokio::test]
async fn changes_that_are_stored_without_enough_members_are_sent_once() {
    let Some(server) = Unconfirming::new("changes_that_are_stored_without_enough_members_are_sent_once").await else {
        return;
    };
    let all = Tracked::collection(&server.database);
    let mut model = tracked(1);
    server.next("insert").await;
    assert_unconfirmed(all.save(&mut model).await);
    assert!(!model.is_changed().expect("compared"));
    model.name = "changed".into();
    server.next("update").await;
    assert_unconfirmed(all.save(&mut model).await);
    assert!(!model.is_changed().expect("compared"));
    assert_eq!(all.find_by_id(&1).await.expect("read"), Some(model.clone()));
    assert_eq!(model.revision, 2);
    model.name = "changed again".into();
    all.save(&mut model).await.expect("no conflict");
}

#[tokio::test]
async fn a_write_that_finds_nothing_is_not_done_whoever_confirms_that() {
    let Some(server) = Unconfirming::new("a_write_that_finds_nothing_is_not_done_whoever_confirms_that").await else {
        return;
    };
    let products = Product::collection(&server.database);
    let mut model = product(1);
    products.insert_one(&mut model).await.expect("stored");
    let mut outdated = model.clone();
    products.save(&mut model).await.expect("saved");
    let before = outdated.clone();
    let is_conflict = |result: docmodel::Result<()>| {
        assert!(matches!(result, Err(Error::Conflict { expected: Some(1), found: Some(2), .. })), "{result:?}");
    };
    server.next("update").await;
    is_conflict(products.save(&mut outdated).await);
    server.next("update").await;
    is_conflict(products.replace(&mut outdated).await);
    server.next("delete").await;
    is_conflict(products.delete(&outdated).await);
    assert_eq!(outdated, before);
}
