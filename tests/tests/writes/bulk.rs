use super::unasked_orders;
use crate::models::{Order, order};
use docmodel::{Error, error::BulkWriteError, prelude::*, testing};
use mongodb::options::WriteConcern;
use std::collections::BTreeMap;

fn bulk_error<T: std::fmt::Debug>(result: docmodel::Result<T>) -> Box<BulkWriteError> {
    match result.expect_err("some fail") {
        Error::BulkWrite(error) => error,
        other => panic!("{other}"),
    }
}

fn positions(error: &BulkWriteError) -> Vec<usize> {
    error.failures.iter().map(|failure| failure.position).collect()
}

async fn numbers(orders: &Collection<Order>) -> Vec<String> {
    orders.find(|_| Filter::everything()).sort(|o| o.number.asc()).select(|o| o.number).await.expect("read")
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "counters")]
#[index(name, unique)]
struct Counter {
    #[field(id)]
    id: String,
    name: Option<String>,
    hits: i64,
}

fn counter(id: &str) -> Counter {
    Counter { id: id.to_owned(), name: Some(id.to_owned()), hits: 0 }
}

#[tokio::test]
async fn plans_show_the_first_writes() {
    let orders = unasked_orders().await;
    let bulk = orders
        .bulk()
        .update_one(|o| o.number.eq("a"), |o| o.items.filtered(|i| i.sku.eq("A"), |i| i.qty.inc(-1)))
        .write(orders.update_many(|o| o.number.eq("b")).apply(|o| o.paid.set(true)).hint("number_1"))
        .delete_many(|o| o.total.lt(1.5))
        .delete_one(|o| o.number.eq("d"))
        .ordered(false)
        .comment("nightly")
        .write_concern(WriteConcern::majority());
    assert_eq!(
        bulk.plan().to_string(),
        "db.orders.bulkWrite([\
         { updateOne: { filter: { number: \"a\" }, update: { $inc: { \"items.$[e0].qty\": -1 } }, \
         arrayFilters: [{ \"e0.sku\": \"A\" }] } }, \
         { updateMany: { filter: { number: \"b\" }, update: { $set: { paid: true } }, hint: \"number_1\" } }, \
         { deleteMany: { filter: { total: { $lt: 1.5 } } } }, /* and 1 more */], \
         { ordered: false, comment: \"nightly\", writeConcern: { w: \"majority\" } })"
    );
    let (mut new, changed) = (order("a"), order("b"));
    let plan = orders.bulk().insert(&mut new).replace_one(|o| o.number.eq("b"), &changed).plan().to_string();
    assert!(plan.starts_with("db.orders.bulkWrite([{ insertOne: { document: { _id: ObjectId(\""), "{plan}");
    assert!(plan.contains("{ replaceOne: { filter: { number: \"b\" }, replacement: { _id: ObjectId(\""), "{plan}");
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_by_position() {
    let orders = unasked_orders().await;
    let problem = async |bulk: docmodel::collection::Bulk<'_, Order>| bulk.await.expect_err("not sent").to_string();
    let first = || orders.bulk().delete_one(|o| o.number.eq("a"));
    assert_eq!(
        problem(first().update_one(|o| o.number.eq("a"), |o| [o.paid.set(true), o.paid.set(false)])).await,
        "write 1 of the bulk: the update changes `paid` twice, by `$set` and by `$set`; MongoDB applies one change per path"
    );
    assert!(
        problem(first().delete_many(|_| Filter::everything())).await.contains("write 1 of the bulk: the filter has no")
    );
    assert_eq!(
        problem(first().write(orders.delete_one(|o| o.number.eq("a")).comment("x"))).await,
        "write 1 of the bulk: a write of a bulk has no `session`, `comment` or `write_concern` of its own: give it to \
         the bulk"
    );
    let other = Order::collection(&orders.driver().client().database("elsewhere"));
    assert_eq!(
        problem(first().write(other.delete_one(|o| o.number.eq("a")))).await,
        "write 1 of the bulk: a write to `elsewhere.orders` cannot be in a bulk of `shop.orders`"
    );
    let long = || Order { note: Some("x".repeat(21)), ..order("a") };
    let (mut new, changed) = (long(), long());
    let error = first().insert(&mut new).replace_one(|o| o.number.eq("a"), &changed).await.expect_err("two rules");
    let Error::Validation(invalid) = error else { panic!("{error}") };
    let paths: Vec<_> = invalid.violations().iter().map(|violation| violation.path().to_owned()).collect();
    assert_eq!(paths, ["[1].note", "[2].note"]);
}

#[tokio::test]
async fn rules_that_updates_break_are_told_by_position() {
    let orders = unasked_orders().await;
    let mut new = Order { note: Some("x".repeat(21)), ..order("a") };
    let bulk = orders
        .bulk()
        .update_one(|o| o.number.eq("a"), |o| o.paid.set(true))
        .update_many(|o| o.number.eq("b"), |o| [o.note.set("x".repeat(21)), o.items.each(|i| i.qty.set(0))])
        .insert(&mut new)
        .upsert_one(|o| o.number.eq("c"), |o| o.items.at(3, |i| i.qty.set(-1)));
    let plan = bulk.plan().to_string();
    assert!(plan.starts_with("// cannot be sent: write 1 of the bulk: the update breaks 2 rules\n"), "{plan}");
    let error = bulk.await.expect_err("four rules");
    let Error::Validation(invalid) = &error else { panic!("{error}") };
    let paths: Vec<_> = invalid.violations().iter().map(|violation| violation.path().to_owned()).collect();
    assert_eq!(paths, ["[1].note", "[1].items.$[].qty", "[2].note", "[3].items.3.qty"]);
    assert!(error.to_string().starts_with("orders: the bulk breaks 4 rules\n  [1].note: "), "{error}");
}

#[tokio::test]
async fn writes_of_all_kinds_are_counted() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    assert_eq!(orders.bulk().await.expect("nothing to do").inserted_count, 0);
    let mut stored = [order("NO-1"), order("NO-2"), order("NO-3"), order("NO-4")];
    orders.insert_many(&mut stored).await.expect("stored");
    let mut new = Order { id: ObjectId::from_bytes([0; 12]), ..order("NO-5") };
    let changed = Order { note: Some("new".into()), ..stored[3].clone() };
    let (first, other) = (stored[0].id, order("Ærø-6"));
    let result = orders
        .bulk()
        .update_one(|o| o.id.eq(first), |o| o.paid.set(true))
        .insert(&mut new)
        .update_many(|o| o.number.eq("NO-5"), |o| o.items.filtered(|i| i.sku.eq("A1"), |i| i.qty.set(9)))
        .replace_one(|o| o.id.eq(changed.id), &changed)
        .update_one(|o| o.paid.eq(true), |o| o.paid.set(true))
        .delete_one(|o| o.number.eq("NO-2"))
        .delete_many(|o| o.number.eq("nobody"))
        .write(orders.replace_one(|o| o.id.eq(other.id), &other).upsert())
        .await
        .expect("done");
    assert_eq!(
        (result.inserted_count, result.matched_count, result.modified_count, result.deleted_count),
        (1, 4, 3, 1)
    );
    assert_eq!(result.upserted_ids, BTreeMap::from([(7, other.id)]));
    assert_ne!(new.id.bytes(), [0; 12], "a nil id is filled");
    assert_eq!(numbers(&orders).await, ["NO-1", "NO-3", "NO-4", "NO-5", "Ærø-6"]);
    let inserted = orders.find_by_id(&new.id).await.expect("read").expect("there");
    assert_eq!((inserted.items[0].qty, inserted.items[1].qty), (9, 5), "updated after it was inserted");
}

