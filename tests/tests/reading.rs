//! Ways to read besides `find`, and how the server is told to read.

use crate::commands::{listening, sent};
use bson::{Document, doc};
use docmodel::{Error, prelude::*, testing};
use mongodb::options::{Collation, ReadConcern, ReadPreference};
use std::time::Duration;

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Place {
    city: String,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "stays")]
#[index(place.city)]
#[index(tags, name = "by_tag")]
struct Stay {
    #[field(id)]
    id: i32,
    place: Place,
    guest: Option<String>,
    tags: Vec<String>,
    nights: Vec<Place>,
}

fn place(city: &str) -> Place {
    Place { city: city.into() }
}

fn stay(id: i32, city: &str, guest: Option<&str>, tags: &[&str]) -> Stay {
    let tags = tags.iter().map(|&tag| tag.into()).collect();
    Stay { id, place: place(city), guest: guest.map(Into::into), tags, nights: vec![place("Ås")] }
}

async fn stays() -> (testing::TestDatabase, docmodel::Collection<Stay>) {
    let database = testing::database().await.expect("a server");
    let stays = Stay::collection(&database);
    let mut all = [
        stay(1, "Oslo", Some("Ida"), &["new", "vip"]),
        stay(2, "Oslo", None, &[]),
        stay(3, "Rom", Some("Bo"), &["new"]),
    ];
    stays.sync_indexes().await.unwrap();
    stays.insert_many(&mut all).await.unwrap();
    (database, stays)
}

