//! `save` of models that do not track their changes, and of those that have a version as well.

use bson::{Document, doc};
use docmodel::{Error, Snapshot, prelude::*, testing};

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "plain")]
struct Plain {
    #[field(id)]
    id: ObjectId,
    name: String,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "versioned")]
struct Versioned {
    #[field(id)]
    id: i32,
    name: String,
    #[field(version)]
    revision: i64,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "tracked", track_changes)]
struct Tracked {
    #[field(id)]
    id: i32,
    name: String,
    lines: Vec<i32>,
    #[field(computed = "Tracked::count")]
    count: i32,
    #[field(version)]
    revision: i32,
    snapshot: Snapshot,
}

impl Tracked {
    fn count(&self) -> i32 {
        i32::try_from(self.lines.len()).unwrap_or(i32::MAX)
    }
}

fn tracked() -> Tracked {
    Tracked { id: 1, name: "a".into(), lines: vec![1, 2], count: 0, revision: 0, snapshot: Snapshot::default() }
}

#[tokio::test]
async fn a_plain_model_is_stored_whether_it_is_new_or_not() {
    let database = testing::database().await.expect("a server");
    let plain = Plain::collection(&database);
    let mut model = Plain { id: ObjectId::from_bytes([0; 12]), name: "a".into() };
    plain.save(&mut model).await.expect("stored");
    assert_ne!(model.id.bytes(), [0; 12], "a new model gets an id");
    model.name = "b".into();
    plain.save(&mut model).await.expect("stored");
    assert_eq!(plain.find(|_| Filter::everything()).await.expect("read"), [model.clone()]);
    let sent = plain.save(&mut model).plan().to_string();
    let id = model.id;
    assert_eq!(
        sent.lines().next(),
        Some(
            format!(
                r#"db.plain.replaceOne({{ _id: ObjectId("{id}") }}, {{ _id: ObjectId("{id}"), name: "b" }}, {{ upsert: true }})"#
            )
            .as_str()
        )
    );
}

#[tokio::test]
async fn a_version_says_whether_a_model_is_new() {
    let database = testing::database().await.expect("a server");
    let versioned = Versioned::collection(&database);
    let mut model = Versioned { id: 1, name: "a".into(), revision: 0 };
    versioned.save(&mut model).await.expect("inserted");
    assert_eq!(model.revision, 1);
    model.name = "b".into();
    versioned.save(&mut model).await.expect("saved");
    assert_eq!(model.revision, 2);
    assert_eq!(versioned.find_by_id(&1).await.expect("read"), Some(model.clone()));

    let mut new = Versioned { id: 1, name: "c".into(), revision: 0 };
    let error = versioned.save(&mut new).await.expect_err("there is one");
    assert!(matches!(error, Error::Conflict { expected: Some(0), found: Some(2), .. }), "{error}");
    assert_eq!(new.revision, 0);

    versioned.delete(&model).await.expect("deleted");
    let error = versioned.save(&mut model).await.expect_err("a loaded document is not made anew");
    assert!(matches!(error, Error::Conflict { expected: Some(2), found: None, .. }), "{error}");
}

#[tokio::test]
async fn changes_are_sent_for_one_version() {
    let database = testing::database().await.expect("a server");
    let all = Tracked::collection(&database);
    let mut model = tracked();
    all.save(&mut model).await.expect("inserted");
    assert_eq!(model.revision, 1);
    model.lines[1] = 5;
    assert_eq!(
        all.save(&mut model).plan().to_string().lines().next(),
        Some(
            r#"db.tracked.updateOne({ _id: 1, revision: Long("1") }, { $set: { "lines.1": 5 }, $inc: { revision: 1 } })"#
        )
    );
    let mut other = model.clone();
    all.save(&mut model).await.expect("saved");
    let error = all.save(&mut other).await.expect_err("another version");
    assert!(matches!(error, Error::Conflict { expected: Some(1), found: Some(2), .. }), "{error}");
    assert!(other.is_changed().expect("compared"));

    // Nothing is sent, and so nothing counted.
    all.save(&mut model).await.expect("unchanged");
    assert_eq!(model.revision, 2);
    model.lines.push(6);
    all.save(&mut model).await.expect("saved");
    let raw: Document = all.driver().find_one(doc! {}).await.expect("read").expect("there");
    assert_eq!(raw, doc! { "_id": 1, "name": "a", "lines": [1, 5, 6], "count": 3, "revision": 3 });
    assert_eq!(model.count, 3, "what was computed is seen in memory, too");
}

#[tokio::test]
async fn all_writes_renew_what_is_known_to_be_stored() {
    let database = testing::database().await.expect("a server");
    let all = Tracked::collection(&database);
    let mut models = [tracked(), Tracked { id: 2, ..tracked() }];
    all.insert_many(&mut models).await.expect("stored");
    for model in &mut models {
        assert!(!model.is_changed().expect("compared"));
        model.name = "b".into();
        all.replace(model).await.expect("replaced");
        assert!(!model.is_changed().expect("compared"));
    }
    let [mut model, _] = models;
    let changed = all
        .retry_on_conflict(&1, 2, |model| {
            model.name = "c".into();
            Ok(())
        })
        .await
        .expect("saved");
    assert_eq!((changed.name.as_str(), changed.revision), ("c", 3));
    all.reload(&mut model).await.expect("read");
    assert_eq!(model, changed);
}

#[tokio::test]
async fn in_a_transaction() {
    let database = testing::database().await.expect("a server");
    let all = Tracked::collection(&database);
    let mut model = tracked();
    all.save(&mut model).await.expect("inserted");
    let mut session = database.client().start_session().await.expect("started");
    session.start_transaction().await.expect("started");
    model.name = "b".into();
    all.save(&mut model).session(&mut session).await.expect("saved");
    session.commit_transaction().await.expect("committed");
    assert_eq!(all.find_by_id(&1).await.expect("read"), Some(model));
}
