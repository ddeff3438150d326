mod bulk;

use super::{
    DeleteOperation, FindAndModifyOperation, FindOperation, InsertOperation, Modification, Operation, QueryPlan,
    ReadOptions, ReplaceOperation, UpdateOperation, Usable, WriteOptions, read::milliseconds,
};
use crate::shell;
use bson::{Bson, Document, RawDocument, doc};
use std::fmt;

/// More documents than this of an `insertMany` are counted, not printed.
const PRINTED_DOCUMENTS: usize = 3;

impl fmt::Display for QueryPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = match &self.operation {
            Ok(operation) => operation,
            Err(error) => return write!(f, "// cannot be sent: {error}"),
        };
        if matches!(operation, Operation::Nothing) {
            return write!(f, "{}\n{operation}", CollectionName(&self.collection));
        }
        if matches!(operation, Operation::ClientBulk(_)) {
            return write!(f, "db.getMongo().{operation}");
        }
        write!(f, "{}.{operation}", CollectionName(&self.collection))?;
        match &self.indexes {
            Usable::NotAsked => Ok(()),
            Usable::Indexes(indexes) if indexes.is_empty() => f.write_str("\n// no declared index narrows this search"),
            Usable::Indexes(indexes) => {
                f.write_str("\n// index: ")?;
                for (position, index) in indexes.iter().enumerate() {
                    f.write_str(if position > 0 { ", " } else { "" })?;
                    let keys = if index.keys == 1 { "key" } else { "keys" };
                    write!(f, "{} ({} of {} {keys})", index.name, index.used, index.keys)?;
                }
                Ok(())
            }
        }
    }
}

/// `db.orders`, or `db.getCollection("odd name")`.
struct CollectionName<'a>(&'a str);

impl fmt::Display for CollectionName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A name that mongosh takes for a method of `db`, or hides, is not a property of it.
        let is_method = matches!(self.0, "stats" | "version" | "help" | "aggregate" | "watch" | "auth" | "hello");
        if !is_method && !self.0.starts_with('_') && self.0.split('.').all(shell::is_identifier) {
            write!(f, "db.{}", self.0)
        } else {
            write!(f, "db.getCollection({})", shell::value(&self.0.into()))
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Find(find) => display_find(find, f),
            Self::Count(count) => {
                write!(f, "countDocuments({}{})", shell::document(&count.filter), read_options(&count.options))
            }
            Self::EstimatedCount(count) => {
                let Options(options) = read_options(&count.options);
                f.write_str("estimatedDocumentCount(")?;
                if !options.is_empty() {
                    write!(f, "{}", shell::document(&options))?;
                }
                f.write_str(")")
            }
            Self::Distinct(distinct) => {
                let field = shell::value(&distinct.field.as_str().into()).to_string();
                let filter = shell::document(&distinct.filter);
                write!(f, "distinct({field}, {filter}{})", read_options(&distinct.options))
            }
            Self::CountBy(count) => {
                let stages = count.pipeline().into_iter().map(Bson::from).collect::<Vec<_>>();
                // The server takes no limit of zero.
                let unsent = if count.limit == Some(0) { " /* nothing is read */" } else { "" };
                write!(f, "aggregate({}{unsent}{})", shell::value(&stages.into()), read_options(&count.options))
            }
            Self::Insert(insert) => display_insert(insert, f),
            Self::Update(update) => display_update(update, f),
            Self::Replace(replace) => display_replace(replace, f),
            Self::Delete(delete) => display_delete(delete, f),
            Self::FindAndModify(modify) => display_find_and_modify(modify, f),
            Self::Bulk(operation) => bulk::display_bulk(operation, f),
            Self::ClientBulk(operation) => bulk::display_client_bulk(operation, f),
            Self::CreateIndexes(create) => {
                for (position, index) in create.indexes.iter().enumerate() {
                    let mut options = doc! { "name": index.name() };
                    if index.is_unique() {
                        options.insert("unique", true);
                    }
                    match index.partial_filter() {
                        Ok(Some(filter)) => drop(options.insert("partialFilterExpression", filter)),
                        Ok(None) => {}
                        Err(error) => return write!(f, "/* {error} */"),
                    }
                    f.write_str(if position > 0 { "; " } else { "" })?;
                    let keys = index.to_document();
                    write!(f, "createIndex({}, {})", shell::document(&keys), shell::document(&options))?;
                }
                Ok(())
            }
            Self::Nothing => f.write_str("// nothing has changed, so nothing is sent"),
        }
    }
}

