//! What writes do, and to what.

use super::*;
use docmodel::Error;

#[tokio::test]
async fn deletions_set_the_time_once() {
    let (_database, orders) = orders().await;
    let before = DateTime::now();
    assert_eq!(orders.delete_one(|o| o.id.eq(1)).await.expect("deleted"), 1);
    let at = deleted_at(&orders, 1).await.expect("deleted");
    assert!(at >= before && at <= DateTime::now());
    assert_eq!(orders.delete_one(|o| o.id.eq(1)).await.expect("sent"), 0, "it is deleted already");
    assert_eq!(orders.delete_many(|o| o.id.gte(1)).await.expect("deleted"), 1, "the other two are deleted already");
    assert_eq!((deleted_at(&orders, 1).await, deleted_at(&orders, 3).await), (Some(at), Some(LONG_AGO)));
    assert_eq!(orders.count(|_| Filter::everything()).with_deleted().await.expect("counted"), 4);
}

#[tokio::test]
async fn permanent_deletions_remove() {
    let (_database, orders) = orders().await;
    assert_eq!(orders.delete_one(|o| o.id.eq(3)).permanently().await.expect("removed"), 1);
    assert!(raw(&orders, 3).await.is_none());
    assert_eq!(orders.delete_many(|o| o.deleted_at.lte(DateTime::now())).permanently().await.expect("removed"), 1);
    assert_eq!(orders.delete_many(|o| o.id.gte(2)).permanently().await.expect("removed"), 1);
    assert_eq!(orders.estimated_count().await.expect("counted"), 1);
    let refused = orders.delete_many(|_| Filter::everything()).permanently().await.expect_err("all");
    assert!(matches!(refused, Error::InvalidOperation(_)), "{refused}");
    assert_eq!(orders.delete_many(|_| Filter::everything()).permanently().all().await.expect("removed"), 1);
}

#[tokio::test]
async fn to_delete_all_has_to_be_said() {
    let (_database, orders) = orders().await;
    let refused = orders.delete_many(|_| Filter::everything()).await.expect_err("all");
    assert!(refused.to_string().contains("the filter has no conditions"), "{refused}");
    let update = orders.update_many(|_| Filter::everything()).apply(|o| o.paid.set(true));
    assert!(matches!(update.await, Err(Error::InvalidOperation(_))));
    assert!(matches!(orders.restore(|_| Filter::everything()).await, Err(Error::InvalidOperation(_))));
    assert_eq!(orders.delete_many(|_| Filter::everything()).all().await.expect("deleted"), 2);
    assert_eq!(orders.restore(|_| Filter::everything()).all().await.expect("restored"), 4);
}

#[tokio::test]
async fn updates_see_what_is_not_deleted() {
    let (_database, orders) = orders().await;
    let renamed = |number: &'static str| move |o: &OrderFields<docmodel::path::Root<Order>>| o.number.set(number);
    let result = orders.update_one(|o| o.id.eq(3)).apply(renamed("X")).await.expect("sent");
    assert_eq!(result.matched_count, 0);
    let result = orders.update_many(|o| o.id.gte(1)).apply(|o| o.paid.set(true)).await.expect("updated");
    assert_eq!((result.matched_count, result.modified_count), (2, 1));
    let result = orders.update_one(|o| o.id.eq(3)).apply(renamed("X")).with_deleted().await.expect("updated");
    assert_eq!(result.modified_count, 1);
    let result = orders.update_many(|o| o.id.gte(1)).apply(|o| o.paid.set(true)).only_deleted().await.expect("updated");
    assert_eq!((result.matched_count, result.modified_count), (2, 1));
    let piped = orders.update_many(|o| o.id.gte(1)).pipeline(|o| [o.paid.set_to(!o.paid.expr())]);
    assert_eq!(piped.await.expect("updated").matched_count, 2);
    assert_eq!(
        raw(&orders, 3).await.expect("there"),
        doc! { "_id": 3, "number": "X", "paid": true, "deletedAt": LONG_AGO }
    );
}

