//! What is certain when a server dies, a connection breaks, or a caller gives up.

mod cancelled;
mod connection;
mod killed;
mod models;
pub(crate) mod proxy;

use docmodel::{
    Error,
    error::{InsertManyError, UnstoredModel},
    prelude::*,
};
use std::collections::BTreeSet;

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "rows")]
pub(crate) struct Row {
    #[field(id)]
    pub id: i32,
    pub text: String,
}

pub(crate) fn row(id: i32) -> Row {
    Row { id, text: "x".repeat(200) }
}

/// A model was stored before.
fn assert_is_there(error: Error) {
    assert!(matches!(&error, Error::DuplicateKey { index, .. } if index == "_id_"), "{error:?}");
}

pub(crate) async fn stored(rows: &Collection<Row>) -> BTreeSet<usize> {
    let read = rows.find(|_| Filter::everything()).await.expect("read");
    read.iter().map(|row| usize::try_from(row.id).expect("a position")).collect()
}

/// The models are the rows whose ids are their positions. What the report says has to be so, whatever happened.
pub(crate) async fn assert_true(report: &InsertManyError, rows: &Collection<Row>) {
    let there = stored(rows).await;
    let positions = |models: &[UnstoredModel]| models.iter().map(UnstoredModel::position).collect::<BTreeSet<_>>();
    let said: BTreeSet<_> = report.stored().collect();
    let (unknown, not_tried) = (positions(&report.unknown), positions(&report.not_tried));
    assert_eq!(said.len(), report.inserted);
    assert_eq!(said.len() + unknown.len() + not_tried.len() + report.failures.len(), report.taken);
    let lost: Vec<_> = said.difference(&there).take(5).collect();
    assert!(lost.is_empty(), "said to be stored, and not there: {lost:?}, ..");
    let known: BTreeSet<_> = said.union(&unknown).copied().collect();
    let unsaid: Vec<_> = there.difference(&known).take(5).collect();
    assert!(unsaid.is_empty(), "there, and not said: {unsaid:?}, ..");
}
