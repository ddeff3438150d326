//! Keys that a unique index has already: which index, which paths, which value.

use bson::{Bson, Document, doc};
use docmodel::{Error, Snapshot, error::DuplicateValue, prelude::*, testing};
use mongodb::{
    IndexModel,
    options::{Collation, CollationStrength, IndexOptions},
};

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Place {
    city: String,
    zip: Option<String>,
}

#[expect(clippy::duplicated_attributes, reason = "several indexes are unique")]
#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "shops")]
#[index(place.city, -opened, unique, name = "sted og åpning: {1} dup key: ")]
#[index(license, unique)]
#[index(tags, unique)]
#[index(owner, unique, name = "owner")]
struct Shop {
    #[field(id)]
    id: i64,
    place: Place,
    opened: i64,
    license: Option<i64>,
    tags: Vec<String>,
    owner: String,
}

fn shop(id: i64) -> Shop {
    Shop {
        id,
        place: Place { city: format!("city {id}"), zip: None },
        opened: id,
        license: Some(id),
        tags: vec![format!("a{id}"), format!("b{id}")],
        owner: format!("owner {id}"),
    }
}

async fn shops() -> (testing::TestDatabase, Collection<Shop>) {
    let database = testing::database().await.expect("a server");
    let shops = Shop::collection(&database);
    shops.sync_indexes().await.expect("synced");
    (database, shops)
}

/// The index, its paths, and the value.
fn duplicate(error: Error) -> (String, Vec<&'static str>, DuplicateValue) {
    match error {
        Error::DuplicateKey { index, paths, value, .. } => (index, paths, *value),
        other => panic!("{other:?}"),
    }
}

/// The same shops, which know what has changed in them.
#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "shops", track_changes)]
#[index(owner, unique, name = "owner")]
struct TrackedShop {
    #[field(id)]
    id: i64,
    owner: String,
    #[field(flatten)]
    rest: Document,
    snapshot: Snapshot,
}

/// Stores one shop, and another that is like it in some way: alone, and as one of many.
async fn both_inserts(one: Shop, like: Shop) -> (String, Vec<&'static str>, DuplicateValue) {
    let (_database, shops) = shops().await;
    shops.insert_one(&mut one.clone()).await.expect("stored");
    let alone = duplicate(shops.insert_one(&mut like.clone()).await.expect_err("a duplicate"));
    let many = shops.insert_each([shop(1000), like]).await.expect_err("a duplicate");
    let Error::InsertMany(report) = many else { panic!("{many:?}") };
    let many = duplicate(report.failures.into_iter().next().expect("one").error);
    assert_eq!(alone, many);
    alone
}

#[tokio::test]
async fn of_a_compound_index_with_an_odd_name() {
    let place = Place { city: "Ærø } dup key: { \"x\" ".into(), zip: Some("1".into()) };
    let one = Shop { place: place.clone(), opened: i64::MAX, ..shop(1) };
    let (index, paths, value) = both_inserts(one, Shop { place, opened: i64::MAX, ..shop(2) }).await;
    assert_eq!(index, "sted og åpning: {1} dup key: ");
    assert_eq!(paths, ["place.city", "opened"]);
    assert_eq!(value.document(), Some(&doc! { "place.city": "Ærø } dup key: { \"x\" ", "opened": i64::MAX }));
    assert_eq!(value.get("opened"), Some(&Bson::Int64(i64::MAX)));
    assert_eq!(value.get("city"), None);
}

#[tokio::test]
async fn of_nothing() {
    let nothing = |id| Shop { license: None, ..shop(id) };
    let (index, paths, value) = both_inserts(nothing(1), nothing(2)).await;
    assert_eq!((index.as_str(), paths.as_slice()), ("license_1", ["license"].as_slice()));
    assert_eq!(value, DuplicateValue::Known(doc! { "license": null }));
    assert_eq!(value.to_string(), "{ license: null }");
}

#[tokio::test]
async fn of_the_id() {
    let (index, paths, value) = both_inserts(shop(i64::MIN), Shop { id: i64::MIN, ..shop(2) }).await;
    assert_eq!((index.as_str(), paths.as_slice()), ("_id_", ["_id"].as_slice()));
    assert_eq!(value, DuplicateValue::Known(doc! { "_id": i64::MIN }));
}

/// An index on an array has a key for each element, and only the server knows which one was there.
#[tokio::test]
async fn of_an_array() {
    let like = Shop { tags: vec!["new".into(), "b1".into()], ..shop(2) };
    let (index, paths, value) = both_inserts(shop(1), like).await;
    assert_eq!((index.as_str(), paths.as_slice()), ("tags_1", ["tags"].as_slice()));
    assert_eq!((value.document(), value.get("tags")), (None, None));
    assert_eq!(value, DuplicateValue::Printed("{ tags: \"b1\" }".into()));
}

/// The server prints a key of such an index as it sorts it, in hexadecimal.
#[tokio::test]
async fn of_an_index_with_a_collation() {
    let (_database, shops) = shops().await;
    shops.driver().drop_index("owner").await.expect("dropped");
    let any_case = Collation::builder().locale("en").strength(CollationStrength::Secondary).build();
    let options = IndexOptions::builder().name("owner".to_owned()).unique(true).collation(any_case).build();
    let index = IndexModel::builder().keys(doc! { "owner": 1 }).options(options).build();
    shops.driver().create_index(index).await.expect("created");
    shops.insert_one(&mut Shop { owner: "Åse".into(), ..shop(1) }).await.expect("stored");
    let error = shops.insert_one(&mut Shop { owner: "ÅSE".into(), ..shop(2) }).await.expect_err("a duplicate");
    assert_eq!(duplicate(error), ("owner".into(), vec!["owner"], DuplicateValue::Known(doc! { "owner": "ÅSE" })));
}

