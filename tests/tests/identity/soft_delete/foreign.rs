//! Documents that others wrote.

use super::*;
use bson::Bson;
use docmodel::{Error, Millis};
use std::time::SystemTime;

/// Every value but null is a deletion.
#[tokio::test]
async fn whatever_is_there_is_a_deletion() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let texts = ["deleted", ""];
    let others =
        [Bson::Boolean(false), Bson::Int32(0), Bson::Double(f64::NAN), doc! {}.into(), Bson::Array(Vec::new())];
    let values: Vec<Bson> = texts.into_iter().map(Bson::from).chain(others).collect();
    let of = |id: i32| doc! { "_id": id, "number": id.to_string(), "paid": true };
    let mut documents = vec![of(1), of(2)];
    documents[1].insert("deletedAt", Bson::Null);
    for (id, value) in (3..).zip(&values) {
        let mut document = of(id);
        document.insert("deletedAt", value);
        documents.push(document);
    }
    orders.driver().insert_many(&documents).await.expect("stored");

    assert_eq!(ids(orders.find(|_| Filter::everything()).await.expect("read")), [1, 2]);
    let deleted = orders.count(|_| Filter::everything()).only_deleted().await.expect("counted");
    assert_eq!(deleted, values.len() as u64);
    let misfit = orders.find_by_id(&3).with_deleted().await.expect_err("a string");
    assert!(matches!(misfit, Error::Decode(_)) && misfit.to_string().contains("deletedAt"), "{misfit}");

    assert_eq!(
        orders.update_many(|o| o.id.gte(1)).apply(|o| o.paid.set(false)).await.expect("updated").matched_count,
        2
    );
    assert_eq!(orders.delete_many(|o| o.id.lte(3)).await.expect("deleted"), 2, "with and without the field");
    assert_eq!(orders.restore(|_| Filter::everything()).all().await.expect("restored"), documents.len() as u64);
    assert_eq!(orders.find(|_| Filter::everything()).await.expect("all fit now").len(), documents.len());
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "orders", soft_delete = löschung)]
struct Other<T: Clone> {
    #[field(id)]
    id: i32,
    löschung: Option<Millis<SystemTime>>,
    content: T,
}

#[tokio::test]
async fn other_types_and_names() {
    let database = testing::database().await.expect("a server");
    let orders = Other::<String>::collection(&database);
    orders.insert_one(&mut Other { id: 1, löschung: None, content: "a".into() }).await.expect("stored");
    let before = DateTime::now().to_system_time();
    assert_eq!(orders.delete_one(|o| o.content.eq("a")).await.expect("deleted"), 1);
    let deleted = orders.find_by_id(&1).only_deleted().await.expect("read").expect("there");
    assert!(deleted.is_deleted() && *deleted.löschung.expect("a time") >= before);
    assert_eq!(orders.restore(|o| o.id.eq(1)).await.expect("restored"), 1);
    assert!(!orders.find_by_id(&1).await.expect("read").expect("there").is_deleted());
}