#[tokio::test]
async fn replacements_see_what_is_not_deleted() {
    let (_database, orders) = orders().await;
    let third = Order { number: "X".into(), ..order(3) };
    assert_eq!(orders.replace_one(|o| o.id.eq(3), &third).await.expect("sent").matched_count, 0);
    assert_eq!(orders.find_one_and_replace(|o| o.id.eq(3), &third).await.expect("sent"), None);
    assert_eq!(deleted_at(&orders, 3).await, Some(LONG_AGO));

    assert_eq!(orders.replace_one(|o| o.id.eq(3), &third).only_deleted().await.expect("replaced").matched_count, 1);
    assert_eq!(orders.find_by_id(&3).await.expect("read"), Some(third), "the model says that it is not deleted");
    let fourth = order(4);
    let old = orders.find_one_and_replace(|o| o.id.eq(4), &fourth).with_deleted().await.expect("replaced");
    assert!(old.expect("there").is_deleted());
}

#[tokio::test]
async fn finding_and_writing_in_one_step() {
    let (_database, orders) = orders().await;
    let paid = |only_id: i32| orders.find_one_and_update(move |o| o.id.eq(only_id)).apply(|o| o.paid.set(true)).after();
    assert_eq!(paid(3).await.expect("sent"), None);
    assert!(paid(1).await.expect("updated").expect("there").paid);
    assert!(paid(3).only_deleted().await.expect("updated").expect("there").is_deleted());

    let deleted = orders.find_one_and_delete(|o| o.id.gte(1)).sort(|o| o.id.desc()).await.expect("deleted");
    assert_eq!(deleted, Some(order(2)), "as it was before");
    assert!(deleted_at(&orders, 2).await.is_some());
    let removed =
        orders.find_one_and_delete(|o| o.id.gte(1)).permanently().sort(|o| o.id.desc()).await.expect("removed");
    assert_eq!(removed.expect("there").id, 4);
    assert!(raw(&orders, 4).await.is_none());
}

#[tokio::test]
async fn what_is_deleted_already_can_be_removed_alone() {
    let (_database, orders) = orders().await;
    let one = || orders.find_one_and_delete(|o| o.id.gte(1)).sort(|o| o.id.asc());
    assert_eq!(
        one().permanently().only_deleted().plan().to_string().lines().next(),
        Some("db.orders.findOneAndDelete({ _id: { $gte: 1 }, deletedAt: { $ne: null } }, { sort: { _id: 1 } })")
    );
    assert_eq!(
        one().only_deleted().permanently().plan().to_string(),
        one().permanently().only_deleted().plan().to_string()
    );
    assert_eq!(one().with_deleted().permanently().plan().to_string(), one().permanently().plan().to_string());
    let removed = one().only_deleted().permanently().await.expect("removed").expect("there");
    assert_eq!((removed.id, raw(&orders, 3).await), (3, None));

    for refused in [
        one().only_deleted().await.map(drop).expect_err("soft"),
        one().with_deleted().await.map(drop).expect_err("soft"),
        orders.delete_many(|o| o.id.gte(1)).only_deleted().await.map(drop).expect_err("soft"),
        orders.delete_one(|o| o.id.gte(1)).with_deleted().await.map(drop).expect_err("soft"),
        orders.bulk().write(orders.delete_one(|o| o.id.gte(1)).only_deleted()).await.map(drop).expect_err("soft"),
    ] {
        let text = refused.to_string();
        let fix = "`with_deleted` and `only_deleted` find documents that are deleted already: say `permanently`, too, to \
                   remove them";
        assert!(matches!(refused, Error::InvalidOperation(_)) && text.ends_with(fix), "{text}");
    }
    assert_eq!(deleted_at(&orders, 4).await, Some(LONG_AGO));

    let purge = || orders.delete_many(|_| Filter::everything()).only_deleted().permanently().all();
    assert_eq!(purge().plan().to_string().lines().next(), Some("db.orders.deleteMany({ deletedAt: { $ne: null } })"));
    assert_eq!(purge().await.expect("removed"), 1);
    assert_eq!(ids(orders.find(|_| Filter::everything()).with_deleted().await.expect("read")), [1, 2]);
}

#[tokio::test]
async fn a_reload_sees_what_is_deleted_if_it_is_told_to() {
    let (_database, orders) = orders().await;
    let mut third = order(3);
    assert_eq!(
        orders.reload(&mut third).plan().to_string().lines().next(),
        Some("db.orders.find({ _id: 3, deletedAt: null }).limit(1)")
    );
    let error = orders.reload(&mut third).await.expect_err("deleted");
    assert!(matches!(error, Error::NotFound { .. }) && third == order(3), "{error}");
    orders.reload(&mut third).with_deleted().await.expect("read");
    assert!(third.is_deleted());
}

