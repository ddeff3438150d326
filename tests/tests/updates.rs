//! What each update operator makes of what is stored: null, missing, of another type, empty, nested; and which updates
//! are not sent.

mod arrays;
mod documents;
mod generics;
mod numbers;
mod overlaps;
mod pipelines;
mod positions;
mod rules;

use bson::{Document, doc};
use docmodel::{Error, Update, prelude::*, testing};
use std::collections::BTreeMap;

#[derive(Debug, Clone, EmbeddedModel)]
struct Part {
    #[field(min_length = 1)]
    sku: String,
    #[field(min = 1, max = 99)]
    qty: i32,
    labels: Vec<String>,
}

#[derive(Debug, DocumentModel)]
#[document(collection = "things")]
struct Thing {
    #[field(id)]
    id: i32,
    int: i32,
    long: i64,
    double: Option<f64>,
    text: Option<String>,
    other_text: Option<String>,
    at: Option<DateTime>,
    stamp: Option<bson::Timestamp>,
    part: Option<Part>,
    numbers: Vec<i32>,
    parts: Vec<Part>,
    grid: Vec<Vec<i32>>,
    stock: BTreeMap<String, Part>,
}

const F: <Thing as Model>::Fields<docmodel::path::Root<Thing>> = Thing::F;

fn part(sku: &str, qty: i32) -> Part {
    Part { sku: sku.to_owned(), qty, labels: Vec::new() }
}

/// A part as it is stored.
fn stored(sku: &str, qty: i32, labels: &[&str]) -> Document {
    doc! { "sku": sku, "qty": qty, "labels": labels }
}

/// What is sent.
fn mql(updates: impl IntoIterator<Item = Update<Thing>>) -> String {
    Update::collect(updates).to_string()
}

/// A collection with these documents, whose ids are their positions.
struct Stored {
    database: testing::TestDatabase,
}

impl Stored {
    async fn new(documents: impl IntoIterator<Item = Document>) -> Self {
        let database = testing::database().await.expect("a server");
        let documents = documents.into_iter().zip(0..).map(|(mut document, id)| {
            document.insert("_id", id);
            document
        });
        database.collection("things").insert_many(documents).await.expect("stored");
        Self { database }
    }

    /// The document after an update, without its id.
    async fn after(&self, id: i32, updates: impl IntoIterator<Item = Update<Thing>>) -> Result<Document, Error> {
        let things = Thing::collection(&self.database);
        let result = things.update_one(|thing| thing.id.eq(id)).apply(|_| updates).await?;
        assert_eq!(result.matched_count, 1);
        let raw = self.database.collection::<Document>("things");
        let mut document = raw.find_one(doc! { "_id": id }).await.expect("read").expect("there");
        document.remove("_id");
        Ok(document)
    }

    /// Each of the documents after the same update; `None` where the server refuses it.
    async fn each_after(&self, count: i32, update: &Update<Thing>) -> Vec<Option<Document>> {
        let mut documents = Vec::new();
        for id in 0..count {
            documents.push(match self.after(id, update.clone()).await {
                Ok(document) => Some(document),
                Err(Error::Write { .. }) => None,
                Err(error) => panic!("{error}"),
            });
        }
        documents
    }
}
