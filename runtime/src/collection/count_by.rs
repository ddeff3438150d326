use super::{
    Collection, Fields,
    builder::builder,
    cursor::{Cursor, Decode},
    misfits::Misfits,
    options::{check_hint, read_options},
    visible::{Visible, sees_deleted},
};
use crate::{
    DecodeError, Result,
    codec::{
        FieldType, read_bson,
        stored::{As, Lenient},
        written,
    },
    error::InvalidOperation,
    expr::literal,
    field,
    filter::Filter,
    model::DocumentModel,
    path::Path,
    plan::{CountByOperation, ReadOptions, Usable, usable_indexes},
    projection::{Gather, Place, Readable, read_field},
};
use bson::{Bson, Document, RawDocument, doc};
use futures_util::FutureExt;
use mongodb::ClientSession;

/// A count by the values of a field that is being put together; see [`Collection::count_by`].
#[must_use = "a query does nothing until it is awaited"]
pub struct CountBy<'a, M, T> {
    pub(super) collection: Collection<M>,
    /// What a document is counted by, as an expression.
    key: fn() -> Result<Bson, InvalidOperation>,
    rows: Decode<(T, u64)>,
    filter: Visible<M>,
    by_value: bool,
    limit: Option<u32>,
    pub(super) options: ReadOptions,
    pub(super) session: Option<&'a mut ClientSession>,
}

impl<M: DocumentModel + Send + Sync, T> CountBy<'_, M, T> {
    pub(super) fn new<A, P>(collection: &Collection<M>, _: A) -> Self
    where
        A: Readable<Path = P, Output<P> = T>,
        P: field::Readable,
    {
        Self {
            collection: collection.clone(),
            key: expression::<A>,
            rows: Decode::with(read_row::<A, P>),
            filter: Visible::new(Filter::everything()),
            by_value: false,
            limit: None,
            options: ReadOptions::default(),
            session: None,
        }
    }

    /// Only the documents that match are counted. A second filter is one more condition.
    pub fn matching(mut self, filter: impl FnOnce(&'static Fields<M>) -> Filter<M>) -> Self {
        self.filter = self.filter.and(filter(M::fields()));
        self
    }

    /// In the ascending order of the values, instead of the most frequent first.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, lines: i32 }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// for (lines, count) in orders.count_by(|o| o.lines).by_value().await? {
    ///     println!("{count} orders of {lines} lines");
    /// }
    /// # Ok(()) }
    /// ```
    pub fn by_value(mut self) -> Self {
        self.by_value = true;
        self
    }

    /// At the most this many values, the first in the order; with zero, none.
    ///
    /// ```no_run
    /// # use docmodel::prelude::*;
    /// # #[derive(DocumentModel)] struct Order { #[field(id)] id: ObjectId, city: String }
    /// # async fn example(orders: docmodel::Collection<Order>) -> docmodel::Result<()> {
    /// let top_ten = orders.count_by(|o| o.city).limit(10).await?;
    /// # Ok(()) }
    /// ```
    pub fn limit(mut self, values: u32) -> Self {
        self.limit = Some(values);
        self
    }

    /// Whether the server may use files for more values than fit in its memory limit of 100 MB; otherwise these are an
    /// error. Without it, the server's own setting.
    pub fn allow_disk_use(mut self, allowed: bool) -> Self {
        self.options.allow_disk_use = Some(allowed);
        self
    }

    async fn execute(self) -> Result<Vec<(T, u64)>> {
        let operation = self.operation()?;
        if operation.limit == Some(0) {
            return Ok(Vec::new());
        }
        // Boxed, or the compiler does not see in a spawned task that it is `Send`.
        let replies = operation.execute(&self.collection.raw, self.session).boxed().await;
        let replies = replies.map_err(|error| self.collection.context().error(error))?;
        Cursor::new(self.collection, replies, self.rows, Misfits::default()).collect().await
    }

    pub(super) fn operation(&self) -> Result<CountByOperation, InvalidOperation> {
        check_hint::<M>(self.options.hint.as_deref())?;
        self.filter.asked().check_countable()?;
        let sort = if self.by_value {
            doc! { "_id": 1 }
        } else {
            doc! { "count": -1, "_id": 1 }
        };
        let (filter, key) = (self.filter.to_document()?, (self.key)()?);
        Ok(CountByOperation { filter, key, sort, limit: self.limit, options: self.options.clone() })
    }

    fn usable(&self) -> Usable {
        usable_indexes(M::INDEXES, self.filter.sent().condition(), &Document::new())
    }
}

builder!(CountBy<T: Send> -> Vec<(T, u64)>);
read_options!(CountBy<T>: options);
sees_deleted!(CountBy<T>: filter);

/// One row of the server's: a value, and how many documents have it.
fn read_row<A: Readable<Path = P>, P: field::Readable>(row: &[u8]) -> Result<(A::Output<P>, u64), DecodeError> {
    let invalid = |error: bson::error::Error| DecodeError::custom(error.to_string());
    let row = RawDocument::from_bytes(row).and_then(Document::try_from).map_err(invalid)?;
    // Which number it is, is the server's affair.
    let count = row.get("count").and_then(|count| As::<Lenient, i64>::from_bson(count).ok());
    let count = count.and_then(|count| u64::try_from(count.into_inner()).ok());
    let count = count.ok_or_else(|| DecodeError::custom("the server's reply to `count_by` has no count"))?;
    let value = row.get("_id").unwrap_or(&Bson::Null);
    let read = read_bson(value, |tag, from| read_field::<A>(Place::Bare(tag, from.clone())));
    let read = read.map_err(|error| if *value == Bson::Null { no_value(A::Value::BSON_TYPE, count) } else { error });
    Ok((read.map_err(|error| error.under(P::DOTTED))?, count))
}

/// To the server, null and missing are one value.
fn no_value(expected: &str, count: u64) -> DecodeError {
    let documents = if count == 1 { "document" } else { "documents" };
    DecodeError::custom(format!(
        "expected {expected}, found null or no such field in {count} {documents}; `matching` with `type_is` leaves them out, \
         and a field of type `Option` counts them as `None`"
    ))
}

/// The field; and where a document without it is read as one with a value, that value.
fn expression<A: Readable<Path: field::Readable>>() -> Result<Bson, InvalidOperation> {
    let dotted = A::Path::DOTTED;
    let field = format!("${dotted}");
    let missing = A::Path::default().map(A::store_as).or_else(A::Value::missing);
    let missing = missing.map_or(Ok(Some(Bson::Null)), |missing| written(|out| missing.encode(b"\0", out)))?;
    match missing {
        Some(Bson::Null) => Ok(field.into()),
        Some(missing) => {
            let is_of_type = |field: &str, name| doc! { "$eq": [{ "$type": field }, name] };
            let mut is_missing = is_of_type(&field, "missing");
            // What has no document around it is no missing field.
            if let Some((parent, _)) = dotted.rsplit_once('.') {
                is_missing = doc! { "$and": [is_of_type(&format!("${parent}"), "object"), is_missing] };
            }
            Ok(doc! { "$cond": [is_missing, literal(missing), field] }.into())
        }
        None => Err(InvalidOperation::new(format!(
            "`{dotted}` is a `Presence`, which tells missing from null, and the server counts them as one value; count by \
             the `Option` in it, with a `*` before the field: `|o| *o.seen`"
        ))),
    }
}

#[cfg(test)]
mod tests;
