//! The behaviour of the query tests of other mappers for MongoDB: rows found on a real server, and the MQL sent.

mod arrays;
mod dollar_keys;
mod embedded;
mod unique;
mod variants;

use bson::{Document, doc};
use docmodel::{prelude::*, testing};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Publisher {
    #[field(name = "nm")]
    name: String,
    #[field(name = "yr")]
    founded: Option<i32>,
    #[field(name = "prizes")]
    awards: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Review {
    stars: i32,
    words: Vec<String>,
}

#[derive(Debug, DocumentModel)]
#[document(collection = "books")]
struct Book {
    #[field(id)]
    id: i32,
    title: String,
    #[field(name = "pub")]
    publisher: Publisher,
    reviews: Vec<Review>,
    tags: Option<Vec<String>>,
    grid: Vec<Vec<i32>>,
    cube: Vec<Vec<Vec<i32>>>,
    holes: Vec<Vec<Option<i32>>>,
}

const F: <Book as Model>::Fields<docmodel::path::Root<Book>> = Book::F;
const NONE: [i32; 0] = [];

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
        database.collection("books").insert_many(documents).await.expect("stored");
        Self { database }
    }

    /// The ids of what a filter finds, after a look at the words that are sent for it.
    async fn found(&self, filter: Filter<Book>, mql: &str) -> Vec<i32> {
        assert_eq!(filter.to_string(), mql);
        let books = Book::collection(&self.database);
        let mut ids: Vec<i32> = books.distinct(|book| book.id).matching(|_| filter).await.expect("found");
        ids.sort_unstable();
        ids
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn operators_and_paths_as_values_are_data() {
    let stored = Stored::new([
        doc! { "title": "$updated", "tags": ["$title"] },
        doc! { "title": "{ \"$concat\": [\"a\", \"b\"] }", "tags": [] },
        doc! { "title": "x", "pub": { "nm": "$title", "yr": null, "prizes": [] } },
    ])
    .await;
    assert_eq!(stored.found(F.title.eq("$updated"), r#"{ title: "$updated" }"#).await, [0]);
    assert_eq!(
        stored.found(F.title.is_in(["$updated", "$$ROOT"]), r#"{ title: { $in: ["$updated", "$$ROOT"] } }"#).await,
        [0]
    );
    let concat = r#"{ "$concat": ["a", "b"] }"#;
    assert_eq!(stored.found(F.title.eq(concat), r#"{ title: "{ \"$concat\": [\"a\", \"b\"] }" }"#).await, [1]);
    let publisher = Publisher { name: "$title".into(), founded: None, awards: vec![] };
    let mql = r#"{ pub: { $eq: { nm: "$title", yr: null, prizes: [] } } }"#;
    assert_eq!(stored.found(F.publisher.eq(&publisher), mql).await, [2]);
    assert_eq!(stored.found(F.tags.contains("$title"), r#"{ tags: "$title" }"#).await, [0]);

    let books = Book::collection(&stored.database);
    let updates = [F.title.set("$tags"), F.publisher.set(&publisher), F.tags.set(vec!["{ $concat: 1 }".to_owned()])];
    books.update_one(|book| book.id.eq(1)).apply(|_| updates).await.expect("updated");
    let raw = books.driver().find_one(doc! { "_id": 1 }).await.expect("read").expect("there");
    let expected = doc! { "title": "$tags", "tags": ["{ $concat: 1 }"], "_id": 1, "pub": { "nm": "$title", "yr": null, "prizes": [] } };
    for (key, value) in expected {
        assert_eq!(raw.get(&key), Some(&value), "{key}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_values() {
    let stored = Stored::new([doc! { "title": "9999" }, doc! { "title": "10000" }, doc! {}]).await;
    let filter = F.title.is_in((0..10_000).map(|number| number.to_string()));
    let mql = filter.to_string();
    assert!(mql.starts_with(r#"{ title: { $in: ["0", "1", "2", "#) && mql.ends_with(r#", "9999"] } }"#));
    assert_eq!(stored.found(filter, &mql).await, [0]);
    let none = F.title.not_in((0..10_000).map(|number| number.to_string()));
    let mql = none.to_string();
    assert_eq!(stored.found(none, &mql).await, [1, 2]);
}
