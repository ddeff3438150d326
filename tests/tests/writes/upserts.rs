use super::{unasked, unasked_orders};
use crate::models::{Address, Order, order};
use bson::{Document, doc};
use docmodel::{Error, prelude::*, testing};

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "counters")]
#[index(name, unique)]
struct Counter {
    #[field(id)]
    id: ObjectId,
    name: String,
    hits: i64,
    #[field(default)]
    step: i32,
    note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "pages")]
struct Page {
    #[field(id)]
    id: String,
    hits: i64,
}

fn rename(document: &mut Document) {
    if let Some(old) = document.remove("label") {
        document.insert("name", old);
    }
}

#[derive(Debug, PartialEq, DocumentModel)]
#[document(collection = "labels", schema_version = 2, upgrade(1 = "rename"))]
struct Label {
    #[field(id)]
    id: ObjectId,
    name: String,
}

#[tokio::test]
async fn plans_show_them() {
    let counters = unasked::<Counter>().await;
    let update = counters.update_one(|c| c.name.eq("a")).apply(|c| c.hits.inc(1)).upsert();
    assert_eq!(
        update.plan().to_string(),
        "db.counters.updateOne({ name: \"a\" }, { $inc: { hits: Long(\"1\") } }, { upsert: true })\n\
         // index: name_1 (1 of 1 key)"
    );
    let plan = counters.update_many(|c| c.name.eq("a")).apply(|c| c.hits.inc(1)).upsert().plan().to_string();
    assert!(plan.starts_with("db.counters.updateMany({ name: \"a\" }"), "{plan}");
    let counter = Counter { id: ObjectId::new(), name: "a".into(), hits: 1, step: 1, note: None };
    let plan = counters.replace_one(|c| c.name.eq("a"), &counter).upsert().plan().to_string();
    assert!(plan.contains("}, { upsert: true })\n"), "{plan}");
    let labels = unasked::<Label>().await;
    let plan = labels.update_one(|l| l.name.eq("a")).apply(|l| l.name.set("b")).upsert().plan().to_string();
    assert!(
        plan.contains("{ $set: { name: \"b\" }, $setOnInsert: { schema_version: 2 } }, { upsert: true }"),
        "{plan}"
    );
    let plan = labels.update_one(|l| l.name.eq("a")).apply(|l| l.name.set("b")).plan().to_string();
    assert!(!plan.contains("schema_version"), "{plan}");
}

#[tokio::test]
async fn what_could_not_be_read_back_is_not_sent() {
    let orders = unasked_orders().await;
    let error = orders.update_one(|o| o.number.eq("a")).apply(|o| o.paid.set(true)).upsert().await;
    assert_eq!(
        error.expect_err("not sent").to_string(),
        "if no document matches, the upsert stores one without `shipTo`, `items`, `revision`, `total`, `tags`, `grid`, \
         `stock`, `sizes`, `createdAt`, which the model requires: give it a value with `set_on_insert`"
    );
    let pages = unasked::<Page>().await;
    let update = pages.update_one(|p| p.hits.gte(1)).apply(|p| p.hits.inc(1)).upsert();
    assert!(update.await.expect_err("not sent").to_string().contains("ObjectId as `_id`, and the model's is string"));
    let nil = Order { id: ObjectId::from_bytes([0; 12]), ..order("a") };
    let error = orders.replace_one(|o| o.number.eq("a"), &nil).upsert().await.expect_err("not sent");
    assert!(matches!(&error, Error::InvalidOperation(_)) && error.to_string().contains("nil id"), "{error}");
    let error = orders.find_one_and_replace(|o| o.number.eq("a"), &nil).upsert().await.expect_err("not sent");
    assert!(error.to_string().contains("nil id"), "{error}");
}

#[tokio::test]
async fn updates_store_what_they_do_not_find() {
    let database = testing::database().await.expect("a server");
    let counters = Counter::collection(&database);
    let count = async || counters.update_one(|c| c.name.eq("Ærø")).apply(|c| c.hits.inc(i64::MAX)).upsert().await;
    let first = count().await.expect("stored");
    assert_eq!((first.matched_count, first.modified_count), (0, 0));
    let id = first.upserted_id.expect("a new one");
    let stored = counters.find_by_id(&id).await.expect("read").expect("there");
    assert_eq!(stored, Counter { id, name: "Ærø".into(), hits: i64::MAX, step: 0, note: None });
    let same = counters.update_one(|c| c.name.eq("Ærø")).apply(|c| c.hits.set(i64::MAX)).upsert().await.expect("sent");
    assert_eq!((same.matched_count, same.modified_count, same.upserted_id), (1, 0, None));

    let pages = Page::collection(&database);
    let visit = async || pages.update_one(|p| p.id.eq("home")).apply(|p| p.hits.inc(1)).upsert().await;
    assert_eq!(visit().await.expect("stored").upserted_id.as_deref(), Some("home"));
    assert_eq!(visit().await.expect("updated").upserted_id, None);
    let home = pages.find_by_id(&"home".to_owned()).await.expect("read");
    assert_eq!(home, Some(Page { id: "home".into(), hits: 2 }));
    let many = pages.update_many(|p| p.id.eq("about")).apply(|p| p.hits.set(1)).upsert().await.expect("stored");
    assert_eq!(many.upserted_id.as_deref(), Some("about"));
}

/// A document without a version would be taken for one of the first, and upgraded.
#[tokio::test]
async fn new_documents_have_the_current_schema_version() {
    let database = testing::database().await.expect("a server");
    let labels = Label::collection(&database);
    let result = labels.update_one(|l| l.name.eq("a")).apply(|l| l.name.set("b")).upsert().await.expect("stored");
    let raw = labels.driver().find_one(doc! {}).await.expect("read").expect("there");
    assert_eq!(raw, doc! { "_id": result.upserted_id.expect("a new one"), "name": "b", "schema_version": 2 });
}

#[tokio::test]
async fn replacements_store_what_they_do_not_find() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.sync_indexes().await.expect("synced");
    let new = order("NO-1");
    let result = orders.replace_one(|o| o.id.eq(new.id), &new).upsert().await.expect("stored");
    assert_eq!((result.matched_count, result.modified_count, result.upserted_id), (0, 0, Some(new.id)));
    let changed = Order { ship_to: Address { city: "Bergen".into(), zip: None }, ..new.clone() };
    let result = orders.replace_one(|o| o.id.eq(new.id), &changed).upsert().await.expect("replaced");
    assert_eq!((result.matched_count, result.modified_count, result.upserted_id), (1, 1, None));
    assert_eq!(orders.find_by_id(&new.id).await.expect("read"), Some(changed));

    let other = order("NO-1");
    let error = orders.replace_one(|o| o.id.eq(other.id), &other).upsert().await.expect_err("the number is taken");
    assert!(matches!(&error, Error::DuplicateKey { index, .. } if index == "number_1"), "{error}");
}