#[tokio::test]
async fn upserts_are_told_by_position() {
    let database = testing::database().await.expect("a server");
    let counters = Counter::collection(&database);
    counters.insert_one(&mut counter("b")).await.expect("stored");
    let bulk = || {
        let bulk = counters.bulk().delete_one(|c| c.id.eq("nobody"));
        ["a", "b", "Ærø"].into_iter().fold(bulk, |bulk, id| bulk.upsert_one(|c| c.id.eq(id), |c| c.hits.inc(1)))
    };
    let first = bulk().await.expect("done");
    assert_eq!((first.matched_count, first.modified_count), (1, 1));
    assert_eq!(first.upserted_ids, BTreeMap::from([(1, "a".to_owned()), (3, "Ærø".to_owned())]));
    let second = bulk().ordered(false).await.expect("done");
    assert_eq!((second.matched_count, second.modified_count, second.upserted_ids.len()), (3, 3, 0));
}

#[tokio::test]
async fn in_order_the_first_failure_ends_it() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.sync_indexes().await.expect("synced");
    let (mut first, mut same, mut last) = (order("NO-1"), order("NO-1"), order("NO-3"));
    let error = bulk_error(
        orders
            .bulk()
            .insert(&mut first)
            .update_one(|o| o.number.eq("NO-1"), |o| o.paid.set(true))
            .insert(&mut same)
            .insert(&mut last)
            .delete_many(|o| o.number.eq("NO-1"))
            .await,
    );
    assert_eq!((error.inserted_count, error.matched_count, error.deleted_count), (1, 1, 0));
    assert_eq!((positions(&error), &*error.not_tried, &*error.unknown), (vec![2], &[3, 4][..], &[][..]));
    assert!(error.succeeded().eq([0, 1]));
    assert!(matches!(&error.failures[0].error, Error::DuplicateKey { index, .. } if index == "number_1"), "{error}");
    assert!(
        error.to_string().starts_with("2 of 5 writes done, 1 refused, 2 not tried\n  [2] orders: another document has"),
        "{error}"
    );
    assert_eq!(numbers(&orders).await, ["NO-1"]);
}