#[tokio::test]
async fn of_an_index_of_others() {
    let (_database, shops) = shops().await;
    let options = IndexOptions::builder().name("made by hand".to_owned()).unique(true).build();
    let index = IndexModel::builder().keys(doc! { "place.zip": 1 }).options(options).build();
    shops.driver().create_index(index).await.expect("created");
    shops.insert_one(&mut shop(1)).await.expect("stored");
    let error = shops.insert_one(&mut shop(2)).await.expect_err("no zip, again");
    let (index, paths, value) = duplicate(error);
    assert_eq!((index.as_str(), paths.as_slice()), ("made by hand", [].as_slice()));
    assert!(matches!(&value, DuplicateValue::Printed(text) if text.contains("place.zip: null")), "{value:?}");
}

#[tokio::test]
async fn of_changes() {
    let (database, shops) = shops().await;
    shops.insert_each([shop(1), shop(2)]).await.expect("stored");
    let taken = DuplicateValue::Known(doc! { "owner": "owner 1" });
    let expected = |error: Error| assert_eq!(duplicate(error), ("owner".into(), vec!["owner"], taken.clone()));

    let update = || shops.update_one(|shop| shop.id.eq(2)).apply(|shop| shop.owner.set("owner 1"));
    expected(update().await.expect_err("a duplicate"));
    let update = shops.update_many(|shop| shop.id.gte(2)).apply(|shop| shop.owner.set("owner 1"));
    expected(update.await.expect_err("a duplicate"));
    let replacement = Shop { owner: "owner 1".into(), ..shop(2) };
    expected(shops.replace_one(|shop| shop.id.eq(2), &replacement).await.expect_err("a duplicate"));

    // Of an array too: here it is the server that says the value.
    let update = shops.update_one(|shop| shop.id.eq(2)).apply(|shop| shop.tags.push("a1"));
    let (index, _, value) = duplicate(update.await.expect_err("a duplicate"));
    assert_eq!((index.as_str(), value), ("tags_1", DuplicateValue::Known(doc! { "tags": "a1" })));

    let mut session = database.client().start_session().await.expect("started");
    session.start_transaction().await.expect("started");
    let update = shops.update_one(|shop| shop.id.eq(2)).apply(|shop| shop.owner.set("owner 1"));
    expected(update.session(&mut session).await.expect_err("a duplicate"));
    drop(session.abort_transaction().await);
    session.start_transaction().await.expect("started");
    let insert = shops.insert_each([shop(3), Shop { owner: "owner 1".into(), ..shop(4) }]).session(&mut session);
    let error = insert.await.expect_err("a duplicate");
    let Error::InsertMany(report) = error else { panic!("{error:?}") };
    assert_eq!(report.failures.len(), 1);
    expected(report.failures.into_iter().next().expect("one").error);
    drop(session.abort_transaction().await);
    assert_eq!(shops.count(|_| Filter::everything()).await.expect("counted"), 2);
}

#[tokio::test]
async fn of_saves() {
    let (database, shops) = shops().await;
    shops.insert_one(&mut shop(1)).await.expect("stored");
    let tracked = TrackedShop::collection(&database);
    let like = |id, owner: &str| {
        let mut shop: TrackedShop =
            docmodel::from_document(&docmodel::to_document(&shop(id)).expect("encodes")).expect("reads");
        shop.owner = owner.into();
        shop.snapshot = Snapshot::default();
        shop
    };
    let taken = |error: Error, value: &Document| {
        assert_eq!(duplicate(error).2, DuplicateValue::Known(value.clone()));
    };
    let owner = doc! { "owner": "owner 1" };
    taken(tracked.save(&mut like(2, "owner 1")).await.expect_err("new, with a taken owner"), &owner);
    let mut same_id = TrackedShop { id: 1, ..like(2, "Åse") };
    taken(tracked.save(&mut same_id).await.expect_err("new, with a taken id"), &doc! { "_id": 1_i64 });

    let mut loaded = like(2, "Åse");
    tracked.save(&mut loaded).await.expect("stored");
    loaded.owner = "owner 1".into();
    taken(tracked.save(&mut loaded).await.expect_err("changed to a taken owner"), &owner);
    loaded.rest.insert("x.y", 1);
    taken(tracked.save(&mut loaded).await.expect_err("replaced, with a taken owner"), &owner);
    taken(shops.save(&mut Shop { owner: "owner 1".into(), ..shop(3) }).await.expect_err("an upsert"), &owner);
}

/// The commands that models have no method for yet go through the driver, whose errors become ours with `?`: these stay
/// as they are.
#[tokio::test]
async fn of_the_drivers_own_operations() {
    let (_database, shops) = shops().await;
    shops.insert_one(&mut shop(1)).await.expect("stored");
    let document: Document = docmodel::to_document(&shop(1)).expect("encodes");
    let error: Error = shops.driver().insert_one(document).await.expect_err("a duplicate").into();
    assert!(matches!(error, Error::Driver(_)));
}
