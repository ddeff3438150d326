//! What reads see.

use super::*;
use futures_util::TryStreamExt;

fn all<M>(_: &M) -> Filter<Order> {
    Filter::everything()
}

#[tokio::test]
async fn finds_see_what_is_not_deleted() {
    let (_database, orders) = orders().await;
    assert_eq!(ids(orders.find(all).await.expect("read")), [1, 2]);
    assert_eq!(ids(orders.find(all).with_deleted().await.expect("read")), [1, 2, 3, 4]);
    assert_eq!(ids(orders.find(all).only_deleted().await.expect("read")), [3, 4]);
    assert_eq!(ids(orders.find_with(Order::F.paid.eq(true)).await.expect("read")), [2]);
    assert_eq!(ids(orders.find(|o| o.paid.eq(true)).only_deleted().await.expect("read")), [4]);
    let raw = || Filter::raw(doc! { "$or": [{ "_id": 1 }, { "_id": 3 }] });
    assert_eq!(ids(orders.find(|_| raw()).await.expect("read")), [1]);
    assert_eq!(ids(orders.find(|_| raw()).with_deleted().await.expect("read")), [1, 3]);

    assert!(orders.find_by_id(&3).await.expect("read").is_none());
    let third = orders.find_by_id(&3).with_deleted().await.expect("read").expect("there");
    assert_eq!((third.is_deleted(), third.deleted_at), (true, Some(LONG_AGO)));
    assert!(orders.find_by_id(&1).only_deleted().await.expect("read").is_none());
    assert!(!orders.find_one(|o| o.id.lte(3)).sort(|o| o.id.desc()).await.expect("read").expect("there").is_deleted());
    assert_eq!(
        orders.find_one(|o| o.id.eq(4)).only_deleted().select(|o| o.number).await.expect("read"),
        Some("NO-4".into())
    );
}

#[tokio::test]
async fn a_condition_on_the_time_comes_on_top() {
    let (_database, orders) = orders().await;
    assert!(ids(orders.find(|o| o.deleted_at.lte(LONG_AGO)).await.expect("read")).is_empty());
    assert_eq!(ids(orders.find(|o| o.deleted_at.lte(LONG_AGO)).only_deleted().await.expect("read")), [3, 4]);
    assert_eq!(ids(orders.find(|o| o.deleted_at.is_none() | o.id.eq(3)).await.expect("read")), [1, 2]);
    assert!(ids(orders.find(|o| o.deleted_at.is_none()).only_deleted().await.expect("read")).is_empty());
}

#[tokio::test]
async fn all_ways_to_read_a_find() {
    let (_database, orders) = orders().await;
    let sorted = || orders.find(all).sort(|o| o.id.desc());
    assert_eq!(sorted().first().await.expect("read").expect("there").id, 2);
    assert_eq!(sorted().only_deleted().first().await.expect("read").expect("there").id, 4);

    let streamed: Vec<Order> = sorted().stream().await.expect("read").try_collect().await.expect("read");
    assert_eq!(ids(streamed), [1, 2]);
    let mut batched = Vec::new();
    let each = |batch: Vec<Order>| {
        batched.extend(batch);
        async { Ok::<_, docmodel::Error>(()) }
    };
    sorted().only_deleted().for_each_batch(each).await.expect("read");
    assert_eq!(ids(batched), [3, 4]);

    let one = orders.find(|o| o.id.is_in([1, 3])).one().await.expect("one").expect("there");
    assert_eq!(one.id, 1);
    let several = orders.find(|o| o.id.is_in([1, 3])).with_deleted().one().await.expect_err("two");
    assert!(several.to_string().contains("{ _id: { $in: [1, 3] } }"), "{several}");
    let several = orders.find(|o| o.id.is_in([1, 2])).one().await.expect_err("two");
    assert!(several.to_string().contains("{ _id: { $in: [1, 2] }, deletedAt: null }"), "{several}");
}

#[tokio::test]
async fn pages() {
    let (_database, orders) = orders().await;
    let sorted = || orders.find(all).sort(|o| o.id.asc());
    let page = sorted().page(1, 10).await.expect("read");
    assert_eq!((page.total, ids(page.items)), (2, vec![1, 2]));
    let page = sorted().only_deleted().page(2, 1).await.expect("read");
    assert_eq!((page.total, ids(page.items)), (2, vec![4]));

    let first = sorted().keyset(1).await.expect("read");
    let second = sorted().keyset(1).after(first.next.as_ref().expect("more")).await.expect("read");
    assert_eq!((ids(first.items), ids(second.items), second.next), (vec![1], vec![2], None));
    let second = sorted().with_deleted().keyset(3).await.expect("read").next.expect("more");
    assert_eq!(ids(sorted().with_deleted().keyset(3).after(&second).await.expect("read").items), [4]);
}

#[tokio::test]
async fn counts_and_values() {
    let (_database, orders) = orders().await;
    assert_eq!(orders.count(all).await.expect("counted"), 2);
    assert_eq!(orders.count(all).with_deleted().await.expect("counted"), 4);
    assert_eq!(orders.count(|o| o.paid.eq(true)).only_deleted().await.expect("counted"), 1);
    assert_eq!(orders.estimated_count().await.expect("counted"), 4, "it knows of no filter");

    assert!(!orders.exists(|o| o.id.eq(3)).await.expect("read"));
    assert!(orders.exists(|o| o.id.eq(3)).with_deleted().await.expect("read"));
    assert!(!orders.exists(|o| o.id.eq(1)).only_deleted().await.expect("read"));

    let mut numbers = orders.distinct(|o| o.number).await.expect("read");
    numbers.sort();
    assert_eq!(numbers, ["NO-1", "NO-2"]);
    assert_eq!(
        orders.distinct(|o| o.number).matching(|o| o.paid.eq(true)).only_deleted().await.expect("read"),
        ["NO-4"]
    );
    assert_eq!(orders.distinct(|o| o.number).with_deleted().await.expect("read").len(), 4);

    let by_number = || orders.count_by(|o| o.number);
    assert_eq!(by_number().await.expect("counted"), [("NO-1".into(), 1), ("NO-2".into(), 1)]);
    let paid = by_number().matching(|o| o.paid.eq(true)).only_deleted();
    assert_eq!(paid.await.expect("counted"), [("NO-4".into(), 1)]);
    assert_eq!(by_number().with_deleted().await.expect("counted").len(), 4);
}

#[tokio::test]
async fn explains_ask_for_the_same() {
    let (_database, orders) = orders().await;
    orders.sync_indexes().await.expect("created");
    let explain = orders.find(|o| o.number.gte("NO")).explain().await.expect("explained");
    assert_eq!(explain.stats().map(|stats| stats.returned), Some(2));
    let explain = orders.find(|o| o.number.gte("NO")).with_deleted().explain().await.expect("explained");
    assert_eq!(explain.stats().map(|stats| stats.returned), Some(4));
}
