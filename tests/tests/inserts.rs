//! Storing many models: in batches, with a report on each of them.

mod batches;
mod duplicates;
mod report;

use docmodel::prelude::*;

/// A model with a rule, and a unique index beside the one on `_id`.
#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "rows")]
#[index(code, unique)]
pub(crate) struct Row {
    #[field(id)]
    pub id: i32,
    #[field(max_length = 10)]
    pub code: String,
    pub text: String,
}

pub(crate) fn row(id: i32) -> Row {
    Row { id, code: format!("c{id}"), text: "x".repeat(100) }
}

pub(crate) async fn ids(rows: &Collection<Row>) -> Vec<i32> {
    let stored = rows.find(|_| Filter::everything()).sort(|row| row.id.asc()).await.expect("read");
    stored.iter().map(|row| row.id).collect()
}