#[tokio::test]
async fn in_no_order_all_are_tried() {
    let database = testing::database().await.expect("a server");
    let counters = Counter::collection(&database);
    counters.sync_indexes().await.expect("synced");
    counters.insert_many(&mut [counter("a"), counter("b")]).await.expect("stored");
    let (mut taken, mut new) = (Counter { name: None, ..counter("a") }, counter("c"));
    let error = bulk_error(
        counters
            .bulk()
            .update_one(|c| c.id.eq("a"), |c| c.name.set("b"))
            .insert(&mut taken)
            .update_one(|c| c.id.eq("b"), |c| c.hits.inc(5))
            .insert(&mut new)
            .delete_one(|c| c.id.eq("a"))
            .ordered(false)
            .await,
    );
    assert_eq!(positions(&error), [0, 1]);
    assert!(error.succeeded().eq([2, 3, 4]));
    let index = |at: usize| match &error.failures[at].error {
        Error::DuplicateKey { index, .. } => index.clone(),
        other => panic!("{other}"),
    };
    assert_eq!((index(0), index(1)), ("name_1".to_owned(), "_id_".to_owned()));
    assert_eq!((error.inserted_count, error.modified_count, error.deleted_count), (1, 1, 1));
    let ids = counters.find(|_| Filter::everything()).sort(|c| c.id.asc()).select(|c| (c.id, c.hits)).await;
    assert_eq!(ids.expect("read"), [("b".to_owned(), 5), ("c".to_owned(), 0)]);
}

#[tokio::test]
async fn thousands_are_sent_in_batches() {
    let database = testing::database().await.expect("a server");
    let counters = Counter::collection(&database);
    let mut models: Vec<_> = (0..3000).map(|n| counter(&format!("{n:04}"))).collect();
    let inserts = models.iter_mut().fold(counters.bulk(), docmodel::collection::Bulk::insert);
    assert_eq!(inserts.await.expect("stored").inserted_count, 3000);
    let note = "x".repeat(1500);
    let updates = (0..3000).fold(counters.bulk(), |bulk, n| {
        bulk.update_one(|c| c.id.eq(format!("{n:04}")), |c| [c.name.set(format!("{note}{n}")), c.hits.inc(n)])
    });
    let result = updates.write(counters.delete_many(|_| Filter::everything()).all()).await.expect("done");
    assert_eq!((result.matched_count, result.modified_count, result.deleted_count), (3000, 3000, 3000));
}

#[tokio::test]
async fn it_is_part_of_a_transaction() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let first = order("NO-1");
    orders.insert_one(&mut first.clone()).await.expect("stored");
    let mut session = database.client().start_session().await.expect("started");
    session.start_transaction().await.expect("started");
    let mut second = order("NO-2");
    let bulk = orders.bulk().insert(&mut second).update_one(|o| o.id.eq(first.id), |o| o.paid.set(true));
    let result = bulk.delete_one(|o| o.number.eq("NO-2")).session(&mut session).await.expect("done");
    assert_eq!((result.inserted_count, result.modified_count, result.deleted_count), (1, 1, 1));
    assert_eq!(orders.count(|o| o.paid.eq(true)).await.expect("counted"), 0, "outside, nothing happened yet");
    session.abort_transaction().await.expect("aborted");
    assert_eq!(orders.find_by_id(&first.id).await.expect("read"), Some(first));
}

#[tokio::test]
async fn a_server_that_does_not_answer_leaves_all_untried() {
    let options = mongodb::options::ClientOptions::builder()
        .hosts(vec![mongodb::options::ServerAddress::parse("127.0.0.1:1").expect("parses")])
        .server_selection_timeout(std::time::Duration::from_millis(100))
        .build();
    let client = mongodb::Client::with_options(options).expect("a client");
    let orders = Order::collection(&client.database("shop"));
    let mut new = order("NO-1");
    let bulk = orders.bulk().delete_one(|o| o.number.eq("a")).insert(&mut new).delete_one(|o| o.number.eq("b"));
    let error = bulk_error(bulk.await);
    assert_eq!((&*error.not_tried, &*error.unknown, error.failures.len()), (&[0, 1, 2][..], &[][..], 0));
    assert!(matches!(error.cause.as_deref(), Some(Error::Unreachable { .. })), "{error}");
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "notes")]
struct Note {
    #[field(id)]
    id: i32,
    text: String,
    #[field(version)]
    revision: i64,
}

