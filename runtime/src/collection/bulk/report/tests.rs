use super::*;
use crate::{
    collection::bulk::batch::batches,
    plan::{BulkWrite, DeleteOperation, WriteOptions},
};
use bson::doc;
use mongodb::options::{ClientOptions, ServerAddress};
use std::time::Duration;

const CONTEXT: Context<'_> = Context { collection: "orders", indexes: &[] };

#[derive(crate::DocumentModel)]
#[document(crate = crate)]
struct Note {
    #[field(id)]
    id: i32,
}

/// Deletions at the positions from 0 on.
fn deletions(count: usize) -> Batch {
    let delete = |_| DeleteOperation { filter: doc! {}, many: false, options: WriteOptions::default() };
    let writes = (0..count).map(delete).map(BulkWrite::from).collect();
    batches::<Note>(writes, true).expect("encodes").remove(0)
}

fn end(report: Report) -> BulkWriteError {
    match report.finish().expect_err("something failed") {
        Error::BulkWrite(error) => *error,
        other => panic!("{other}"),
    }
}

#[test]
fn numbers_of_every_type_are_counted() {
    let mut report = Report::new(3, true);
    report.replied(deletions(1), Ok(doc! { "ok": 1, "n": 1 }), CONTEXT);
    report.replied(deletions(1), Ok(doc! { "ok": 1, "n": 1_i64 }), CONTEXT);
    report.replied(deletions(1), Ok(doc! { "ok": 1, "n": 1.0 }), CONTEXT);
    assert_eq!(report.finish().expect("done").deleted_count, 3);
}

#[test]
fn a_reply_without_a_count_says_nothing_of_what_was_found() {
    assert!(found_nothing(&Ok(doc! { "ok": 1, "n": 0 })));
    assert!(!found_nothing(&Ok(doc! { "ok": 1, "n": 1 })));
    assert!(!found_nothing(&Ok(doc! { "ok": 1 })));
    assert!(!found_nothing(&Ok(doc! { "ok": 1, "n": 0, "writeErrors": [{ "index": 0, "code": 11000 }] })));
}

#[test]
fn refusals_in_no_order_leave_the_others_done() {
    let mut report = Report::new(4, false);
    let refused = |index: i32| doc! { "index": index, "code": 121, "errmsg": "Document failed validation" };
    let reply = doc! { "n": 2, "writeErrors": [refused(2), refused(0)] };
    report.replied(deletions(4), Ok(reply), CONTEXT);
    assert!(!report.is_over());
    let error = end(report);
    assert!(error.succeeded().eq([1, 3]));
    assert_eq!(error.failures.iter().map(|failure| failure.position).collect::<Vec<_>>(), [0, 2]);
    let Error::Write { code: 121, message, .. } = &error.failures[0].error else { panic!("{error}") };
    assert_eq!(message, "Document failed validation");
}

#[test]
fn an_unmet_write_concern_ends_it_with_all_done() {
    let mut report = Report::new(3, true);
    let reply = doc! { "n": 2, "writeConcernError": { "code": 64, "errmsg": "waiting for replication timed out" } };
    report.replied(deletions(2), Ok(reply), CONTEXT);
    assert!(report.is_over());
    report.not_tried(deletions(1));
    let error = end(report);
    assert_eq!((error.deleted_count, error.failures.len(), error.not_tried.len()), (2, 0, 1));
    assert!(error.to_string().contains("waiting for replication timed out"), "{error}");
}

#[test]
fn without_an_answer_nothing_is_known() {
    let lost = DriverError::from(std::io::Error::from(std::io::ErrorKind::ConnectionReset));
    let mut report = Report::new(2, false);
    report.replied(deletions(2), Err(lost), CONTEXT);
    assert!(report.is_over(), "in no order, too");
    let error = end(report);
    assert_eq!((&*error.unknown, error.succeeded().count()), (&[0, 1][..], 0));
    assert!(
        error.to_string().starts_with("0 of 2 writes done, 2 done or not, as the server did not answer\n"),
        "{error}"
    );
}

#[tokio::test]
async fn what_no_server_got_is_not_tried() {
    let options = ClientOptions::builder()
        .hosts(vec![ServerAddress::parse("127.0.0.1:1").expect("parses")])
        .server_selection_timeout(Duration::from_millis(50))
        .build();
    let client = mongodb::Client::with_options(options).expect("a client");
    let none = client.database("shop").run_command(doc! { "ping": 1 }).await.expect_err("nobody answers");
    let mut report = Report::new(2, true);
    report.inserted(deletions(2), Err(none), CONTEXT);
    assert_eq!(end(report).not_tried, [0, 1]);
}
