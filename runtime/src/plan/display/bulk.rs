use super::{PRINTED_DOCUMENTS, flag, one_or_many, write_options};
use crate::{
    plan::{
        BulkOperation, BulkWrite, ClientBulkOperation, DeleteOperation, ReplaceOperation, UpdateOperation, WriteOptions,
    },
    shell,
};
use bson::{Bson, Document, RawDocument, doc};
use mongodb::options::WriteConcern;
use std::fmt;

/// `bulkWrite([{ deleteOne: { filter: {} } }])`
pub(super) fn display_bulk(bulk: &BulkOperation, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let BulkOperation { writes, ordered, comment, write_concern } = bulk;
    let shown = writes.iter().take(PRINTED_DOCUMENTS).map(|write| {
        let (name, fields) = named(write);
        doc! { name: fields }
    });
    display(shown, writes.len(), *ordered, comment.as_ref(), write_concern.as_ref(), f)
}

/// `bulkWrite([{ name: "deleteOne", namespace: "shop.orders", filter: {} }])`
pub(super) fn display_client_bulk(bulk: &ClientBulkOperation, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let ClientBulkOperation { writes, ordered, comment, write_concern } = bulk;
    let shown = writes.iter().take(PRINTED_DOCUMENTS).map(|one| {
        let (name, fields) = named(&one.write);
        let mut write = doc! { "name": name, "namespace": one.namespace.to_string() };
        write.extend(fields);
        write
    });
    display(shown, writes.len(), *ordered, comment.as_ref(), write_concern.as_ref(), f)
}

fn display(
    shown: impl Iterator<Item = Document>,
    count: usize,
    ordered: bool,
    comment: Option<&Bson>,
    write_concern: Option<&WriteConcern>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    f.write_str("bulkWrite([")?;
    for (position, write) in shown.enumerate() {
        f.write_str(if position > 0 { ", " } else { "" })?;
        write!(f, "{}", shell::document(&write))?;
    }
    match count.saturating_sub(PRINTED_DOCUMENTS) {
        0 => {}
        more => write!(f, ", /* and {more} more */")?,
    }
    let (comment, write_concern) = (comment.cloned(), write_concern.cloned());
    let options = WriteOptions { comment, write_concern, ..WriteOptions::default() };
    let ordered = (!ordered).then_some(Bson::Boolean(false));
    write!(f, "]{})", write_options([("ordered", ordered)], &options))
}

/// What `mongosh` calls a write, and what it says of it.
fn named(write: &BulkWrite) -> (String, Document) {
    match write {
        BulkWrite::Insert(document) => ("insertOne".to_owned(), doc! { "document": decoded(document) }),
        BulkWrite::Update(update) | BulkWrite::SoftDelete(update) => {
            let UpdateOperation { filter, update, array_filters, many, upsert, options } = &**update;
            let array_filters = (!array_filters.is_empty()).then(|| array_filters.into());
            let options = write_options([("upsert", flag(*upsert)), ("arrayFilters", array_filters)], options);
            let mut update = doc! { "filter": filter, "update": update.clone() };
            update.extend(options.0);
            (format!("update{}", one_or_many(*many)), update)
        }
        BulkWrite::Replace(replace) => {
            let ReplaceOperation { filter, replacement, upsert, options } = &**replace;
            let mut replace = doc! { "filter": filter, "replacement": decoded(replacement) };
            replace.extend(write_options([("upsert", flag(*upsert))], options).0);
            ("replaceOne".to_owned(), replace)
        }
        BulkWrite::Delete(delete) => {
            let DeleteOperation { filter, many, options } = &**delete;
            let mut delete = doc! { "filter": filter };
            delete.extend(write_options([], options).0);
            (format!("delete{}", one_or_many(*many)), delete)
        }
    }
}

fn decoded(document: &RawDocument) -> Document {
    document.try_into().unwrap_or_default()
}