fn note(id: i32, text: &str, revision: i64) -> Note {
    Note { id, text: text.into(), revision }
}

async fn texts(notes: &Collection<Note>) -> Vec<(String, i64)> {
    let stored = notes.find(|_| Filter::everything()).sort(|n| n.id.asc()).select(|n| (n.text, n.revision)).await;
    stored.expect("read")
}

#[tokio::test]
async fn inserted_models_know_their_version() {
    let database = testing::database().await.expect("a server");
    let notes = Note::collection(&database);
    let (mut first, mut same, mut other) = (note(1, "a", 0), note(1, "a", 0), note(2, "a", 0));
    let bulk = notes.bulk().insert(&mut first).insert(&mut same).insert(&mut other).ordered(false);
    assert_eq!(positions(&bulk_error(bulk.await)), [1]);
    assert_eq!((first.revision, same.revision, other.revision), (1, 0, 1));
}

#[tokio::test]
async fn replacements_of_outdated_versions_fail() {
    let database = testing::database().await.expect("a server");
    let notes = Note::collection(&database);
    notes.insert_many(&mut [note(1, "a", 0), note(2, "a", 0)]).await.expect("stored");
    let (changed, outdated, gone) = (note(1, "b", 1), note(2, "c", 7), note(9, "d", 1));
    let bulk = || {
        let bulk = notes.bulk().replace_one(|n| n.id.eq(1), &changed).replace_one(|n| n.id.eq(2), &outdated);
        bulk.replace_one(|n| n.id.eq(9), &gone).upsert_one(|n| n.id.eq(3), |n| n.text.set("e"))
    };
    let error = bulk_error(bulk().await);
    assert_eq!((positions(&error), &*error.not_tried), (vec![1], &[2, 3][..]), "in order, it ends there");
    let Error::Conflict { id, expected, found, .. } = &error.failures[0].error else { panic!("{error}") };
    assert_eq!((&**id, *expected, *found), ("2", Some(7), Some(1)));
    assert_eq!(texts(&notes).await, [("b".to_owned(), 2), ("a".to_owned(), 1)]);

    let error = bulk_error(bulk().ordered(false).await);
    assert_eq!((positions(&error), error.matched_count), (vec![0, 1, 2], 0), "the first is outdated now, too");
    assert!(matches!(error.failures[2].error, Error::Conflict { expected: Some(1), found: None, .. }), "{error}");
    assert_eq!(error.upserted_ids, BTreeMap::from([(3, 3.into())]));
    assert_eq!(texts(&notes).await[2..], [("e".to_owned(), 1)]);
}

#[tokio::test]
async fn a_filter_that_meets_nothing_is_no_conflict() {
    let database = testing::database().await.expect("a server");
    let notes = Note::collection(&database);
    notes.insert_one(&mut note(1, "a", 0)).await.expect("stored");
    let (current, outdated) = (note(1, "b", 1), note(1, "c", 5));
    let result = notes.bulk().replace_one(|n| n.id.eq(1) & n.text.eq("x"), &current).await.expect("done");
    assert_eq!((result.matched_count, result.modified_count), (0, 0));
    let upsert = notes.bulk().write(notes.replace_one(|n| n.id.eq(1), &outdated).upsert());
    let error = bulk_error(upsert.await);
    assert!(matches!(&error.failures[0].error, Error::DuplicateKey { index, .. } if index == "_id_"), "{error}");
    assert_eq!(texts(&notes).await, [("a".to_owned(), 1)]);
}

#[tokio::test]
async fn conflicts_are_found_in_transactions() {
    let database = testing::database().await.expect("a server");
    let notes = Note::collection(&database);
    notes.insert_one(&mut note(1, "a", 0)).await.expect("stored");
    let mut session = database.client().start_session().await.expect("started");
    session.start_transaction().await.expect("started");
    let (changed, outdated) = (note(1, "b", 1), note(1, "c", 1));
    let bulk = notes.bulk().replace_one(|n| n.id.eq(1), &changed).replace_one(|n| n.id.eq(1), &outdated);
    let error = bulk_error(bulk.session(&mut session).await);
    assert!(matches!(error.failures[0].error, Error::Conflict { found: Some(2), .. }), "{error}");
    assert!(error.succeeded().eq([0]));
    session.abort_transaction().await.expect("aborted");
    assert_eq!(texts(&notes).await, [("a".to_owned(), 1)]);
}
