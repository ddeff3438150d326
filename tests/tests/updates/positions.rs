//! Elements that are changed by their positions, and arrays that do not have them.

use super::{F, Stored, Thing, mql, part, stored};
use bson::{Bson, Document, doc};
use docmodel::{Update, prelude::*};

impl Stored {
    /// The document, without its id.
    async fn document(&self, id: i32) -> Document {
        let raw = self.database.collection::<Document>("things");
        let mut document = raw.find_one(doc! { "_id": id }).await.expect("read").expect("there");
        document.remove("_id");
        document
    }
}

#[tokio::test]
async fn an_element_is_set_by_its_position() {
    let arrays = Stored::new([doc! { "numbers": [1, 2], "parts": [stored("a", 1, &[])], "grid": [[], [1]] }]).await;
    let update = [
        F.numbers.at(1, |n| n.set(9)),
        F.parts.at(0, |p| p.set(part("b", 2))),
        F.grid.at(1, |row| row.at(0, |n| n.inc(5))),
    ];
    let after = arrays.after(0, update).await.expect("accepted");
    assert_eq!(after, doc! { "numbers": [1, 9], "parts": [stored("b", 2, &[])], "grid": [[], [6]] });
    let after = arrays.after(0, [F.grid.at(0, |row| row.push(7))]).await.expect("accepted");
    assert_eq!(after.get_array("grid").expect("rows")[0], Bson::Array(vec![7.into()]));
}

#[tokio::test]
async fn a_document_without_the_element_is_not_changed() {
    let documents = [
        doc! { "numbers": [1, 2, 3], "parts": [], "grid": [[1], []] },
        doc! { "numbers": [], "parts": null, "grid": null },
        doc! {},
        doc! { "numbers": "text", "parts": stored("a", 1, &[]), "grid": [] },
    ];
    let arrays = Stored::new(documents.clone()).await;
    let things = Thing::collection(&arrays.database);
    let beyond = [
        F.numbers.at(6, |n| n.set(9)),
        F.numbers.at(3, |n| n.inc(1)),
        F.parts.at(2, |p| p.qty.inc(5)),
        F.parts.at(0, |p| p.labels.push("x")),
        F.parts.at(0, |p| [p.sku.set("a"), p.qty.set(1)]),
        F.grid.at(1, |row| row.at(0, |n| n.set(9))),
        F.grid.at(2, |row| row.push(9)),
        // Of several changes, none is made.
        Update::collect([F.int.set(5), F.numbers.at(3, |n| n.set(9))]),
    ];
    for update in beyond {
        let result = things.update_many(|_| Filter::everything()).apply(|_| update.clone()).all().await.expect("sent");
        assert_eq!((result.matched_count, result.modified_count), (0, 0), "{update}");
        let found = things.find_one_and_update(|_| Filter::everything()).apply(|_| update.clone());
        assert!(found.select(|t| t.id).await.expect("sent").is_none(), "{update}");
        let bulk = things.bulk().update_one(|t| t.id.eq(0), |_| update.clone()).await.expect("sent");
        assert_eq!(bulk.matched_count, 0, "{update}");
    }
    for (expected, id) in documents.into_iter().zip(0..) {
        assert_eq!(arrays.document(id).await, expected);
    }
}

#[tokio::test]
async fn elements_of_elements() {
    let parts = || [stored("a", 1, &["x", "y"]), stored("b", 5, &["x"]), stored("c", 9, &[])];
    let arrays = Stored::new([doc! { "parts": parts() }]).await;
    let each = F.parts.each(|p| p.labels.at(1, |l| l.set("z")));
    assert_eq!(
        mql([each.clone()]),
        r#"{ $set: { "parts.$[e0].labels.1": "z" } }, { arrayFilters: [{ "e0.labels.1": { $exists: true } }] }"#
    );
    assert_eq!(each.condition().to_string(), "{}");
    let after = arrays.after(0, [each]).await.expect("accepted");
    assert_eq!(after, doc! { "parts": [stored("a", 1, &["x", "z"]), stored("b", 5, &["x"]), stored("c", 9, &[])] });

    let filtered = F.parts.filtered(|p| p.qty.gt(1), |p| [p.labels.at(0, |l| l.set("w")), p.qty.inc(1)]);
    assert_eq!(
        mql([filtered.clone()]),
        r#"{ $set: { "parts.$[e0].labels.0": "w" }, $inc: { "parts.$[e1].qty": 1 } }, "#.to_owned()
            + r#"{ arrayFilters: [{ "e0.qty": { $gt: 1 }, "e0.labels.0": { $exists: true } }, { "e1.qty": { $gt: 1 } }] }"#
    );
    let after = arrays.after(0, [filtered]).await.expect("accepted");
    assert_eq!(after, doc! { "parts": [stored("a", 1, &["x", "z"]), stored("b", 6, &["w"]), stored("c", 10, &[])] });
}

#[test]
fn the_condition_names_the_innermost_elements_once() {
    let condition = |updates: &[Update<Thing>]| Update::collect(updates.to_vec()).condition().to_string();
    assert_eq!(condition(&[F.int.set(1), F.parts.each(|p| p.qty.inc(1))]), "{}");
    assert_eq!(condition(&[F.parts.at(0, |p| [p.qty.inc(1), p.sku.set("a")])]), r#"{ "parts.0": { $exists: true } }"#);
    assert_eq!(
        condition(&[F.parts.at(1, |p| p.labels.at(2, |l| l.set("x"))), F.grid.at(0, |row| row.each(|n| n.inc(1)))]),
        r#"{ "grid.0": { $exists: true }, "parts.1.labels.2": { $exists: true } }"#
    );
    let in_map = F.stock.key("oslo", |part| part.labels.at(2, |l| l.set("x")));
    assert_eq!(condition(&[in_map]), r#"{ "stock.oslo.labels.2": { $exists: true } }"#);
}

#[tokio::test]
async fn plans_show_the_condition_and_upserts_are_refused() {
    let arrays = Stored::new([doc! {}]).await;
    let things = Thing::collection(&arrays.database);
    let update = || things.update_one(|t| t.id.eq(0)).apply(|t| t.numbers.at(6, |n| n.set(9)));
    let sent = r#"{ _id: 0, "numbers.6": { $exists: true } }, { $set: { "numbers.6": 9 } }"#;
    assert!(update().plan().to_string().starts_with(&format!("db.things.updateOne({sent})")), "{}", update().plan());
    let found = things.find_one_and_update(|t| t.id.eq(0)).apply(|t| t.numbers.at(6, |n| n.set(9)));
    assert!(found.plan().to_string().starts_with(&format!("db.things.findOneAndUpdate({sent})")), "{}", found.plan());
    let bulk = things.bulk().write(update()).plan().to_string();
    assert!(bulk.contains(r#"filter: { _id: 0, "numbers.6": { $exists: true } }"#), "{bulk}");
    // What an update needs is no condition that somebody has asked for.
    let all = things.update_many(|_| Filter::everything()).apply(|t| t.numbers.at(0, |n| n.set(9)));
    assert!(all.await.expect_err("not asked for").to_string().contains("say `.all()`"));

    let upsert = update().upsert().await.expect_err("no such document").to_string();
    assert_eq!(
        upsert,
        "an upsert cannot change `numbers.6` by its position: beside a document without this element, it would store \
         another one; leave out `upsert`"
    );
}
