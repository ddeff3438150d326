//! `set_on_insert`, `rename_to` and `current_date`: operators on fields of the document itself.

use super::{F, Stored, mql, part, stored};
use bson::{Bson, Document, doc};
use docmodel::{Update, prelude::*};

#[test]
fn what_is_sent() {
    assert_eq!(
        mql([F.id.set_on_insert(7), F.text.set_on_insert("a"), F.part.sku.set_on_insert("b"), F.long.inc(1)]),
        r#"{ $setOnInsert: { _id: 7, text: "a", "part.sku": "b" }, $inc: { long: Long("1") } }"#
    );
    assert_eq!(mql([F.text.rename_to(F.other_text)]), r#"{ $rename: { text: "other_text" } }"#);
    assert_eq!(
        mql([F.at.current_date(), F.stamp.current_date()]),
        r#"{ $currentDate: { at: { $type: "date" }, stamp: { $type: "timestamp" } } }"#
    );
}

#[derive(Debug, DocumentModel)]
struct Moved {
    #[field(id)]
    id: i32,
    #[field(alias = "nick")]
    name: Option<String>,
}

#[test]
fn a_new_document_has_no_old_names() {
    assert_eq!(Moved::F.name.set_on_insert("a").to_string(), r#"{ $setOnInsert: { name: "a" } }"#);
    assert_eq!(Moved::F.name.set("a").to_string(), r#"{ $set: { name: "a" }, $unset: { nick: "" } }"#);
}

#[tokio::test]
async fn set_on_insert_leaves_what_is_there() {
    let things = Stored::new([doc! { "text": "old", "long": 1_i64 }]).await;
    let raw = things.database.collection::<Document>("things");
    let update =
        Update::collect([F.text.set_on_insert("new"), F.parts.set_on_insert(vec![part("a", 1)]), F.long.inc(1)]);
    let (update, _) = update.to_documents().expect("can be sent");
    for (id, expected) in [
        (0, doc! { "_id": 0, "text": "old", "long": 2_i64 }),
        (1, doc! { "_id": 1, "long": 1_i64, "parts": [stored("a", 1, &[])], "text": "new" }),
    ] {
        raw.update_one(doc! { "_id": id }, update.clone()).upsert(true).await.expect("accepted");
        assert_eq!(raw.find_one(doc! { "_id": id }).await.expect("read"), Some(expected));
    }
}

#[tokio::test]
async fn an_upsert_can_give_the_id() {
    let things = Stored::new([doc! {}]).await;
    let raw = things.database.collection::<Document>("things");
    let update = Update::collect([F.id.set_on_insert(7), F.text.set("a")]);
    let (update, _) = update.to_documents().expect("can be sent");
    let result = raw.update_one(doc! { "text": "a" }, update).upsert(true).await.expect("accepted");
    assert_eq!(result.upserted_id, Some(Bson::Int32(7)));
}

#[tokio::test]
async fn rename() {
    let things = Stored::new([
        doc! { "text": "é" },
        doc! { "text": "a", "other_text": "b" },
        doc! { "other_text": "b" },
        doc! { "text": null, "other_text": "b" },
        doc! { "text": 12 },
    ])
    .await;
    let after = things.each_after(5, &F.text.rename_to(F.other_text)).await;
    let renamed = ["é".into(), "a".into(), "b".into(), Bson::Null, Bson::Int32(12)];
    assert_eq!(after, renamed.map(|text: Bson| Some(doc! { "other_text": text })));
}

#[tokio::test]
async fn current_date() {
    let things = Stored::new([doc! {}, doc! { "at": null }, doc! { "at": "text" }]).await;
    let before = DateTime::now();
    for id in 0..3 {
        let after = things.after(id, [F.at.current_date(), F.stamp.current_date()]).await.expect("accepted");
        let at = after.get_datetime("at").expect("a date");
        let difference = at.timestamp_millis() - before.timestamp_millis();
        assert!((-1000..600_000).contains(&difference), "{difference} ms");
        assert!(after.get_timestamp("stamp").expect("a timestamp").time > 0);
    }
}