#[tokio::test(flavor = "multi_thread")]
async fn one_and_first() {
    let (_database, stays) = stays().await;
    assert_eq!(stays.find(|s| s.place.city.eq("Rom")).one().await.unwrap().map(|stay| stay.id), Some(3));
    assert_eq!(stays.find(|s| s.place.city.eq("Bonn")).one().await.unwrap(), None);
    let error = stays.find(|s| s.place.city.eq("Oslo")).one().await.unwrap_err();
    assert!(matches!(error, Error::NotUnique { .. }));
    assert_eq!(error.to_string(), r#"stays: several documents match { "place.city": "Oslo" }, and one was asked for"#);
    let last = stays.find(|s| s.place.city.eq("Oslo")).sort(|s| s.id.desc()).first().await.unwrap();
    assert_eq!(last.map(|stay| stay.id), Some(2));
    assert_eq!(stays.find(|_| Filter::everything()).limit(0).first().await.unwrap(), None);
    assert_eq!(stays.find(|_| Filter::everything()).limit(0).one().await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn exists_and_counts() {
    let (_database, stays) = stays().await;
    assert!(stays.exists(|s| s.guest.is_null()).await.unwrap());
    assert!(!stays.exists(|s| s.guest.is_missing()).await.unwrap());
    assert_eq!(stays.estimated_count().await.unwrap(), 3);
    let few = stays
        .estimated_count()
        .max_time(Duration::from_secs(60))
        .read_preference(ReadPreference::Nearest { options: None });
    assert_eq!(few.await.unwrap(), 3);
    assert_eq!(stays.count(|s| s.tags.contains("new")).hint("by_tag").await.unwrap(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn distinct_values_have_the_type_of_the_field() {
    let (database, stays) = stays().await;
    database.collection::<Document>("stays").insert_one(doc! { "_id": 4, "place": { "city": "Bonn" } }).await.unwrap();
    let mut cities: Vec<String> = stays.distinct(|s| s.place.city).await.unwrap();
    cities.sort();
    assert_eq!(cities, ["Bonn", "Oslo", "Rom"]);
    let mut guests: Vec<Option<String>> = stays.distinct(|s| s.guest).matching(|s| s.id.lt(4)).await.unwrap();
    guests.sort();
    assert_eq!(guests, [None, Some("Bo".into()), Some("Ida".into())]);
    let mut tags: Vec<String> = stays.distinct(|s| s.tags).matching(|s| s.place.city.eq("Oslo")).await.unwrap();
    tags.sort();
    assert_eq!(tags, ["new", "vip"]);
    // SecantusDB does not look into arrays of documents here, as MongoDB does: the command is all there is to see.
    let nights = stays.distinct(|s| s.nights.any().city).plan().to_string();
    assert!(nights.starts_with(r#"db.stays.distinct("nights.city", {})"#), "{nights}");
    let places: Vec<Place> = stays.distinct(|s| s.nights).await.unwrap();
    assert_eq!(places, [place("Ås")]);

    let raw = database.collection::<Document>("stays");
    raw.insert_one(doc! { "_id": 5, "place": { "city": 7 }, "nights": [{ "city": 7 }] }).await.unwrap();
    let error = stays.distinct(|s| s.place.city).await.unwrap_err();
    assert_eq!(error.to_string(), "stays: place.city: expected string, found int32");
    let error = stays.distinct(|s| s.nights).await.unwrap_err();
    assert_eq!(error.to_string(), "stays: nights.city: expected string, found int32");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_estimated_count_has_options() {
    let (database, _) = stays().await;
    let (client, commands) = listening(database.server().uri(), "estimated", None).await;
    let stays = Stay::collection(&client.database(database.name()));
    assert_eq!(stays.estimated_count().plan().to_string(), "db.stays.estimatedDocumentCount()");
    assert_eq!(stays.estimated_count().await.expect("counted"), 3);
    let count = stays.estimated_count().max_time(Duration::from_millis(1500)).comment("nightly");
    let count = count.read_concern(ReadConcern::local());
    assert_eq!(
        count.plan().to_string(),
        r#"db.stays.estimatedDocumentCount({ maxTimeMS: 1500, comment: "nightly", readConcern: "local" })"#
    );
    assert_eq!(count.await.expect("counted"), 3);
    let [plain, told] = &sent(&commands, "count")[..] else { panic!("two counts") };
    assert!(["maxTimeMS", "comment", "readConcern"].iter().all(|option| !plain.contains_key(option)), "{plain}");
    assert_eq!(told.get("comment"), Some(&"nightly".into()));
    assert_eq!(told.get_document("readConcern").ok(), Some(&doc! { "level": "local" }));
    assert_eq!(told.get_i32("maxTimeMS").ok(), Some(1500), "{told}");
}

#[test]
fn plans_say_how_it_is_read() {
    let client = unused_client();
    let stays = Stay::collection(&client.database("test"));
    let find = stays
        .find(|s| s.place.city.eq("Oslo"))
        .collation(Collation::builder().locale("nb").build())
        .hint("place.city_1")
        .max_time(Duration::from_millis(1500))
        .comment("nightly report")
        .read_concern(ReadConcern::majority())
        .read_preference(ReadPreference::SecondaryPreferred { options: None })
        .allow_disk_use(true)
        .variable("city", "Oslo");
    let (query, _) = find.plan().to_string().split_once('\n').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    assert_eq!(
        query,
        r#"db.stays.find({ "place.city": "Oslo" }, {}, { let: { city: "Oslo" } }).collation({ locale: "nb" }).hint("place.city_1").maxTimeMS(1500).comment("nightly report").readConcern("majority").readPref("secondaryPreferred").allowDiskUse(true)"#
    );
    let count = stays.count(|s| s.id.gt(1)).hint("_id_").max_time(Duration::from_secs(1));
    assert_eq!(
        count.plan().to_string().lines().next(),
        Some(r#"db.stays.countDocuments({ _id: { $gt: 1 } }, { hint: "_id_", maxTimeMS: 1000 })"#)
    );
    let distinct = stays.distinct(|s| s.tags).matching(|s| s.id.gt(1)).hint("by_tag");
    assert_eq!(
        distinct.plan().to_string().lines().next(),
        Some(r#"db.stays.distinct("tags", { _id: { $gt: 1 } }, { hint: "by_tag" })"#)
    );
    let exists = stays.exists(|s| s.id.eq(1));
    assert_eq!(exists.plan().to_string().lines().next(), Some("db.stays.find({ _id: 1 }, { _id: 1 }).limit(1)"));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_declared_indexes_are_hints() {
    let (_database, stays) = stays().await;
    let error = stays.find(|s| s.id.eq(1)).hint("by_city").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`stays` declares no index `by_city` that could be a hint; there are `place.city_1`, `by_tag`, `_id_`"
    );
    assert_eq!(stays.find(|s| s.tags.contains("vip")).hint("by_tag").await.unwrap().len(), 1);
}

/// A client that is never used to send anything.
fn unused_client() -> mongodb::Client {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(mongodb::Client::with_uri_str("mongodb://127.0.0.1:1")).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn distinct_values_of_a_variant_are_no_others() {
    #[derive(Debug, Clone, PartialEq, FieldType)]
    enum Payment {
        Card { code: String },
        Voucher { code: i32 },
    }

    #[derive(Debug, DocumentModel)]
    #[document(collection = "payments")]
    struct Paid {
        #[field(id)]
        id: i32,
        by: Payment,
    }

    let database = testing::database().await.expect("a server");
    let paid = Paid::collection(&database);
    let mut all = [
        Paid { id: 1, by: Payment::Card { code: "a".into() } },
        Paid { id: 2, by: Payment::Voucher { code: 7 } },
        Paid { id: 3, by: Payment::Card { code: "a".into() } },
    ];
    paid.insert_many(&mut all).await.unwrap();
    assert_eq!(paid.distinct(|p| p.by.variant_card().code).await.unwrap(), ["a"]);
    assert_eq!(paid.distinct(|p| p.by.variant_voucher().code).matching(|p| p.id.gt(0)).await.unwrap(), [7]);
}