fn display_find(find: &FindOperation, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "find({}", shell::document(&find.filter))?;
    let has_variables = !find.options.variables.is_empty();
    if has_variables || !find.projection.is_empty() {
        write!(f, ", {}", shell::document(&find.projection))?;
    }
    if has_variables {
        write!(f, ", {{ let: {} }}", shell::document(&find.options.variables))?;
    }
    f.write_str(")")?;
    if !find.sort.is_empty() {
        write!(f, ".sort({})", shell::document(&find.sort))?;
    }
    if let Some(skip) = find.skip {
        write!(f, ".skip({skip})")?;
    }
    if let Some(limit) = find.limit {
        // Zero is no limit to mongosh.
        write!(f, ".limit({limit}){}", if limit == 0 { " /* nothing is read */" } else { "" })?;
    }
    if let Some(size) = find.batch_size {
        write!(f, ".batchSize({size})")?;
    }
    for (name, value) in find.options.settings() {
        write!(f, ".{name}({})", shell::value(&value))?;
    }
    Ok(())
}

/// Options as the last argument of a method, if there are any.
struct Options(Document);

impl fmt::Display for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, ", {}", shell::document(&self.0)) }
    }
}

/// Those that are methods of a cursor elsewhere.
fn read_options(options: &ReadOptions) -> Options {
    Options(options.settings().into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// What an operation has of its own, and then what all writes have.
fn write_options(own: impl IntoIterator<Item = (&'static str, Option<Bson>)>, options: &WriteOptions) -> Options {
    let own = own.into_iter().filter_map(|(name, value)| Some((name, value?)));
    Options(own.chain(options.settings()).map(|(name, value)| (name.to_owned(), value)).collect())
}

/// An option that is left out unless it is asked for, as the server's default is.
fn flag(is_set: bool) -> Option<Bson> {
    is_set.then_some(Bson::Boolean(true))
}

fn display_insert(insert: &InsertOperation, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let unordered = (!insert.ordered).then_some(Bson::Boolean(false));
    let options = write_options([("ordered", unordered)], &insert.options);
    if let (false, [document]) = (insert.many, insert.documents.as_slice()) {
        return write!(f, "insertOne({}{options})", Raw(document));
    }
    f.write_str("insertMany([")?;
    for (position, document) in insert.documents.iter().take(PRINTED_DOCUMENTS).enumerate() {
        f.write_str(if position > 0 { ", " } else { "" })?;
        write!(f, "{}", Raw(document))?;
    }
    match insert.documents.len().saturating_sub(PRINTED_DOCUMENTS) {
        0 => {}
        more => write!(f, ", /* and {more} more */")?,
    }
    write!(f, "]{options})")
}

fn display_update(update: &UpdateOperation, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let UpdateOperation { filter, update, array_filters, many, upsert, options } = update;
    let array_filters = (!array_filters.is_empty()).then(|| array_filters.into());
    let options = write_options([("upsert", flag(*upsert)), ("arrayFilters", array_filters)], options);
    let (filter, changes) = (shell::document(filter), Bson::from(update.clone()));
    write!(f, "update{}({filter}, {}{options})", one_or_many(*many), shell::value(&changes))
}

fn display_replace(replace: &ReplaceOperation, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let ReplaceOperation { filter, replacement, upsert, options } = replace;
    let options = write_options([("upsert", flag(*upsert))], options);
    write!(f, "replaceOne({}, {}{options})", shell::document(filter), Raw(replacement))
}

fn display_delete(delete: &DeleteOperation, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let DeleteOperation { filter, many, options } = delete;
    write!(f, "delete{}({}{})", one_or_many(*many), shell::document(filter), write_options([], options))
}

fn display_find_and_modify(modify: &FindAndModifyOperation, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let FindAndModifyOperation { filter, modification, projection, sort, upsert, after, max_time, options } = modify;
    let unless_empty = |document: &Document| (!document.is_empty()).then(|| document.into());
    let array_filters = match modification {
        Modification::Update { array_filters, .. } if !array_filters.is_empty() => Some(array_filters.into()),
        _ => None,
    };
    let own = [
        ("projection", unless_empty(projection)),
        ("sort", unless_empty(sort)),
        ("upsert", flag(*upsert)),
        ("returnDocument", after.then(|| "after".into())),
        ("arrayFilters", array_filters),
        ("maxTimeMS", max_time.map(milliseconds)),
    ];
    let (filter, options) = (shell::document(filter), write_options(own, options));
    match modification {
        Modification::Update { update, .. } => {
            write!(f, "findOneAndUpdate({filter}, {}{options})", shell::value(&update.clone().into()))
        }
        Modification::Replace(replacement) => write!(f, "findOneAndReplace({filter}, {}{options})", Raw(replacement)),
        Modification::Delete => write!(f, "findOneAndDelete({filter}{options})"),
    }
}

fn one_or_many(many: bool) -> &'static str {
    if many { "Many" } else { "One" }
}

struct Raw<'a>(&'a RawDocument);

impl fmt::Display for Raw<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Document::try_from(self.0) {
            Ok(document) => shell::document(&document).fmt(f),
            Err(error) => write!(f, "/* {error} */"),
        }
    }
}
