//! Rows to books, and books to the server.

use crate::{
    book::Book,
    problem::Problem,
    report::Report,
    rows::{Row, Rows},
};
use anyhow::{Context, Result};
use bson::RawDocument;
use docmodel::{Error, prelude::*};
use indicatif::ProgressBar;
use mongodb::Database;

/// How many documents are sent at once, unless they are large.
const BATCH: usize = 500;

/// How many bytes are sent at once, and the largest document that MongoDB stores.
const MAX_BYTES: usize = 16 * 1024 * 1024;

/// An import that is under way.
pub(crate) struct Import<'a> {
    books: Collection<Book>,
    report: &'a mut Report,
    progress: ProgressBar,
    batch: Vec<Accepted>,
    batch_bytes: usize,
}

/// A row that can be stored, as far as can be said without the server.
struct Accepted {
    number: usize,
    source: Vec<u8>,
    book: Book,
}

impl<'a> Import<'a> {
    pub(crate) fn new(database: &Database, report: &'a mut Report, progress: ProgressBar) -> Self {
        Self { books: Book::collection(database), report, progress, batch: Vec::new(), batch_bytes: 0 }
    }

    /// Stores what can be stored, and reports the rest.
    pub(crate) async fn run(mut self, mut rows: Rows) -> Result<()> {
        self.books.sync_indexes().await?;
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => return self.store().await,
                Err(error) => {
                    // What was read before is complete.
                    self.store().await?;
                    return Err(error).context("cannot read the input");
                }
            };
            self.add(row)?;
            if self.batch.len() == BATCH || self.batch_bytes >= MAX_BYTES {
                self.store().await?;
                self.progress.set_position(rows.bytes());
                self.progress.set_message(format!("{} rejected", self.report.rejected()));
            }
        }
    }

    fn add(&mut self, row: Row) -> Result<()> {
        let Row { number, source, document } = row;
        match document.map_err(|problem| vec![problem]).and_then(|document| check(&document)) {
            Ok(Checked { book, size, ignored }) => {
                self.report.ignore(ignored);
                self.batch.push(Accepted { number, source, book });
                self.batch_bytes += size;
                Ok(())
            }
            Err(problems) => self.report.reject(number, &source, problems),
        }
    }

    /// Sends the batch. What the server refuses does not keep the rest from being stored.
    async fn store(&mut self) -> Result<()> {
        let mut batch = std::mem::take(&mut self.batch);
        self.batch_bytes = 0;
        let (Some(first), Some(last)) = (batch.first(), batch.last()) else { return Ok(()) };
        let (first, last) = (first.number, last.number);

        match self.books.insert_many(batch.iter_mut().map(|accepted| &mut accepted.book)).ordered(false).await {
            Ok(stored) => self.report.imported(stored),
            Err(Error::InsertMany(error)) => {
                self.report.imported(error.inserted);
                for failure in &error.failures {
                    let refused =
                        batch.get(failure.position).context("the server refused a document not sent to it")?;
                    self.report.reject(refused.number, &refused.source, vec![Problem::from(&failure.error)])?;
                }
                if let Some(cause) = error.cause {
                    let unit = self.report.unit();
                    return Err(*cause).with_context(|| {
                        format!("stopped: {unit}s {first} to {last} may be stored or not, and those after them are not")
                    });
                }
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

struct Checked {
    book: Book,
    /// In bytes, stored.
    size: usize,
    /// Fields that the model does not have.
    ignored: Vec<String>,
}

/// The document as a book that keeps the model's rules.
fn check(document: &bson::Document) -> Result<Checked, Vec<Problem>> {
    let book: Book = docmodel::from_document(document).map_err(|error| vec![error.into()])?;
    book.validate().map_err(|violations| violations.iter().map(Problem::from).collect::<Vec<_>>())?;
    let bytes = docmodel::to_vec(&book).map_err(|error| vec![Problem::new(error.to_string())])?;
    if bytes.len() > MAX_BYTES {
        return Err(vec![Problem::new("more than 16 MiB").detail(format_args!("{} bytes", bytes.len()))]);
    }
    let stored = RawDocument::from_bytes(&bytes).map_err(|error| vec![Problem::new(error.to_string())])?;
    let is_ignored = |key: &&String| !matches!(stored.get(key.as_str()), Ok(Some(_)));
    Ok(Checked { ignored: document.keys().filter(is_ignored).cloned().collect(), size: bytes.len(), book })
}
