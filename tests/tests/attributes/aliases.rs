//! `alias` and `migrated`.

use super::{read, refused, stored};
use bson::{Document, doc};
use docmodel::{prelude::*, testing};
use futures_util::TryStreamExt;

#[derive(Debug, Clone, PartialEq, EmbeddedModel)]
struct Address {
    #[field(alias = "town")]
    city: Option<String>,
    zip: i32,
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "users", rename_all = "camelCase")]
struct User {
    #[field(id)]
    id: i32,
    #[field(alias = "name", alias = "nick")]
    full_name: String,
    #[field(alias = "addr")]
    address: Option<Address>,
    #[field(alias = "points", migrated)]
    score: i32,
    #[field(alias = "labels")]
    tags: Vec<String>,
}

fn user(id: i32) -> User {
    let address = Address { city: Some("Oslo".into()), zip: 1 };
    User { id, full_name: "Ida".into(), address: Some(address), score: 3, tags: vec!["new".into()] }
}

/// The same user, as it was stored over the years.
fn generations() -> [Document; 4] {
    [
        doc! { "_id": 0, "fullName": "Ida", "address": { "city": "Oslo", "zip": 1 }, "score": 3, "tags": ["new"] },
        doc! { "_id": 1, "name": "Ida", "address": { "town": "Oslo", "zip": 1 }, "score": 3, "tags": ["new"] },
        doc! { "_id": 2, "nick": "Ida", "addr": { "city": "Oslo", "zip": 1 }, "score": 3, "labels": ["new"] },
        doc! { "labels": ["new"], "points": 3, "addr": { "zip": 1, "town": "Oslo" }, "name": "Ida", "_id": 3 },
    ]
}

#[test]
fn old_names_are_read_and_new_ones_written() {
    for (id, document) in (0..).zip(generations()) {
        let read = read::<User>(&document).unwrap();
        assert_eq!(read, user(id));
        assert_eq!(stored(&read).keys().collect::<Vec<_>>(), ["_id", "fullName", "address", "score", "tags"]);
    }
}

#[test]
fn a_field_under_two_names_has_no_one_value() {
    let document = doc! { "_id": 0, "fullName": "Ida", "name": "Ada", "score": 3, "tags": [] };
    assert_eq!(refused::<User>(&document), "name: the document has this field twice, or under an old name, too");
    assert_eq!(
        refused::<User>(&doc! { "_id": 0, "fullName": "Ida", "score": 3 }),
        "tags: expected array, but the field is missing"
    );
}

#[test]
fn migrated_fields_are_found_under_their_new_name_only() {
    assert_eq!(User::F.score.gte(3).to_string(), "{ score: { $gte: 3 } }");
    assert_eq!(User::F.score.inc(1).to_string(), "{ $inc: { score: 1 } }");
    assert_eq!(
        User::F.full_name.set("Ada").to_string(),
        r#"{ $set: { fullName: "Ada" }, $unset: { name: "", nick: "" } }"#
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_match_all_names() {
    let database = testing::database().await.expect("a server");
    let (users, raw) = (User::collection(&database), database.collection::<Document>("users"));
    raw.insert_many(generations()).await.unwrap();
    raw.insert_one(doc! { "_id": 4, "fullName": "Bo", "score": 1, "tags": [] }).await.unwrap();
    raw.insert_one(doc! { "_id": 5, "name": "Bo", "addr": null, "score": 1, "labels": ["x", "new"] }).await.unwrap();
    let found = async |filter: Filter<User>| {
        let mut ids: Vec<i32> = users.find_with(filter).await.unwrap().into_iter().map(|user| user.id).collect();
        ids.sort_unstable();
        ids
    };
    let all = User::F;
    assert_eq!(found(all.full_name.eq("Ida")).await, [0, 1, 2, 3]);
    assert_eq!(found(all.full_name.ne("Ida")).await, [4, 5]);
    assert_eq!(found(!all.full_name.eq("Ida")).await, [4, 5]);
    assert_eq!(found(all.full_name.is_in(["Bo", "x"])).await, [4, 5]);
    assert_eq!(found(all.full_name.not_in(["Bo", "x"])).await, [0, 1, 2, 3]);
    assert_eq!(found(all.address.is_none()).await, [4, 5]);
    assert_eq!(found(all.address.is_missing()).await, [4]);
    assert_eq!(found(all.address.is_null()).await, [5]);
    assert_eq!(found(all.address.is_some()).await, [0, 1, 2, 3]);
    assert_eq!(found(all.address.city.eq("Oslo")).await, [0, 1, 2, 3]);
    assert_eq!(found(all.address.city.ne("Oslo")).await, [4, 5]);
    assert_eq!(found(all.address.city.is_missing()).await, [4, 5]);
    assert_eq!(found(all.address.zip.gte(1)).await, [0, 1, 2, 3]);
    assert_eq!(found(all.tags.contains("new")).await, [0, 1, 2, 3, 5]);
    assert_eq!(found(!all.tags.contains("new")).await, [4]);
    assert_eq!(found(all.tags.contains_all(["new", "x"])).await, [5]);
    assert_eq!(found(all.tags.len().eq(2)).await, [5]);
    assert_eq!(found(all.tags.len().lt(2)).await, [0, 1, 2, 3, 4]);
    assert_eq!(found(all.tags.at(0, |tag| tag.eq("x"))).await, [5]);
    assert_eq!(found(all.tags.elem_match(|tag| tag.gte("x"))).await, [5]);
    // The field moves to its new name with its first update.
    users.update_many(|u| u.full_name.eq("Ida")).apply(|u| [u.full_name.set("Åse"), u.address.unset()]).await.unwrap();
    let moved: Vec<Document> = raw.find(doc! { "fullName": "Åse" }).await.unwrap().try_collect().await.unwrap();
    assert_eq!(moved.len(), 4);
    for document in moved {
        assert!(!["name", "nick", "address", "addr"].iter().any(|key| document.contains_key(key)), "{document}");
    }
}
