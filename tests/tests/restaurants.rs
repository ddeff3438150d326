//! A collection that was not written with a model in mind: ratings are int32, double, or the text "Not yet rated";
//! addresses are text, but for a few int32; one key has spaces in it.
//!
//! The documents are those of `restaurants.json` in the folder `DOCMODEL_TEST_DATA`, or in `shared/data` beside the
//! project: a public collection of 2,548 British restaurants. Without it, a miniature of the same shape will do.

use bson::{Document, doc};
use docmodel::{Error, error::DecodeReason, prelude::*, testing};
use futures_util::StreamExt;
use std::{collections::BTreeMap, env, fs, path::PathBuf};

const MINIATURE: &str = include_str!("../data/restaurants.jsonl");

fn documents() -> Vec<Document> {
    let folder = env::var_os("DOCMODEL_TEST_DATA")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data")), PathBuf::from);
    let lines = fs::read_to_string(folder.join("restaurants.json")).unwrap_or_else(|_| MINIATURE.to_owned());
    lines.lines().map(|line| serde_json::from_str(line).expect("a document a line")).collect()
}

#[derive(Debug, Clone, PartialEq, FieldType)]
#[field_type(untagged)]
enum Rating {
    Stars(#[field(lenient, min = 0.0, max = 6.0)] f64),
    Unrated(String),
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "restaurants")]
struct Restaurant {
    #[field(id)]
    id: ObjectId,
    name: String,
    #[field(lenient)]
    address: String,
    #[field(name = "address line 2")]
    town: String,
    outcode: String,
    postcode: String,
    rating: Rating,
    type_of_food: String,
    #[field(name = "URL")]
    url: String,
}

/// The same, by someone who looked at the first document only.
#[derive(Debug, DocumentModel)]
#[document(collection = "restaurants")]
struct Strict {
    #[field(id)]
    id: ObjectId,
    address: String,
    rating: i32,
}

async fn stored() -> (testing::TestDatabase, Vec<Document>) {
    let database = testing::database().await.expect("a server");
    let documents = documents();
    database.collection::<Document>("restaurants").insert_many(&documents).await.expect("stored");
    (database, documents)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lenient_model_reads_all() {
    let (database, documents) = stored().await;
    let restaurants = Restaurant::collection(&database);
    let all = restaurants.find(|_| Filter::everything()).sort(|r| r.id.asc()).await.expect("all fit");
    assert_eq!(all.len(), documents.len());
    for (restaurant, document) in all.iter().zip(&documents) {
        restaurant.validate().expect("the ratings are from 0 to 6");
        assert_eq!(restaurant.town, document.get_str("address line 2").unwrap());
        match (&restaurant.rating, document.get("rating").unwrap()) {
            (Rating::Stars(stars), bson::Bson::Int32(rating)) => {
                assert_eq!(stars.to_bits(), f64::from(*rating).to_bits());
            }
            (Rating::Stars(stars), bson::Bson::Double(rating)) => assert_eq!(stars.to_bits(), rating.to_bits()),
            (Rating::Unrated(text), bson::Bson::String(rating)) => assert_eq!(text, rating),
            (read, found) => panic!("{found} is read as {read:?}"),
        }
        match document.get("address").unwrap() {
            bson::Bson::Int32(number) => assert_eq!(restaurant.address, number.to_string()),
            text => assert_eq!(Some(restaurant.address.as_str()), text.as_str()),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_compare_numbers_of_every_type() {
    let (database, documents) = stored().await;
    let restaurants = Restaurant::collection(&database);
    let count =
        async |filter: Filter<Restaurant>| usize::try_from(restaurants.count(|_| filter).await.unwrap()).expect("few");
    let fives = documents.iter().filter(|document| document.get_i32("rating").ok() == Some(5)).count();
    let unrated = documents.iter().filter(|document| document.get_str("rating").is_ok()).count();
    assert_eq!(count(Restaurant::F.rating.eq(Rating::Stars(5.0))).await, fives);
    assert_eq!(count(Restaurant::F.rating.eq(Rating::Unrated("Not yet rated".into()))).await, unrated);
    let town = documents[0].get_str("address line 2").unwrap();
    let in_town = documents.iter().filter(|document| document.get_str("address line 2").ok() == Some(town)).count();
    assert_eq!(count(Restaurant::F.town.eq(town)).await, in_town);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_strict_model_reports_each_misfit_and_goes_on() {
    let (database, documents) = stored().await;
    let strict = Strict::collection(&database);
    let mut misfits: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut read = 0;
    let mut stream = strict.find(|_| Filter::everything()).stream().await.expect("a cursor");
    while let Some(restaurant) = stream.next().await {
        match restaurant {
            Ok(Strict { id, .. }) => {
                read += 1;
                assert!(documents.iter().any(|document| document.get_object_id("_id").ok() == Some(id)));
            }
            Err(Error::Decode(error)) => {
                let Some(id) = error.id() else { panic!("{error} names no document") };
                assert!(error.to_string().starts_with(&format!("restaurants {}: ", id.as_object_id().unwrap())));
                let DecodeReason::WrongType { found, .. } = error.reason() else { panic!("{error}") };
                *misfits.entry((error.path().to_owned(), found.to_string())).or_default() += 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
    // One misfit a document: the first in the document's order.
    let expected = expected_misfits(&documents);
    assert_eq!(read + expected.values().sum::<usize>(), documents.len());
    assert_eq!(misfits, expected);
    assert!(read > 0 && expected.len() == 3, "{expected:?}");
}

fn expected_misfits(documents: &[Document]) -> BTreeMap<(String, String), usize> {
    let mut misfits = BTreeMap::new();
    for document in documents {
        let misfit = match (document.get("address").unwrap(), document.get("rating").unwrap()) {
            (bson::Bson::Int32(_), _) => ("address", "int32"),
            (_, bson::Bson::Double(_)) => ("rating", "double"),
            (_, bson::Bson::String(_)) => ("rating", "string"),
            _ => continue,
        };
        *misfits.entry((misfit.0.to_owned(), misfit.1.to_owned())).or_default() += 1;
    }
    misfits
}

#[test]
fn what_is_stored_again_is_what_was_read() {
    for document in documents() {
        let restaurant: Restaurant = docmodel::from_document(&document).unwrap();
        let again = docmodel::to_document(&restaurant).unwrap();
        assert_eq!(docmodel::from_document::<Restaurant>(&again).unwrap(), restaurant);
        assert_eq!(again.get("address line 2"), document.get("address line 2"));
        // A lenient field is written in its own type.
        let expected = doc! { "rating": document.get("rating").and_then(bson::Bson::as_i32).map(f64::from) };
        if let Some(rating) = expected.get("rating").filter(|rating| rating.as_null().is_none()) {
            assert_eq!(again.get("rating"), Some(rating));
        }
    }
}
