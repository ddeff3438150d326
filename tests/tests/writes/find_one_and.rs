use super::unasked_orders;
use crate::models::{Order, order};
use bson::doc;
use docmodel::{Error, Projection, prelude::*, testing};
use std::time::Duration;

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct Card {
    number: String,
    #[from(ship_to.city)]
    city: String,
}

#[tokio::test]
async fn plans_show_what_is_sent() {
    let orders = unasked_orders().await;
    let update = orders
        .find_one_and_update(|o| o.number.eq("a"))
        .apply(|o| [o.paid.set(true), o.items.filtered(|i| i.sku.eq("A"), |i| i.qty.inc(-1))])
        .project::<Card>()
        .sort(|o| o.created_at.desc())
        .after()
        .max_time(Duration::from_secs(2));
    assert_eq!(
        update.plan().to_string(),
        "db.orders.findOneAndUpdate({ number: \"a\" }, { $set: { paid: true }, $inc: { \"items.$[e0].qty\": -1 } }, \
         { projection: { number: 1, \"shipTo.city\": 1, _id: 0 }, sort: { createdAt: -1 }, returnDocument: \"after\", \
         arrayFilters: [{ \"e0.sku\": \"A\" }], maxTimeMS: 2000 })\n// index: number_1 (1 of 1 key)"
    );
    assert_eq!(
        orders.find_one_and_delete(|o| o.paid.eq(true)).select(|o| o.number).plan().to_string(),
        "db.orders.findOneAndDelete({ paid: true }, { projection: { number: 1, _id: 0 } })\n\
         // no declared index narrows this search"
    );
    let model = order("a");
    let plan = orders.find_one_and_replace(|o| o.number.eq("a"), &model).upsert().after().plan().to_string();
    assert!(plan.starts_with("db.orders.findOneAndReplace({ number: \"a\" }, { _id: ObjectId(\""), "{plan}");
    assert!(plan.contains("}, { upsert: true, returnDocument: \"after\" })"), "{plan}");
    let twice = orders.find_one_and_delete(|o| o.number.eq("a")).sort(|o| [o.total.asc(), o.total.desc()]);
    assert_eq!(twice.await.expect_err("not sent").to_string(), "the sort order has `total` twice");
}

#[tokio::test]
async fn documents_are_read_as_they_were_or_are() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let stored = [order("NO-1"), order("NO-2"), order("NO-3")];
    orders.insert_many(&mut stored.clone()).await.expect("stored");

    let pay = || orders.find_one_and_update(|o| o.paid.eq(false)).apply(|o| o.paid.set(true)).sort(|o| o.number.desc());
    assert_eq!(pay().await.expect("updated").as_ref(), Some(&stored[2]), "as it was");
    let second = Order { paid: true, ..stored[1].clone() };
    assert_eq!(pay().after().await.expect("updated"), Some(second.clone()));
    let card = pay().project::<Card>().await.expect("updated");
    assert_eq!(card, Some(Card { number: "NO-1".into(), city: "Oslo".into() }));
    assert_eq!(pay().select(|o| o.number).await.expect("nothing left"), None);

    let changed = Order { note: Some("new".into()), ..second.clone() };
    let replace = || orders.find_one_and_replace(|o| o.number.eq("NO-2"), &changed);
    assert_eq!(replace().await.expect("replaced"), Some(second));
    assert_eq!(replace().after().await.expect("replaced").as_ref(), Some(&changed));
    let removed = orders.find_one_and_delete(|o| o.number.gte("NO-2")).sort(|o| o.number.asc()).await;
    assert_eq!(removed.expect("deleted"), Some(changed));
    assert_eq!(orders.count(|_| Filter::everything()).await.expect("counted"), 2);
}

#[derive(Debug, PartialEq, DocumentModel)]
#[document(collection = "sequences")]
struct Sequence {
    #[field(id)]
    id: String,
    next: i64,
}