#[tokio::test]
async fn bulks_count_deletions() {
    let (_database, orders) = orders().await;
    for ordered in [true, false] {
        let result = orders
            .bulk()
            .ordered(ordered)
            .update_many(|o| o.id.gte(1), |o| o.paid.set(false))
            .delete_one(|o| o.id.eq(1))
            .delete_many(|o| o.id.gte(3))
            .update_one(|o| o.id.eq(2), |o| o.paid.set(true))
            .write(orders.delete_one(|o| o.id.eq(4)).permanently())
            .await
            .expect("written");
        assert_eq!((result.matched_count, result.modified_count), (3, 2), "ordered: {ordered}");
        assert_eq!(result.deleted_count, 2, "1 is marked, and 4 is removed; 3 was deleted before");
        assert!(deleted_at(&orders, 1).await.is_some() && raw(&orders, 4).await.is_none());
        // As it was.
        orders.restore(|o| o.id.eq(1)).await.expect("restored");
        orders.update_one(|o| o.id.eq(2)).apply(|o| o.paid.set(true)).await.expect("updated");
        orders.insert_one(&mut Order { deleted_at: Some(LONG_AGO), ..order(4) }).await.expect("stored");
    }
}

#[tokio::test]
async fn upserts_store_anew_what_is_deleted() {
    let database = testing::database().await.expect("a server");
    let orders = Keyed::collection(&database);
    orders.sync_indexes().await.expect("created");
    let upsert = || orders.update_one(|k| k.key.eq("a")).apply(|k| k.count.inc(1)).upsert();
    let first = upsert().await.expect("stored").upserted_id.expect("new");
    assert_eq!(upsert().await.expect("updated").upserted_id, None);
    assert_eq!(orders.delete_one(|k| k.key.eq("a")).await.expect("deleted"), 1);
    let second = upsert().await.expect("stored").upserted_id.expect("new again");
    assert_ne!(first, second);
    assert_eq!(orders.find_one(|k| k.key.eq("a")).await.expect("read").expect("there").count, 1);
    assert_eq!(orders.count(|_| Filter::everything()).with_deleted().await.expect("counted"), 2);

    // An id cannot be used twice.
    orders.delete_one(|k| k.id.eq(second)).await.expect("deleted");
    let same_id = orders.update_one(|k| k.id.eq(second)).apply(|k| [k.count.inc(1), k.key.set("b")]).upsert();
    assert!(matches!(same_id.await, Err(Error::DuplicateKey { index, .. }) if index == "_id_"));
}

#[derive(Debug, Clone, PartialEq, DocumentModel)]
#[document(collection = "keyed", soft_delete)]
#[index(key, unique)]
struct Keyed {
    #[field(id)]
    id: ObjectId,
    key: String,
    count: i32,
    deleted_at: Option<DateTime>,
}

#[tokio::test]
async fn restored_documents_are_as_before() {
    let (_database, orders) = orders().await;
    assert_eq!(orders.restore(|o| o.id.gte(2)).await.expect("restored"), 2, "2 is not deleted");
    assert_eq!(orders.restore(|o| o.id.gte(2)).await.expect("sent"), 0);
    assert_eq!(orders.find_by_id(&4).await.expect("read"), Some(order(4)));
    assert_eq!(
        raw(&orders, 3).await.expect("there"),
        doc! { "_id": 3, "number": "NO-3", "paid": false, "deletedAt": null }
    );
}

#[tokio::test]
async fn a_transaction_that_ends_leaves_nothing() {
    let (database, orders) = orders().await;
    let mut session = database.client().start_session().await.expect("a session");
    session.start_transaction().await.expect("started");
    assert_eq!(orders.delete_one(|o| o.id.eq(1)).session(&mut session).await.expect("deleted"), 1);
    assert_eq!(orders.restore(|o| o.id.eq(3)).session(&mut session).await.expect("restored"), 1);
    assert_eq!(ids(orders.find(|_| Filter::everything()).session(&mut session).await.expect("read")), [2, 3]);
    session.abort_transaction().await.expect("ended");
    assert_eq!(ids(orders.find(|_| Filter::everything()).await.expect("read")), [1, 2]);
}