#[tokio::test]
async fn upserts_are_read_after_them() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let new = order("NO-1");
    let replace = orders.find_one_and_replace(|o| o.id.eq(new.id), &new).upsert();
    assert_eq!(replace.await.expect("stored"), None, "there was none before");
    let other = order("NO-2");
    let replace = orders.find_one_and_replace(|o| o.id.eq(other.id), &other).upsert().after();
    assert_eq!(replace.await.expect("stored"), Some(other));

    let sequences = Sequence::collection(&database);
    let next = || sequences.find_one_and_update(|s| s.id.eq("invoice")).apply(|s| s.next.inc(1)).upsert().after();
    assert_eq!(next().select(|s| s.next).await.expect("stored"), Some(1));
    assert_eq!(next().await.expect("updated"), Some(Sequence { id: "invoice".into(), next: 2 }));
}

#[tokio::test]
async fn errors_are_those_of_other_writes() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    orders.sync_indexes().await.expect("synced");
    let (first, second) = (order("NO-1"), order("NO-2"));
    orders.insert_many(&mut [first.clone(), second.clone()]).await.expect("stored");
    let update = orders.find_one_and_update(|o| o.id.eq(first.id)).apply(|o| o.number.set("NO-2"));
    let error = update.await.expect_err("taken");
    assert!(matches!(&error, Error::DuplicateKey { index, .. } if index == "number_1"), "{error}");
    let long = Order { note: Some("x".repeat(21)), ..second.clone() };
    let error = orders.find_one_and_replace(|o| o.id.eq(second.id), &long).await.expect_err("a rule");
    assert!(matches!(error, Error::Validation(_)), "{error}");

    let raw = orders.driver();
    let not_to_be_read = async || {
        let misfit = doc! { "$set": { "total": "much", "paid": false } };
        raw.update_one(doc! { "_id": first.id }, misfit).await.expect("updated");
    };
    let says = |error: &Error, done: &str| {
        let id = first.id;
        let text = format!("orders {id}: total: expected double, found string; the document was {done} nevertheless");
        assert!(matches!(error, Error::Decode(_)) && error.to_string() == text, "{error}");
    };
    not_to_be_read().await;
    let update = orders.find_one_and_update(|o| o.id.eq(first.id)).apply(|o| o.paid.set(true));
    says(&update.await.expect_err("does not fit"), "changed");
    let changed = raw.find_one(doc! { "_id": first.id }).await.expect("read").expect("there");
    assert_eq!(changed.get_bool("paid").ok(), Some(true));
    let replace = orders.find_one_and_replace(|o| o.id.eq(first.id), &first);
    says(&replace.await.expect_err("does not fit"), "replaced");
    assert_eq!(orders.find_by_id(&first.id).await.expect("read").as_ref(), Some(&first));
    not_to_be_read().await;
    says(&orders.find_one_and_delete(|o| o.id.eq(first.id)).await.expect_err("does not fit"), "deleted");
    assert_eq!(raw.find_one(doc! { "_id": first.id }).await.expect("read"), None);
}

#[tokio::test]
async fn they_are_part_of_transactions() {
    let database = testing::database().await.expect("a server");
    let orders = Order::collection(&database);
    let first = order("NO-1");
    orders.insert_one(&mut first.clone()).await.expect("stored");
    let mut session = database.client().start_session().await.expect("started");
    session.start_transaction().await.expect("started");
    let update = orders.find_one_and_update(|o| o.id.eq(first.id)).apply(|o| o.paid.set(true)).after();
    assert!(update.session(&mut session).await.expect("updated").is_some_and(|o| o.paid));
    let delete = orders.find_one_and_delete(|o| o.id.eq(first.id)).session(&mut session);
    assert!(delete.await.expect("deleted").is_some_and(|o| o.paid));
    session.abort_transaction().await.expect("aborted");
    assert_eq!(orders.find_by_id(&first.id).await.expect("read"), Some(first));
}
